package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.data.DecimalVector;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Slots of decimals of one scale. */
final class DecimalSlots extends Slots {

    private final DataType type;
    private DecimalVector loaded;
    private long[] low = {};
    private long @Nullable [] high;

    DecimalSlots(DataType type) {
        this.type = type;
        this.loaded = new DecimalVector(type, low, null, null, 0);
    }

    @Override
    void loadPlain(ColumnVector vector) {
        loaded = (DecimalVector) vector;
        if (high == null && loaded.high() != null) {
            long[] signs = new long[low.length];
            for (int i = 0; i < signs.length; i++) {
                signs[i] = low[i] >> 63;
            }
            high = signs;
        }
    }

    @Override
    boolean isNull(int row) {
        return loaded.isNull(row);
    }

    @Override
    void setValue(int slot, int row) {
        low[slot] = loaded.low()[row];
        if (high != null) {
            high[slot] = loaded.highAt(row);
        }
    }

    @Override
    void makeRoom(int slot) {
        if (slot >= low.length) {
            low = Arrays.copyOf(low, grown(low.length, slot + 1));
            high = high == null ? null : Arrays.copyOf(high, low.length);
        }
    }

    /** The value of a slot that is not null. */
    BigDecimal value(int slot) {
        return new DecimalVector(type, low, high, null, low.length).get(slot);
    }

    @Override
    int compare(int slot, int row) {
        if (high == null) {
            return Long.compare(low[slot], loaded.low()[row]);
        }
        int byHigh = Long.compare(high[slot], loaded.highAt(row));
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low[slot], loaded.low()[row]);
    }

    @Override
    ColumnVector slice(int from, int count, long @Nullable [] bits) {
        return new DecimalVector(
                type,
                Arrays.copyOfRange(low, from, from + count),
                high == null ? null : Arrays.copyOfRange(high, from, from + count),
                bits,
                count);
    }

    @Override
    long bytes() {
        return super.bytes() + 8L * low.length + (high == null ? 0 : 8L * high.length);
    }
}
