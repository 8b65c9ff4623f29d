package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.execute.PagedRows.Page;
import io.tauro.internal.physical.WindowCall;
import io.tauro.internal.physical.WindowFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Window functions that are the value of another row of a partition on disk. */
final class PagedValues implements PagedValue {

    private static final long NONE = -1;

    private final WindowCall call;
    private final PagedRows rows;
    private final PagedCount counted;
    private final @Nullable PagedFrames frames;
    private final long[] pieces = new long[2 * WindowFrames.MOST_PIECES];

    PagedValues(WindowCall call, PagedRows rows) {
        this.call = call;
        this.rows = rows;
        this.counted =
                call.ignoreNulls()
                        ? PagedCount.withValues(rows, List.of(call.arguments().get(0)))
                        : PagedCount.all(rows);
        boolean shifts =
                call.function() == WindowFunction.LAG || call.function() == WindowFunction.LEAD;
        this.frames = shifts ? null : new PagedFrames(rows, call);
    }

    @Override
    public ColumnVector next(Page page) {
        VectorBuilder results = new VectorBuilder(call.type(), page.size());
        for (long row = page.start(); row < page.end(); row++) {
            if (frames == null) {
                results.append(shifted(page, row));
            } else {
                frames.toRow(row);
                long from = framed(frames, page, row);
                results.append(from == NONE ? null : value(rows.at(from), from, 0));
            }
        }
        return results.build();
    }

    private @Nullable Object value(Page page, long row, int argument) {
        return page.column(call.arguments().get(argument)).value(page.at(row));
    }

    /** LAG and LEAD. */
    private @Nullable Object shifted(Page page, long row) {
        Object offset = call.arguments().size() > 1 ? value(page, row, 1) : Long.valueOf(1);
        if (offset == null) {
            return null;
        }
        long distance = ((Number) offset).longValue();
        long from = shifted(row, call.function() == WindowFunction.LAG ? -distance : distance);
        if (from != NONE) {
            return value(from >= page.start() && from < page.end() ? page : rows.at(from), from, 0);
        }
        return call.arguments().size() > 2 ? value(page, row, 2) : null;
    }

    private long shifted(long row, long distance) {
        if (distance == 0) {
            return row;
        }
        return distance < 0 ? nthBack(0, row, -distance) : nth(row + 1, rows.rows(), distance);
    }

    private long nth(long start, long end, long nth) {
        return nth > 0 && nth <= counted.count(start, end) ? counted.nth(start, nth) : NONE;
    }

    private long nthBack(long start, long end, long nth) {
        long count = counted.count(start, end);
        return nth > 0 && nth <= count ? counted.nth(start, count - nth + 1) : NONE;
    }

    private long framed(PagedFrames at, Page page, long row) {
        return switch (call.function()) {
            case FIRST_VALUE -> nth(at, 1);
            case LAST_VALUE -> nthBack(at, 1);
            default -> {
                Object position = value(page, row, 1);
                if (position == null) {
                    yield NONE;
                }
                long nth = WindowValues.checked(((Number) position).longValue());
                yield call.function() == WindowFunction.NTH_FROM_LAST
                        ? nthBack(at, nth)
                        : nth(at, nth);
            }
        };
    }

    private long nth(PagedFrames at, long nth) {
        int count = at.pieces(pieces);
        long left = nth;
        for (int piece = 0; piece < count; piece++) {
            long within = counted.count(pieces[2 * piece], pieces[2 * piece + 1]);
            if (left <= within) {
                return counted.nth(pieces[2 * piece], left);
            }
            left -= within;
        }
        return NONE;
    }

    private long nthBack(PagedFrames at, long nth) {
        int count = at.pieces(pieces);
        long left = nth;
        for (int piece = count - 1; piece >= 0; piece--) {
            long within = counted.count(pieces[2 * piece], pieces[2 * piece + 1]);
            if (left <= within) {
                return counted.nth(pieces[2 * piece], within - left + 1);
            }
            left -= within;
        }
        return NONE;
    }
}
