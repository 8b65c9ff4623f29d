package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.kernel.Interruption;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.AggregateFunction;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * SUM and AVG of exact numbers in a range of rows: the sum before its end less that before its
 * start. Sums have 192 bits, in which none of so many rows overflows.
 */
final class SlidingSum implements SlidingAggregate {

    private final AggregateCall call;
    private final ExactNumbers numbers;
    private final int scale;
    private final SlidingCount counts;

    /** The sum of the values before each row, and behind the last. */
    private final long[] low;

    /** Bits 64 to 127; empty if the sums fit into 64. */
    private final long[] high;

    /** Bits 128 to 191; empty if the sums fit into 128. */
    private final long[] top;

    private SlidingSum(
            AggregateCall call,
            int scale,
            SlidingCount counts,
            long[] low,
            long[] high,
            long[] top) {
        this.call = call;
        this.numbers = new ExactNumbers(call, new VectorBuilder(call.type(), 16));
        this.scale = scale;
        this.counts = counts;
        this.low = low;
        this.high = high;
        this.top = top;
    }

    static SlidingSum of(AggregateCall call, ColumnVector values) {
        int size = values.size();
        boolean ints = values instanceof IntVector;
        boolean wide = values instanceof DecimalVector decimals && decimals.high() != null;
        long[] low = new long[size + 1];
        long[] high = new long[ints ? 0 : size + 1];
        long[] top = new long[wide ? size + 1 : 0];
        for (int row = 0; row < size; row++) {
            Interruption.atRow(row);
            if (values.isNull(row)) {
                low[row + 1] = low[row];
                copy(high, row);
                copy(top, row);
                continue;
            }
            long value = low(values, row);
            low[row + 1] = low[row] + value;
            if (!ints) {
                long valueHigh = wide ? ((DecimalVector) values).highAt(row) : value >> 63;
                long carry = carry(low[row + 1], value);
                high[row + 1] = high[row] + valueHigh + carry;
                if (wide) {
                    // The carry of three terms: unsigned, each sum is below a term or not.
                    long part = high[row] + valueHigh;
                    top[row + 1] =
                            top[row]
                                    + (valueHigh >> 63)
                                    + carry(part, valueHigh)
                                    + carry(high[row + 1], carry);
                }
            }
        }
        return new SlidingSum(call, values.type().scale(), SlidingCount.of(values), low, high, top);
    }

    private static void copy(long[] sums, int row) {
        if (sums.length > 0) {
            sums[row + 1] = sums[row];
        }
    }

    private static long low(ColumnVector values, int row) {
        if (values instanceof IntVector ints) {
            return ints.get(row);
        }
        return values instanceof LongVector longs
                ? longs.get(row)
                : ((DecimalVector) values).low()[row];
    }

    /** 1 if an unsigned sum with this term has turned over. */
    private static long carry(long sum, long term) {
        return Long.compareUnsigned(sum, term) < 0 ? 1 : 0;
    }

    @Override
    public void add(int[] pieces, int count) {
        long rows = counts.count(pieces, count);
        if (rows == 0 && call.function() != AggregateFunction.SUM0) {
            numbers.appendNull();
        } else if (count == 1 && isSmall(pieces[0], pieces[1])) {
            add(low[pieces[1]] - low[pieces[0]], rows);
        } else {
            add(sum(pieces, count), rows);
        }
    }

    private void add(long sum, long rows) {
        if (call.function() == AggregateFunction.AVG) {
            numbers.appendQuotient(sum, scale, rows);
        } else {
            numbers.append(sum, scale);
        }
    }

    private void add(BigInteger sum, long rows) {
        BigDecimal exact = new BigDecimal(sum, scale);
        if (call.function() == AggregateFunction.AVG) {
            numbers.appendQuotient(exact, rows);
        } else {
            numbers.append(exact);
        }
    }

    @Override
    public ColumnVector results() {
        return numbers.build();
    }

    /** Whether the sum of a range is the difference of the low bits. */
    private boolean isSmall(int start, int end) {
        if (high.length == 0) {
            return true;
        }
        long difference = low[end] - low[start];
        long borrow = Long.compareUnsigned(low[end], low[start]) < 0 ? 1 : 0;
        return top.length == 0 && high[end] - high[start] - borrow == difference >> 63;
    }

    /** The sum of a range of rows, of {@link #scale()} digits. */
    BigInteger sum(int start, int end) {
        return before(end).subtract(before(start));
    }

    int scale() {
        return scale;
    }

    private BigInteger sum(int[] pieces, int count) {
        BigInteger sum = BigInteger.ZERO;
        for (int piece = 0; piece < count; piece++) {
            sum = sum.add(before(pieces[2 * piece + 1])).subtract(before(pieces[2 * piece]));
        }
        return sum;
    }

    private BigInteger before(int row) {
        if (high.length == 0) {
            return BigInteger.valueOf(low[row]);
        }
        byte[] bytes = new byte[top.length > 0 ? 24 : 16];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (top.length > 0) {
            buffer.putLong(top[row]);
        }
        buffer.putLong(high[row]).putLong(low[row]);
        return new BigInteger(bytes);
    }

    @Override
    public long bytes() {
        return counts.bytes() + 8L * (low.length + high.length + top.length);
    }
}
