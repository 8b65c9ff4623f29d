package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.execute.PagedRows.Page;
import io.tauro.internal.physical.WindowCall;
import org.jspecify.annotations.Nullable;

/** Window functions that say where in its partition, which is on disk, a row is. */
final class PagedRanks implements PagedValue {

    private final WindowCall call;
    private final PagedRows rows;
    private final PagedCursor peers;
    private final @Nullable Number buckets;

    PagedRanks(WindowCall call, PagedRows rows) {
        this.call = call;
        this.rows = rows;
        this.peers = new PagedCursor(rows, call.order());
        this.buckets =
                call.arguments().isEmpty()
                        ? null
                        : (Number) rows.page(0).column(call.arguments().get(0)).value(0);
    }

    @Override
    public ColumnVector next(Page page) {
        VectorBuilder results = new VectorBuilder(call.type(), page.size());
        for (long row = page.start(); row < page.end(); row++) {
            append(results, row);
        }
        return results.build();
    }

    private void append(VectorBuilder results, long row) {
        long size = rows.rows();
        switch (call.function()) {
            case ROW_NUMBER -> WindowRanks.append(call, results, row + 1);
            case RANK -> WindowRanks.append(call, results, peersAt(row).start() + 1);
            case DENSE_RANK -> WindowRanks.append(call, results, peersAt(row).group() + 1);
            case PERCENT_RANK ->
                    results.appendDouble(
                            size == 1 ? 0 : peersAt(row).start() / (double) (size - 1));
            case CUME_DIST -> results.appendDouble(peersAt(row).end() / (double) size);
            case NTILE -> {
                if (buckets == null) {
                    results.appendNull();
                } else {
                    WindowRanks.append(
                            call, results, WindowRanks.bucket(row, size, buckets.longValue()));
                }
            }
            default -> throw new IllegalArgumentException(call.function() + " is no rank");
        }
    }

    private PagedCursor peersAt(long row) {
        peers.toRow(row);
        return peers;
    }
}
