package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.AggregateFunction;

/**
 * SUM and AVG of floating point numbers in a range of rows, by a tree of the sums of two, four,
 * eight neighbours and so on: nothing is taken away again, which would lose digits.
 */
final class SlidingDoubleSum implements SlidingAggregate {

    private final AggregateCall call;
    private final SlidingCount counts;
    private final VectorBuilder results;
    private final int leaves;

    /** The sums, of children 2n and 2n+1 at n; the values from {@link #leaves} on. */
    private final double[] sums;

    private SlidingDoubleSum(AggregateCall call, SlidingCount counts, int leaves, double[] sums) {
        this.call = call;
        this.counts = counts;
        this.results = new VectorBuilder(call.type(), 16);
        this.leaves = leaves;
        this.sums = sums;
    }

    static SlidingDoubleSum of(AggregateCall call, ColumnVector values) {
        int leaves = Math.max(1, values.size());
        double[] sums = new double[2 * leaves];
        DoubleVector doubles = (DoubleVector) values;
        for (int row = 0; row < values.size(); row++) {
            sums[leaves + row] = doubles.isNull(row) ? 0 : doubles.get(row);
        }
        for (int node = leaves - 1; node > 0; node--) {
            sums[node] = sums[2 * node] + sums[2 * node + 1];
        }
        return new SlidingDoubleSum(call, SlidingCount.of(values), leaves, sums);
    }

    @Override
    public void add(int[] pieces, int count) {
        long rows = counts.count(pieces, count);
        if (rows == 0 && call.function() != AggregateFunction.SUM0) {
            results.appendNull();
            return;
        }
        double sum = 0;
        for (int piece = 0; piece < count; piece++) {
            sum += sum(pieces[2 * piece], pieces[2 * piece + 1]);
        }
        if (!Double.isFinite(sum)) {
            requireInfinite(pieces, count);
        }
        results.append(call.function() == AggregateFunction.AVG ? sum / rows : sum);
    }

    /** A sum that is not finite has a number that is not, or is too large. */
    private void requireInfinite(int[] pieces, int count) {
        for (int piece = 0; piece < count; piece++) {
            if (hasInfinite(pieces[2 * piece], pieces[2 * piece + 1])) {
                return;
            }
        }
        throw DoubleOverflow.error(call.type());
    }

    /** Whether a range of rows has a number that is not finite. */
    boolean hasInfinite(int start, int end) {
        for (int row = start; row < end; row++) {
            if (!Double.isFinite(sums[leaves + row])) {
                return true;
            }
        }
        return false;
    }

    @Override
    public ColumnVector results() {
        return results.build();
    }

    /** The sum of a range of rows. */
    double sum(int start, int end) {
        double left = 0;
        double right = 0;
        int from = start + leaves;
        int to = end + leaves;
        while (from < to) {
            if ((from & 1) == 1) {
                left += sums[from++];
            }
            if ((to & 1) == 1) {
                right = sums[--to] + right;
            }
            from >>= 1;
            to >>= 1;
        }
        return left + right;
    }

    @Override
    public long bytes() {
        return counts.bytes() + 8L * sums.length;
    }
}
