package io.tauro.internal.kernel;

import io.tauro.data.Batch;
import io.tauro.data.BooleanVector;
import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.IntVector;
import io.tauro.data.ListVector;
import io.tauro.data.LongVector;
import io.tauro.data.StructVector;
import io.tauro.type.TypeKind;
import java.util.Arrays;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * 64-bit hashes of rows. Rows that are equal by {@link RowEquality} have equal hashes, however
 * their vectors are laid out. The hashes are good for this process only.
 */
public final class RowHash {

    private static final long NULL = 0x9E6C_63D0_876A_3F6BL;

    private RowHash() {}

    /**
     * Hashes the selected rows of a column.
     *
     * @param v a column of the batch's rows
     * @param batch whose selection says which rows count
     * @param hashesByRowPosition where the hash of each selected row is put, at the row's position
     * @param first whether to overwrite what is there; else the hash is combined with it
     */
    public static void hash(
            ColumnVector v, Batch batch, long[] hashesByRowPosition, boolean first) {
        Decoded decoded = Decoded.of(v);
        int[] selection = batch.selection();
        int count = batch.selectedCount();
        if (decoded.isPlain() && !decoded.mayHaveNulls() && isNarrow(v)) {
            hashIntegers(v, selection, count, hashesByRowPosition, first);
            return;
        }
        IntToLongFunction hash = hashes(decoded, count);
        for (int n = 0; n < count; n++) {
            int row = selection == null ? n : selection[n];
            long one = hash.applyAsLong(row);
            hashesByRowPosition[row] = first ? one : combine(hashesByRowPosition[row], one);
        }
    }

    /** The hash of an integer, date, time or decimal of 64 bits that is not null. */
    public static long ofInteger(long value) {
        return Hashing.mix(value);
    }

    private static boolean isNarrow(ColumnVector vector) {
        return vector instanceof IntVector
                || vector instanceof LongVector
                || vector instanceof DecimalVector decimals && decimals.high() == null;
    }

    /** The same in a loop of its own, since this is what most keys are. */
    private static void hashIntegers(
            ColumnVector vector,
            int @Nullable [] selection,
            int count,
            long[] hashes,
            boolean first) {
        if (vector instanceof IntVector ints) {
            int[] values = ints.values();
            for (int n = 0; n < count; n++) {
                int row = selection == null ? n : selection[n];
                long one = Hashing.mix(values[row]);
                hashes[row] = first ? one : combine(hashes[row], one);
            }
            return;
        }
        long[] values =
                vector instanceof LongVector longs
                        ? longs.values()
                        : ((DecimalVector) vector).low();
        for (int n = 0; n < count; n++) {
            int row = selection == null ? n : selection[n];
            long one = Hashing.mix(values[row]);
            hashes[row] = first ? one : combine(hashes[row], one);
        }
    }

    private static IntToLongFunction hashes(Decoded vector, int rows) {
        IntToLongFunction plain = plain(vector.values());
        if (vector.isPlain()) {
            return plain;
        }
        if (vector.constant()) {
            long value = plain.applyAsLong(0);
            return row -> value;
        }
        if (vector.values().size() <= rows) {
            long[] entries = new long[vector.values().size()];
            Arrays.setAll(entries, plain);
            return row -> vector.isNull(row) ? NULL : entries[vector.index(row)];
        }
        return row -> vector.isNull(row) ? NULL : plain.applyAsLong(vector.index(row));
    }

    private static IntToLongFunction plain(ColumnVector vector) {
        IntToLongFunction values = values(vector);
        return vector.mayHaveNulls()
                ? row -> vector.isNull(row) ? NULL : values.applyAsLong(row)
                : values;
    }

    private static IntToLongFunction values(ColumnVector vector) {
        return switch (vector.type().physical()) {
            case BOOLEAN -> {
                boolean[] values = ((BooleanVector) vector).values();
                yield row -> Hashing.mix(values[row] ? 1 : 2);
            }
            case INT -> {
                int[] values = ((IntVector) vector).values();
                yield row -> Hashing.mix(values[row]);
            }
            case LONG -> {
                long[] values = ((LongVector) vector).values();
                yield row -> Hashing.mix(values[row]);
            }
            case DOUBLE -> {
                double[] values = ((DoubleVector) vector).values();
                yield row -> Hashing.mix(Double.doubleToLongBits(values[row] + 0.0));
            }
            case DECIMAL -> decimals((DecimalVector) vector);
            case BYTES -> {
                BytesVector bytes = (BytesVector) vector;
                byte[] data = bytes.data();
                int[] offsets = bytes.offsets();
                yield row -> Hashing.bytes(data, offsets[row], offsets[row + 1]);
            }
            case LIST -> lists((ListVector) vector);
            case STRUCT -> structs((StructVector) vector);
        };
    }

    /** A value that fits in 64 bits hashes by them alone, stored with its high bits or without. */
    private static IntToLongFunction decimals(DecimalVector vector) {
        long[] low = vector.low();
        long[] high = vector.high();
        if (high == null) {
            return row -> Hashing.mix(low[row]);
        }
        return row -> {
            long mixed = Hashing.mix(low[row]);
            return high[row] == low[row] >> 63 ? mixed : combine(mixed, Hashing.mix(high[row]));
        };
    }

    private static IntToLongFunction lists(ListVector vector) {
        IntToLongFunction elements = hashes(Decoded.of(vector.elements()), 0);
        int[] offsets = vector.offsets();
        if (vector.type().kind() == TypeKind.MAP) {
            return row -> ofEntries(elements, offsets[row], offsets[row + 1]);
        }
        return row -> {
            long hash = Hashing.mix(offsets[row + 1] - offsets[row]);
            for (int i = offsets[row]; i < offsets[row + 1]; i++) {
                hash = combine(hash, elements.applyAsLong(i));
            }
            return hash;
        };
    }

    /** The same in whatever order they are. */
    private static long ofEntries(IntToLongFunction entries, int from, int to) {
        long sum = (long) to - from;
        for (int i = from; i < to; i++) {
            sum += Hashing.mix(entries.applyAsLong(i));
        }
        return Hashing.mix(sum);
    }

    private static IntToLongFunction structs(StructVector vector) {
        IntToLongFunction[] fields =
                vector.fields().stream()
                        .map(field -> hashes(Decoded.of(field), 0))
                        .toArray(IntToLongFunction[]::new);
        return row -> {
            long hash = fields.length;
            for (IntToLongFunction field : fields) {
                hash = combine(hash, field.applyAsLong(row));
            }
            return hash;
        };
    }

    private static long combine(long before, long hash) {
        return Hashing.mix(before * 31 + hash);
    }
}
