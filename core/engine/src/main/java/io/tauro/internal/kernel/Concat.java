package io.tauro.internal.kernel;

import io.tauro.data.BooleanVector;
import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.IntVector;
import io.tauro.data.ListVector;
import io.tauro.data.LongVector;
import io.tauro.data.StructVector;
import io.tauro.data.Validity;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts vectors of one layout behind each other. */
final class Concat {

    private final DataType type;
    private final List<ColumnVector> parts;
    private final int size;

    private Concat(DataType type, List<ColumnVector> parts) {
        this.type = type;
        this.parts = parts;
        long rows = 0;
        for (ColumnVector part : parts) {
            rows += part.size();
        }
        this.size = Limits.position(rows);
    }

    static ColumnVector of(DataType type, List<ColumnVector> parts) {
        ColumnVector shared = shared(type, parts);
        if (shared != null) {
            return shared;
        }
        List<ColumnVector> plain = new ArrayList<>(parts.size());
        parts.forEach(part -> plain.add(Vectors.flatten(part)));
        return new Concat(type, plain).plain();
    }

    /** A dictionary or a constant, where all parts have the same one; else null. */
    private static @Nullable ColumnVector shared(DataType type, List<ColumnVector> parts) {
        if (parts.isEmpty() || !parts.get(0).type().equals(type)) {
            return null;
        }
        Concat concat = new Concat(type, parts);
        if (parts.get(0) instanceof ConstantVector first
                && parts.stream()
                        .allMatch(
                                p -> p instanceof ConstantVector c && c.entry() == first.entry())) {
            return new ConstantVector(first.entry(), concat.size);
        }
        if (parts.get(0) instanceof DictionaryVector first
                && parts.stream()
                        .allMatch(
                                p ->
                                        p instanceof DictionaryVector d
                                                && d.dictionary() == first.dictionary())) {
            return concat.dictionary(first.dictionary());
        }
        return null;
    }

    private ColumnVector dictionary(ColumnVector entries) {
        int[] codes = new int[size];
        List<long @Nullable []> bits = new ArrayList<>();
        int at = 0;
        for (ColumnVector part : parts) {
            DictionaryVector vector = (DictionaryVector) part;
            System.arraycopy(vector.codes(), 0, codes, at, vector.size());
            bits.add(vector.validity());
            at += vector.size();
        }
        return new DictionaryVector(entries, codes, validity(bits), size);
    }

    private ColumnVector plain() {
        return switch (type.physical()) {
            case BOOLEAN -> booleans();
            case INT -> ints();
            case LONG -> longs();
            case DOUBLE -> doubles();
            case DECIMAL -> decimals();
            case BYTES -> bytes();
            case LIST -> lists();
            case STRUCT -> structs();
        };
    }

    private ColumnVector booleans() {
        boolean[] values = new boolean[size];
        List<long @Nullable []> bits = new ArrayList<>();
        int at = 0;
        for (ColumnVector part : parts) {
            BooleanVector vector = (BooleanVector) part;
            System.arraycopy(vector.values(), 0, values, at, vector.size());
            bits.add(vector.validity());
            at += vector.size();
        }
        return new BooleanVector(type, values, validity(bits), size);
    }

    private ColumnVector ints() {
        int[] values = new int[size];
        List<long @Nullable []> bits = new ArrayList<>();
        int at = 0;
        for (ColumnVector part : parts) {
            IntVector vector = (IntVector) part;
            System.arraycopy(vector.values(), 0, values, at, vector.size());
            bits.add(vector.validity());
            at += vector.size();
        }
        return new IntVector(type, values, validity(bits), size);
    }

    private ColumnVector longs() {
        long[] values = new long[size];
        List<long @Nullable []> bits = new ArrayList<>();
        int at = 0;
        for (ColumnVector part : parts) {
            LongVector vector = (LongVector) part;
            System.arraycopy(vector.values(), 0, values, at, vector.size());
            bits.add(vector.validity());
            at += vector.size();
        }
        return new LongVector(type, values, validity(bits), size);
    }

    private ColumnVector doubles() {
        double[] values = new double[size];
        List<long @Nullable []> bits = new ArrayList<>();
        int at = 0;
        for (ColumnVector part : parts) {
            DoubleVector vector = (DoubleVector) part;
            System.arraycopy(vector.values(), 0, values, at, vector.size());
            bits.add(vector.validity());
            at += vector.size();
        }
        return new DoubleVector(type, values, validity(bits), size);
    }

    private ColumnVector decimals() {
        long[] low = new long[size];
        boolean wide = parts.stream().anyMatch(part -> ((DecimalVector) part).high() != null);
        long[] high = wide ? new long[size] : null;
        List<long @Nullable []> bits = new ArrayList<>();
        int at = 0;
        for (ColumnVector part : parts) {
            DecimalVector vector = (DecimalVector) part;
            if (vector.type().scale() != type.scale()) {
                throw new IllegalArgumentException(vector.type() + " put behind " + type);
            }
            System.arraycopy(vector.low(), 0, low, at, vector.size());
            for (int i = 0; high != null && i < vector.size(); i++) {
                high[at + i] = vector.highAt(i);
            }
            bits.add(vector.validity());
            at += vector.size();
        }
        return new DecimalVector(type, low, high, validity(bits), size);
    }

    private ColumnVector bytes() {
        int[] offsets = new int[size + 1];
        List<long @Nullable []> bits = new ArrayList<>();
        long total = 0;
        for (ColumnVector part : parts) {
            BytesVector vector = (BytesVector) part;
            total += vector.offsets()[vector.size()] - vector.offsets()[0];
        }
        byte[] data = new byte[Limits.position(total)];
        int at = 0;
        for (ColumnVector part : parts) {
            BytesVector vector = (BytesVector) part;
            int first = vector.offsets()[0];
            int end = offsets[at];
            System.arraycopy(
                    vector.data(), first, data, end, vector.offsets()[vector.size()] - first);
            for (int i = 1; i <= vector.size(); i++) {
                offsets[at + i] = end + vector.offsets()[i] - first;
            }
            bits.add(vector.validity());
            at += vector.size();
        }
        return new BytesVector(type, data, offsets, validity(bits), size);
    }

    private ColumnVector lists() {
        int[] offsets = new int[size + 1];
        List<long @Nullable []> bits = new ArrayList<>();
        List<ColumnVector> elements = new ArrayList<>();
        int at = 0;
        for (ColumnVector part : parts) {
            ListVector vector = (ListVector) part;
            int first = vector.offsets()[0];
            long end = offsets[at];
            for (int i = 1; i <= vector.size(); i++) {
                offsets[at + i] = Limits.position(end + vector.offsets()[i] - first);
            }
            elements.add(elements(vector));
            bits.add(vector.validity());
            at += vector.size();
        }
        return new ListVector(
                type, offsets, Vectors.concat(elementType(), elements), validity(bits), size);
    }

    private DataType elementType() {
        return type.kind() == TypeKind.MAP
                ? DataType.row(type.fields())
                : type.fields().get(0).type();
    }

    /** The elements that the lists of a vector use. */
    private static ColumnVector elements(ListVector vector) {
        int first = vector.offsets()[0];
        int used = vector.offsets()[vector.size()] - first;
        if (used == vector.elements().size()) {
            return vector.elements();
        }
        int[] positions = new int[used];
        Arrays.setAll(positions, i -> first + i);
        return Vectors.gather(vector.elements(), positions, used);
    }

    private ColumnVector structs() {
        List<ColumnVector> fields = new ArrayList<>();
        for (int i = 0; i < type.fields().size(); i++) {
            List<ColumnVector> pieces = new ArrayList<>();
            for (ColumnVector part : parts) {
                pieces.add(((StructVector) part).fields().get(i));
            }
            fields.add(Vectors.concat(type.fields().get(i).type(), pieces));
        }
        List<long @Nullable []> bits = new ArrayList<>();
        parts.forEach(part -> bits.add(((StructVector) part).validity()));
        return new StructVector(type, fields, validity(bits), size);
    }

    private long @Nullable [] validity(List<long @Nullable []> bits) {
        if (bits.stream().allMatch(Objects::isNull)) {
            return null;
        }
        long[] validity = Validity.allValid(size);
        int at = 0;
        for (int part = 0; part < parts.size(); part++) {
            long[] source = bits.get(part);
            int rows = parts.get(part).size();
            for (int i = 0; source != null && i < rows; i++) {
                if (!Validity.isValid(source, i)) {
                    Validity.setNull(validity, at + i);
                }
            }
            at += rows;
        }
        return validity;
    }
}
