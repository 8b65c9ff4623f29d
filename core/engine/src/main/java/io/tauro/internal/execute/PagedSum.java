package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.execute.PagedRows.Page;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.AggregateFunction;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * SUM and AVG of exact numbers in a range of rows on disk: what is before its end less its start.
 */
final class PagedSum implements PagedSliding {

    private final AggregateCall call;
    private final PagedRows rows;
    private final PagedCount counted;

    /** The sum before each page, and behind the last. */
    private final BigInteger[] before;

    private final int scale;
    private ExactNumbers numbers;

    PagedSum(AggregateCall call, PagedRows rows) {
        this.call = call;
        this.rows = rows;
        this.counted = PagedCount.withValues(rows, List.of(call.arguments().get(0)));
        this.before = new BigInteger[rows.pages() + 1];
        this.before[0] = BigInteger.ZERO;
        int found = 0;
        for (int i = 0; i < rows.pages(); i++) {
            Page page = rows.page(i);
            SlidingSum sums = sums(page);
            found = sums.scale();
            before[i + 1] = before[i].add(sums.sum(0, page.size()));
        }
        this.scale = found;
        this.numbers = numbers();
    }

    private ExactNumbers numbers() {
        return new ExactNumbers(call, new VectorBuilder(call.type(), 16));
    }

    private SlidingSum sums(Page page) {
        return page.prepared(
                List.of(PagedSum.class, call),
                () -> SlidingSum.of(call, Vectors.flatten(page.column(call.arguments().get(0)))));
    }

    @Override
    public void add(long[] pieces, int count) {
        long values = 0;
        BigInteger sum = BigInteger.ZERO;
        for (int piece = 0; piece < count; piece++) {
            long start = pieces[2 * piece];
            long end = pieces[2 * piece + 1];
            values += counted.count(start, end);
            sum = sum.add(before(end)).subtract(before(start));
        }
        if (values == 0 && call.function() != AggregateFunction.SUM0) {
            numbers.appendNull();
        } else if (call.function() == AggregateFunction.AVG) {
            numbers.appendQuotient(new BigDecimal(sum, scale), values);
        } else {
            numbers.append(new BigDecimal(sum, scale));
        }
    }

    private BigInteger before(long row) {
        int index = rows.pageOf(row);
        if (row == rows.startOf(index)) {
            return before[index];
        }
        Page page = rows.page(index);
        return row == page.end()
                ? before[index + 1]
                : before[index].add(sums(page).sum(0, page.at(row)));
    }

    @Override
    public ColumnVector takeResults() {
        ColumnVector taken = numbers.build();
        numbers = numbers();
        return taken;
    }
}
