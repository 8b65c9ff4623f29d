package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.Interruption;
import io.tauro.internal.kernel.RowComparator;
import io.tauro.internal.kernel.RowComparators;
import io.tauro.internal.kernel.Vectors;
import java.util.Arrays;

/** MIN and MAX of a range of rows, by a tree of which of two, four, eight neighbours it is. */
final class SlidingExtreme implements SlidingAggregate {

    private static final int NONE = -1;

    private final ColumnVector values;
    private final RowComparator order;
    private final int leaves;

    /** Rows: the better of children 2n and 2n+1 at n; the rows themselves from leaves on. */
    private final int[] best;

    /** For each result, the row where it is; -1 if none has a value. */
    private int[] results = {};

    private int size;

    private SlidingExtreme(ColumnVector values, boolean least) {
        this.values = values;
        this.order = RowComparators.order(values, values, !least, false);
        this.leaves = Math.max(1, values.size());
        this.best = new int[2 * leaves];
    }

    static SlidingExtreme of(ColumnVector values, boolean least) {
        SlidingExtreme extreme = new SlidingExtreme(values, least);
        extreme.build();
        return extreme;
    }

    private void build() {
        for (int row = 0; row < leaves; row++) {
            best[leaves + row] = row >= values.size() || values.isNull(row) ? NONE : row;
        }
        for (int node = leaves - 1; node > 0; node--) {
            Interruption.atRow(node);
            best[node] = better(best[2 * node], best[2 * node + 1]);
        }
    }

    private int better(int left, int right) {
        if (left == NONE || right == NONE) {
            return left == NONE ? right : left;
        }
        return order.compare(left, right) <= 0 ? left : right;
    }

    @Override
    public void add(int[] pieces, int count) {
        int row = NONE;
        for (int piece = 0; piece < count; piece++) {
            row = better(row, row(pieces[2 * piece], pieces[2 * piece + 1]));
        }
        if (size == results.length) {
            results = Arrays.copyOf(results, Slots.grown(size, size + 1));
        }
        results[size++] = row;
    }

    @Override
    public ColumnVector results() {
        return Vectors.gather(values, results, size);
    }

    /** The row of a range with the extreme; -1 if none has a value. */
    int row(int start, int end) {
        int row = NONE;
        int from = start + leaves;
        int to = end + leaves;
        while (from < to) {
            if ((from & 1) == 1) {
                row = better(row, best[from++]);
            }
            if ((to & 1) == 1) {
                row = better(row, best[--to]);
            }
            from >>= 1;
            to >>= 1;
        }
        return row;
    }

    @Override
    public long bytes() {
        return 4L * best.length;
    }
}
