package io.tauro.internal.execute;

import io.tauro.internal.kernel.Interruption;
import io.tauro.internal.kernel.RowComparator;
import io.tauro.internal.kernel.RowComparators;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.internal.physical.WindowCall;
import io.tauro.internal.physical.WindowFrame;
import io.tauro.internal.physical.WindowFrame.Bound;
import io.tauro.internal.physical.WindowFrame.Exclusion;
import io.tauro.internal.physical.WindowFrame.Mode;

/** Which rows each row of a window sees: those of a range, without those that are left out. */
final class WindowFrames {

    /** Of how many ranges the rows that one sees are, at most. */
    static final int MOST_PIECES = 3;

    private final WindowRows rows;
    private final WindowFrame frame;
    private final int[] starts;
    private final int[] ends;

    private WindowFrames(WindowRows rows, WindowFrame frame, int[] starts, int[] ends) {
        this.rows = rows;
        this.frame = frame;
        this.starts = starts;
        this.ends = ends;
    }

    static WindowFrames of(WindowRows rows, WindowCall call) {
        WindowFrame frame = call.frame();
        int[] starts = new int[rows.size()];
        int[] ends = new int[rows.size()];
        RowComparator toStart = comparator(rows, call, frame.start());
        RowComparator toEnd = comparator(rows, call, frame.end());
        PeerRuns groups = frame.mode() == Mode.GROUPS ? PeerRuns.of(rows) : PeerRuns.NONE;
        for (int i = 0; i < rows.size(); i++) {
            Interruption.atRow(i);
            starts[i] = edge(rows, frame, frame.start(), i, false, toStart, groups);
            ends[i] = Math.max(starts[i], edge(rows, frame, frame.end(), i, true, toEnd, groups));
        }
        return new WindowFrames(rows, frame, starts, ends);
    }

    /** Compares the key of a row with the bound of another. */
    private static RowComparator comparator(WindowRows rows, WindowCall call, Bound bound) {
        if (call.frame().mode() != Mode.RANGE || bound.column() < 0) {
            return (key, row) -> 0;
        }
        Order order = call.order().get(0);
        return RowComparators.order(
                rows.columns().get(call.frame().rangeKey()),
                rows.columns().get(bound.column()),
                order.descending(),
                order.nullsFirst());
    }

    private static int edge(
            WindowRows rows,
            WindowFrame frame,
            Bound bound,
            int i,
            boolean end,
            RowComparator toBound,
            PeerRuns groups) {
        int first = rows.partitionStart()[i];
        int last = rows.partitionEnd()[i];
        return switch (bound.place()) {
            case UNBOUNDED_PRECEDING -> first;
            case UNBOUNDED_FOLLOWING -> last;
            case CURRENT_ROW -> current(rows, frame, i, end);
            case PRECEDING, FOLLOWING ->
                    switch (frame.mode()) {
                        case RANGE -> search(first, last, i, end, toBound);
                        case ROWS -> step(bound, first, last, i, end);
                        case GROUPS -> groups.step(bound, first, last, i, end);
                    };
        };
    }

    private static int current(WindowRows rows, WindowFrame frame, int i, boolean end) {
        if (frame.mode() != Mode.ROWS) {
            return end ? rows.peerEnd()[i] : rows.peerStart()[i];
        }
        return end ? i + 1 : i;
    }

    private static int step(Bound bound, int first, int last, int i, boolean end) {
        boolean back = bound.place() == WindowFrame.Place.PRECEDING;
        long distance = Math.min(bound.rows(), Integer.MAX_VALUE);
        long row = (back ? i - distance : i + distance) + (end ? 1 : 0);
        return (int) Math.max(first, Math.min(last, row));
    }

    /** The first row whose key is not before the bound of a row; for an end, is behind it. */
    private static int search(int first, int last, int row, boolean end, RowComparator toBound) {
        int low = first;
        int high = last;
        while (low < high) {
            int middle = low + high >>> 1;
            int order = toBound.compare(middle, row);
            if (order < 0 || end && order == 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int start(int row) {
        return starts[row];
    }

    int end(int row) {
        return ends[row];
    }

    boolean isWhole() {
        return frame.exclusion() == Exclusion.NOTHING;
    }

    /**
     * The ranges of rows that a row sees.
     *
     * @param pieces where the start and end of each are put, in order
     * @return how many there are
     */
    int pieces(int row, int[] pieces) {
        int start = starts[row];
        int end = ends[row];
        boolean onlyRow = frame.exclusion() == Exclusion.CURRENT_ROW;
        if (frame.exclusion() == Exclusion.NOTHING) {
            return piece(pieces, 0, start, end);
        }
        int hiddenFrom = onlyRow ? row : rows.peerStart()[row];
        int hiddenTo = onlyRow ? row + 1 : rows.peerEnd()[row];
        int count = piece(pieces, 0, start, Math.min(end, hiddenFrom));
        if (frame.exclusion() == Exclusion.TIES && row >= start) {
            count = piece(pieces, count, row, Math.min(end, row + 1));
        }
        return piece(pieces, count, Math.max(start, hiddenTo), end);
    }

    private static int piece(int[] pieces, int count, int start, int end) {
        if (start >= end) {
            return count;
        }
        pieces[2 * count] = start;
        pieces[2 * count + 1] = end;
        return count + 1;
    }

    /** Whether a row leaves another, which is between start and end of its frame, out. */
    boolean excludes(int row, int other) {
        boolean peer = other >= rows.peerStart()[row] && other < rows.peerEnd()[row];
        return switch (frame.exclusion()) {
            case NOTHING -> false;
            case CURRENT_ROW -> other == row;
            case GROUP -> peer;
            case TIES -> peer && other != row;
        };
    }
}
