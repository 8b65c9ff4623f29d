package io.tauro.internal.kernel;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.data.Validity;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts together a vector whose rows come from several vectors of the same rows. */
final class Merge {

    private final DataType type;
    private final int size;
    private final List<ColumnVector> vectors = new ArrayList<>();
    private final List<Batch> batches = new ArrayList<>();

    Merge(DataType type, int size) {
        this.type = type;
        this.size = size;
    }

    /** Takes from the vector the rows that are selected in the batch. */
    void add(ColumnVector vector, Batch rows) {
        boolean untyped = vector.type().kind() == TypeKind.NULL;
        vectors.add(untyped ? Vectors.constant(null, type, size) : vector);
        batches.add(rows);
    }

    ColumnVector result() {
        if (vectors.isEmpty()) {
            return Vectors.constant(null, type, size);
        }
        if (vectors.size() == 1 && vectors.get(0).type().equals(type)) {
            return vectors.get(0);
        }
        if (vectors.stream().allMatch(ConstantVector.class::isInstance)) {
            return constants();
        }
        return switch (type.physical()) {
            case LONG -> longs();
            case INT -> ints();
            case DOUBLE -> doubles();
            default -> copied();
        };
    }

    /** A dictionary of the constants. */
    private ColumnVector constants() {
        List<ColumnVector> entries = new ArrayList<>();
        int[] codes = new int[size];
        for (int i = 0; i < vectors.size(); i++) {
            entries.add(((ConstantVector) vectors.get(i)).entry());
            Batch batch = batches.get(i);
            for (int n = 0; n < batch.selectedCount(); n++) {
                codes[batch.row(n)] = i;
            }
        }
        return new DictionaryVector(Vectors.concat(type, entries), codes, null, size);
    }

    private ColumnVector longs() {
        long[] values = new long[size];
        for (int i = 0; i < vectors.size(); i++) {
            Decoded from = Decoded.of(vectors.get(i));
            long[] source = ((LongVector) from.values()).values();
            Batch batch = batches.get(i);
            for (int n = 0; n < batch.selectedCount(); n++) {
                int row = batch.row(n);
                values[row] = source.length == 0 ? 0 : source[from.index(row)];
            }
        }
        return new LongVector(type, values, validity(), size);
    }

    private ColumnVector ints() {
        int[] values = new int[size];
        for (int i = 0; i < vectors.size(); i++) {
            Decoded from = Decoded.of(vectors.get(i));
            int[] source = ((IntVector) from.values()).values();
            Batch batch = batches.get(i);
            for (int n = 0; n < batch.selectedCount(); n++) {
                int row = batch.row(n);
                values[row] = source.length == 0 ? 0 : source[from.index(row)];
            }
        }
        return new IntVector(type, values, validity(), size);
    }

    private ColumnVector doubles() {
        double[] values = new double[size];
        for (int i = 0; i < vectors.size(); i++) {
            Decoded from = Decoded.of(vectors.get(i));
            double[] source = ((DoubleVector) from.values()).values();
            Batch batch = batches.get(i);
            for (int n = 0; n < batch.selectedCount(); n++) {
                int row = batch.row(n);
                values[row] = source.length == 0 ? 0 : source[from.index(row)];
            }
        }
        return new DoubleVector(type, values, validity(), size);
    }

    private long @Nullable [] validity() {
        long[] validity = null;
        for (int i = 0; i < vectors.size(); i++) {
            ColumnVector vector = vectors.get(i);
            Batch batch = batches.get(i);
            for (int n = 0; vector.mayHaveNulls() && n < batch.selectedCount(); n++) {
                int row = batch.row(n);
                if (vector.isNull(row)) {
                    validity = validity == null ? Validity.allValid(size) : validity;
                    Validity.setNull(validity, row);
                }
            }
        }
        return validity;
    }

    /** The rows of each vector behind one another, then each to its place. */
    private ColumnVector copied() {
        List<ColumnVector> pieces = new ArrayList<>();
        int[] positions = new int[size];
        Arrays.fill(positions, -1);
        int next = 0;
        for (int i = 0; i < vectors.size(); i++) {
            Batch batch = batches.get(i);
            int[] rows = new int[batch.selectedCount()];
            for (int n = 0; n < rows.length; n++) {
                rows[n] = batch.row(n);
                positions[rows[n]] = next++;
            }
            pieces.add(Vectors.gather(vectors.get(i), rows, rows.length));
        }
        return Vectors.gather(Vectors.concat(type, pieces), positions, size);
    }
}
