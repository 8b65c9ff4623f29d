package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.BooleanVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.type.DataType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Slots of values that fit in 64 bits, as integers of the same order. Floating point zero loses its
 * sign and NaN its payload, so that equal values are the same bits.
 */
final class FixedSlots extends Slots {

    private final DataType type;
    private ColumnVector loaded;
    private long[] rows = {};
    private long[] values = {};

    FixedSlots(DataType type) {
        this.type = type;
        this.loaded = new LongVector(type, rows, null, 0);
    }

    @Override
    void loadPlain(ColumnVector vector) {
        loaded = vector;
        int size = vector.size();
        if (vector instanceof LongVector longs) {
            rows = longs.values();
            return;
        }
        rows = new long[size];
        if (vector instanceof IntVector ints) {
            int[] from = ints.values();
            for (int i = 0; i < size; i++) {
                rows[i] = from[i];
            }
        } else if (vector instanceof DoubleVector doubles) {
            double[] from = doubles.values();
            for (int i = 0; i < size; i++) {
                rows[i] = ordered(from[i]);
            }
        } else {
            boolean[] from = ((BooleanVector) vector).values();
            for (int i = 0; i < size; i++) {
                rows[i] = from[i] ? 1 : 0;
            }
        }
    }

    /** An integer in the order of SQL: NaN above all, -0 equal to 0. */
    static long ordered(double value) {
        long bits = Double.doubleToLongBits(value + 0.0);
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }

    private static double unordered(long bits) {
        return Double.longBitsToDouble(bits ^ bits >> 63 & Long.MAX_VALUE);
    }

    @Override
    boolean isNull(int row) {
        return loaded.isNull(row);
    }

    @Override
    void setValue(int slot, int row) {
        values[slot] = rows[row];
    }

    @Override
    void makeRoom(int slot) {
        if (slot >= values.length) {
            values = Arrays.copyOf(values, grown(values.length, slot + 1));
        }
    }

    /** Keeps the least or greatest of each slot and its loaded rows, none of which is null. */
    void keep(boolean least, Batch batch, int[] slots) {
        int[] selection = batch.selection();
        int count = batch.selectedCount();
        for (int n = 0; n < count; n++) {
            int row = selection == null ? n : selection[n];
            int slot = slots[row];
            if (isNullSlot(slot)) {
                set(slot, row);
            } else {
                long before = values[slot];
                long value = rows[row];
                values[slot] = least ? Math.min(before, value) : Math.max(before, value);
            }
        }
    }

    /** The values of the loaded rows, of those that are not null. */
    long[] rows() {
        return rows;
    }

    /** Whether a slot has this value, and is not null. */
    boolean isValue(int slot, long value) {
        return values[slot] == value && (value != 0 || !isNullSlot(slot));
    }

    /** The value of a slot of integers. */
    long value(int slot) {
        return values[slot];
    }

    @Override
    int compare(int slot, int row) {
        return Long.compare(values[slot], rows[row]);
    }

    @Override
    ColumnVector slice(int from, int count, long @Nullable [] bits) {
        long[] slice = Arrays.copyOfRange(values, from, from + count);
        return switch (type.physical()) {
            case LONG -> new LongVector(type, slice, bits, count);
            case INT -> new IntVector(type, ints(slice), bits, count);
            case DOUBLE -> new DoubleVector(type, doubles(slice), bits, count);
            default -> new BooleanVector(type, booleans(slice), bits, count);
        };
    }

    private static int[] ints(long[] from) {
        int[] to = new int[from.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = (int) from[i];
        }
        return to;
    }

    private static double[] doubles(long[] from) {
        double[] to = new double[from.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = unordered(from[i]);
        }
        return to;
    }

    private static boolean[] booleans(long[] from) {
        boolean[] to = new boolean[from.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = from[i] != 0;
        }
        return to;
    }

    @Override
    long bytes() {
        return super.bytes() + 8L * values.length;
    }
}
