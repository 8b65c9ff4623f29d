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
final class WideSums implements ExactSums {

    private static final BigInteger TURN = BigInteger.ONE.shiftLeft(128);

    /** The numbers of a group: they stand together, since each row needs all of them. */
    private static final int LOW = 0;

    private static final int HIGH = 1;
    private static final int COUNT = 2;
    private static final int TURNS = 3;
    private static final int WIDTH = 4;

    private long[] groups = {};
    private final SmallSums small = new SmallSums();

    /** Adds a plain vector's rows that are selected and not null. */
    void add(ColumnVector vector, Batch batch, int[] groupOfRow, int groupCount) {
        reserve(groupCount);
        if (vector instanceof IntVector ints) {
            addInts(ints, batch, groupOfRow);
        } else if (vector instanceof LongVector longs) {
            addLongs(longs, longs.values(), batch, groupOfRow, groupCount);
        } else if (vector instanceof DecimalVector decimals && decimals.high() == null) {
            addLongs(decimals, decimals.low(), batch, groupOfRow, groupCount);
        } else {
            addDecimals((DecimalVector) vector, batch, groupOfRow);
        }
    }

    /** Adds one number to a group of so many. */
    void add(int group, long value, int groupCount) {
        reserve(groupCount);
        addOne(group, value >> 63, value);
    }

    private void reserve(int groupCount) {
        if (groupCount > groups.length / WIDTH) {
            int grown = Slots.grown(groups.length / WIDTH, groupCount);
            groups = Arrays.copyOf(groups, Math.multiplyExact(grown, WIDTH));
        }
    }

    private void addInts(IntVector vector, Batch batch, int[] groupOfRow) {
        int[] values = vector.values();
        for (int n = 0; n < batch.selectedCount(); n++) {
            int row = batch.row(n);
            if (!vector.isNull(row)) {
                addOne(groupOfRow[row], values[row] >> 31, values[row]);
            }
        }
    }

    private void addLongs(
            ColumnVector vector, long[] values, Batch batch, int[] groupOfRow, int groupCount) {
        if (vector.mayHaveNulls()) {
            for (int n = 0; n < batch.selectedCount(); n++) {
                int row = batch.row(n);
                if (!vector.isNull(row)) {
                    addOne(groupOfRow[row], values[row] >> 63, values[row]);
                }
            }
        } else if (small.add(values, batch, groupOfRow, groupCount)) {
            for (int group = 0; group < groupCount; group++) {
                long sum = small.sum(group);
                addSome(group, sum >> 63, sum, small.count(group));
            }
        } else {
            int[] selection = batch.selection();
            int count = batch.selectedCount();
            for (int n = 0; n < count; n++) {
                int row = selection == null ? n : selection[n];
                addOne(groupOfRow[row], values[row] >> 63, values[row]);
            }
        }
    }

    private void addDecimals(DecimalVector vector, Batch batch, int[] groupOfRow) {
        long[] values = vector.low();
        for (int n = 0; n < batch.selectedCount(); n++) {
            int row = batch.row(n);
            if (!vector.isNull(row)) {
                addOne(groupOfRow[row], vector.highAt(row), values[row]);
            }
        }
    }

    private void addOne(int group, long valueHigh, long valueLow) {
        addSome(group, valueHigh, valueLow, 1);
    }

    private void addSome(int group, long valueHigh, long valueLow, long rows) {
        int at = group * WIDTH;
        long sumLow = groups[at + LOW] + valueLow;
        long carry = Long.compareUnsigned(sumLow, valueLow) < 0 ? 1 : 0;
        long before = groups[at + HIGH];
        long sumHigh = before + valueHigh + carry;
        if (((before ^ sumHigh) & (valueHigh ^ sumHigh)) < 0) {
            groups[at + TURNS] += before < 0 ? -1 : 1;
        }
        groups[at + LOW] = sumLow;
        groups[at + HIGH] = sumHigh;
        groups[at + COUNT] += rows;
    }

    private long number(int group, int which) {
        long at = (long) group * WIDTH + which;
        return at < groups.length ? groups[(int) at] : 0;
    }

    /** Whether nothing was added to any group. */
    boolean isEmpty() {
        return groups.length == 0;
    }

    @Override
    public long count(int group) {
        return number(group, COUNT);
    }

    @Override
    public boolean fitsLong(int group) {
        return number(group, TURNS) == 0 && number(group, HIGH) == number(group, LOW) >> 63;
    }

    @Override
    public long low(int group) {
        return number(group, LOW);
    }

    @Override
    public BigInteger sum(int group) {
        if (fitsLong(group)) {
            return BigInteger.valueOf(low(group));
        }
        BigInteger sum = DecimalVector.unscaled(number(group, HIGH), number(group, LOW));
        long turned = number(group, TURNS);
        return turned == 0 ? sum : sum.add(TURN.multiply(BigInteger.valueOf(turned)));
    }

    long bytes() {
        return 8L * groups.length + small.bytes();
    }
}
