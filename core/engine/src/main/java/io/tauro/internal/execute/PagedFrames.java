package io.tauro.internal.execute;

import io.tauro.internal.execute.PagedRows.Page;
import io.tauro.internal.kernel.RowComparator;
import io.tauro.internal.kernel.RowComparators;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.internal.physical.WindowCall;
import io.tauro.internal.physical.WindowFrame;
import io.tauro.internal.physical.WindowFrame.Bound;
import io.tauro.internal.physical.WindowFrame.Exclusion;
import io.tauro.internal.physical.WindowFrame.Mode;
import io.tauro.internal.physical.WindowFrame.Place;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a partition on disk each row sees. Rows are asked for in order: neither end of a
 * frame ever goes back.
 */
final class PagedFrames {

    private final PagedRows rows;
    private final WindowCall call;
    private final WindowFrame frame;
    private final PagedCursor peers;
    private final Edge startEdge;
    private final Edge endEdge;
    private long row;
    private long start;
    private long end;

    PagedFrames(PagedRows rows, WindowCall call) {
        this.rows = rows;
        this.call = call;
        this.frame = call.frame();
        this.peers = new PagedCursor(rows, call.order());
        this.startEdge = new Edge(frame.start(), false);
        this.endEdge = new Edge(frame.end(), true);
    }

    /** Goes on to a row, at least as far as before. */
    void toRow(long next) {
        row = next;
        peers.toRow(next);
        start = startEdge.of(next);
        end = Math.max(start, endEdge.of(next));
    }

    long start() {
        return start;
    }

    long end() {
        return end;
    }

    boolean isWhole() {
        return frame.exclusion() == Exclusion.NOTHING;
    }

    /**
     * The ranges of rows that the row sees.
     *
     * @param pieces where the start and end of each are put, in order
     * @return how many there are
     */
    int pieces(long[] pieces) {
        if (frame.exclusion() == Exclusion.NOTHING) {
            return piece(pieces, 0, start, end);
        }
        boolean onlyRow = frame.exclusion() == Exclusion.CURRENT_ROW;
        long hiddenFrom = onlyRow ? row : peers.start();
        long hiddenTo = onlyRow ? row + 1 : peers.end();
        int count = piece(pieces, 0, start, Math.min(end, hiddenFrom));
        if (frame.exclusion() == Exclusion.TIES && row >= start) {
            count = piece(pieces, count, row, Math.min(end, row + 1));
        }
        return piece(pieces, count, Math.max(start, hiddenTo), end);
    }

    private static int piece(long[] pieces, int count, long from, long to) {
        if (from >= to) {
            return count;
        }
        pieces[2 * count] = from;
        pieces[2 * count + 1] = to;
        return count + 1;
    }

    /** One end of the frame, which goes on with the row. */
    private final class Edge {

        private final Bound bound;
        private final boolean isEnd;
        private final @Nullable PagedCursor groups;
        private long found;
        private @Nullable Page keyPage;
        private @Nullable Page boundPage;
        private RowComparator toBound = (key, of) -> 0;

        Edge(Bound bound, boolean isEnd) {
            this.bound = bound;
            this.isEnd = isEnd;
            boolean counts =
                    frame.mode() == Mode.GROUPS
                            && (bound.place() == Place.PRECEDING
                                    || bound.place() == Place.FOLLOWING);
            this.groups = counts ? new PagedCursor(rows, call.order()) : null;
        }

        long of(long at) {
            return switch (bound.place()) {
                case UNBOUNDED_PRECEDING -> 0;
                case UNBOUNDED_FOLLOWING -> rows.rows();
                case CURRENT_ROW ->
                        frame.mode() == Mode.ROWS
                                ? isEnd ? at + 1 : at
                                : isEnd ? peers.end() : peers.start();
                case PRECEDING, FOLLOWING ->
                        switch (frame.mode()) {
                            case ROWS -> step(at);
                            case RANGE -> range(at);
                            case GROUPS -> group();
                        };
            };
        }

        private long distance() {
            return Math.min(bound.rows(), Integer.MAX_VALUE);
        }

        private long step(long at) {
            boolean back = bound.place() == Place.PRECEDING;
            long to = (back ? at - distance() : at + distance()) + (isEnd ? 1 : 0);
            return Math.max(0, Math.min(rows.rows(), to));
        }

        private long group() {
            boolean back = bound.place() == Place.PRECEDING;
            long wanted = peers.group() + (back ? -distance() : distance());
            if (wanted < 0 || groups == null) {
                return 0;
            }
            groups.toGroup(wanted);
            return isEnd ? groups.end() : groups.start();
        }

        /** The first row whose key is not before the bound of the row; for an end, is behind it. */
        private long range(long at) {
            Page bounds = boundPage != null && at < boundPage.end() ? boundPage : rows.at(at);
            while (found < rows.rows()) {
                Page keys = keyPage != null && found < keyPage.end() ? keyPage : rows.at(found);
                int order = comparator(keys, bounds).compare(keys.at(found), bounds.at(at));
                if (order > 0 || order == 0 && !isEnd) {
                    break;
                }
                found++;
            }
            return found;
        }

        private RowComparator comparator(Page keys, Page bounds) {
            if (keyPage != keys || boundPage != bounds) {
                keyPage = keys;
                boundPage = bounds;
                Order order = call.order().get(0);
                toBound =
                        RowComparators.order(
                                keys.column(frame.rangeKey()),
                                bounds.column(bound.column()),
                                order.descending(),
                                order.nullsFirst());
            }
            return toBound;
        }
    }
}
