package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.execute.PagedRows.Page;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.AggregateFunction;
import io.tauro.type.DataType;
import java.util.BitSet;
import java.util.List;

/**
 * SUM and AVG of floating point numbers in a range of rows on disk; nothing is taken away again.
 */
final class PagedDoubleSum implements PagedSliding {

    private final AggregateCall call;
    private final PagedRows rows;
    private final PagedCount counted;
    private final SlidingDoubleSum pages;

    /** The pages that have a number that is not finite. */
    private final BitSet infinite = new BitSet();

    private VectorBuilder results;

    PagedDoubleSum(AggregateCall call, PagedRows rows) {
        this.call = call;
        this.rows = rows;
        this.counted = PagedCount.withValues(rows, List.of(call.arguments().get(0)));
        double[] sums = new double[rows.pages()];
        for (int i = 0; i < sums.length; i++) {
            Page page = rows.page(i);
            sums[i] = sums(page).sum(0, page.size());
            infinite.set(i, sums(page).hasInfinite(0, page.size()));
        }
        this.pages =
                SlidingDoubleSum.of(
                        call, new DoubleVector(DataType.DOUBLE, sums, null, sums.length));
        this.results = new VectorBuilder(call.type(), 16);
    }

    private SlidingDoubleSum sums(Page page) {
        return page.prepared(
                List.of(PagedDoubleSum.class, call),
                () ->
                        SlidingDoubleSum.of(
                                call, Vectors.flatten(page.column(call.arguments().get(0)))));
    }

    @Override
    public void add(long[] pieces, int count) {
        long values = 0;
        double sum = 0;
        for (int piece = 0; piece < count; piece++) {
            values += counted.count(pieces[2 * piece], pieces[2 * piece + 1]);
            sum += sum(pieces[2 * piece], pieces[2 * piece + 1]);
        }
        if (!Double.isFinite(sum)) {
            requireInfinite(pieces, count);
        }
        if (values == 0 && call.function() != AggregateFunction.SUM0) {
            results.appendNull();
        } else {
            results.append(call.function() == AggregateFunction.AVG ? sum / values : sum);
        }
    }

    /** A sum that is not finite has a number that is not, or is too large. */
    private void requireInfinite(long[] pieces, int count) {
        for (int piece = 0; piece < count; piece++) {
            if (hasInfinite(pieces[2 * piece], pieces[2 * piece + 1])) {
                return;
            }
        }
        throw DoubleOverflow.error(call.type());
    }

    private boolean hasInfinite(long start, long end) {
        int first = rows.pageOf(start);
        int last = rows.pageOf(end - 1);
        Page left = rows.page(first);
        Page right = rows.page(last);
        if (first == last) {
            return sums(left).hasInfinite(left.at(start), left.at(end));
        }
        int between = infinite.nextSetBit(first + 1);
        return between >= 0 && between < last
                || sums(left).hasInfinite(left.at(start), left.size())
                || sums(right).hasInfinite(0, right.at(end));
    }

    private double sum(long start, long end) {
        int first = rows.pageOf(start);
        int last = rows.pageOf(end - 1);
        Page left = rows.page(first);
        if (first == last) {
            return sums(left).sum(left.at(start), left.at(end));
        }
        double sum = sums(left).sum(left.at(start), left.size()) + pages.sum(first + 1, last);
        Page right = rows.page(last);
        return sum + sums(right).sum(0, right.at(end));
    }

    @Override
    public ColumnVector takeResults() {
        ColumnVector taken = results.build();
        results = new VectorBuilder(call.type(), 16);
        return taken;
    }
}
