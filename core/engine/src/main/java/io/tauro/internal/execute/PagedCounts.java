package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.physical.AggregateCall;

/** COUNT of a range of rows on disk. */
final class PagedCounts implements PagedSliding {

    private final PagedCount counted;
    private final AggregateCall call;
    private VectorBuilder results;

    PagedCounts(AggregateCall call, PagedRows rows) {
        this.counted = PagedCount.withValues(rows, call.arguments());
        this.call = call;
        this.results = new VectorBuilder(call.type(), 16);
    }

    @Override
    public void add(long[] pieces, int count) {
        long total = 0;
        for (int piece = 0; piece < count; piece++) {
            total += counted.count(pieces[2 * piece], pieces[2 * piece + 1]);
        }
        results.append(total);
    }

    @Override
    public ColumnVector takeResults() {
        ColumnVector taken = results.build();
        results = new VectorBuilder(call.type(), 16);
        return taken;
    }
}
