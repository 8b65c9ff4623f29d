package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Exact sums of integers and decimals by group, in 128 bits and a count of how often they were left
 * at either end: a sum that comes back is right, in whatever order its terms come.
 */
final class WideSums {

    private static final BigInteger TURN = BigInteger.ONE.shiftLeft(128);

    private long[] low = {};
    private long[] high = {};
    private long[] counts = {};
    private int[] turns = {};

    /** Adds a plain vector's rows that are selected and not null. */
    void add(ColumnVector vector, Batch batch, int[] groups, int groupCount) {
        if (groupCount > low.length) {
            grow(groupCount);
        }
        if (vector instanceof IntVector ints) {
            addInts(ints, batch, groups);
        } else if (vector instanceof LongVector longs) {
            addLongs(longs, longs.values(), batch, groups);
        } else if (vector instanceof DecimalVector decimals && decimals.high() == null) {
            addLongs(decimals, decimals.low(), batch, groups);
        } else {
            addDecimals((DecimalVector) vector, batch, groups);
        }
    }

    private void addInts(IntVector vector, Batch batch, int[] groups) {
        int[] values = vector.values();
        for (int n = 0; n < batch.selectedCount(); n++) {
            int row = batch.row(n);
            if (!vector.isNull(row)) {
                addOne(groups[row], values[row] >> 31, values[row]);
            }
        }
    }

    private void addLongs(ColumnVector vector, long[] values, Batch batch, int[] groups) {
        if (vector.mayHaveNulls()) {
            for (int n = 0; n < batch.selectedCount(); n++) {
                int row = batch.row(n);
                if (!vector.isNull(row)) {
                    addOne(groups[row], values[row] >> 63, values[row]);
                }
            }
        } else {
            for (int n = 0; n < batch.selectedCount(); n++) {
                int row = batch.row(n);
                addOne(groups[row], values[row] >> 63, values[row]);
            }
        }
    }

    private void addDecimals(DecimalVector vector, Batch batch, int[] groups) {
        long[] values = vector.low();
        for (int n = 0; n < batch.selectedCount(); n++) {
            int row = batch.row(n);
            if (!vector.isNull(row)) {
                addOne(groups[row], vector.highAt(row), values[row]);
            }
        }
    }

    private void addOne(int group, long valueHigh, long valueLow) {
        long sumLow = low[group] + valueLow;
        long carry = Long.compareUnsigned(sumLow, valueLow) < 0 ? 1 : 0;
        long before = high[group];
        long sumHigh = before + valueHigh + carry;
        if (((before ^ sumHigh) & (valueHigh ^ sumHigh)) < 0) {
            turn(group, before < 0 ? -1 : 1);
        }
        low[group] = sumLow;
        high[group] = sumHigh;
        counts[group]++;
    }

    private void turn(int group, int by) {
        if (turns.length < low.length) {
            turns = Arrays.copyOf(turns, low.length);
        }
        turns[group] += by;
    }

    private void grow(int needed) {
        int length = Slots.grown(low.length, needed);
        low = Arrays.copyOf(low, length);
        high = Arrays.copyOf(high, length);
        counts = Arrays.copyOf(counts, length);
    }

    /** How many values were added. */
    long count(int group) {
        return group < counts.length ? counts[group] : 0;
    }

    /** Whether the sum is its low 64 bits, as a signed integer. */
    boolean fitsLong(int group) {
        return group >= low.length || turnsOf(group) == 0 && high[group] == low[group] >> 63;
    }

    /** The low 64 bits of the sum. */
    long low(int group) {
        return group < low.length ? low[group] : 0;
    }

    private int turnsOf(int group) {
        return group < turns.length ? turns[group] : 0;
    }

    /** The sum. */
    BigInteger sum(int group) {
        if (fitsLong(group)) {
            return BigInteger.valueOf(low(group));
        }
        BigInteger sum = DecimalVector.unscaled(high[group], low[group]);
        int turned = turnsOf(group);
        return turned == 0 ? sum : sum.add(TURN.multiply(BigInteger.valueOf(turned)));
    }

    long bytes() {
        return 24L * low.length + 4L * turns.length;
    }
}
