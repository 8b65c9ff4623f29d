package io.tauro.internal.execute;

import io.tauro.internal.execute.PagedRows.Page;
import io.tauro.internal.kernel.RowComparator;
import io.tauro.internal.physical.PhysicalNode.Order;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes from one group of peers to the next through the rows of a partition on disk. */
final class PagedCursor {

    private final PagedRows rows;
    private final List<Order> order;
    private @Nullable Page page;
    private RowComparator[] within = {};

    /** The number of the group, from 0. */
    private long group;

    private long start;
    private long end;

    PagedCursor(PagedRows rows, List<Order> order) {
        this.rows = rows;
        this.order = order;
        this.end = endOf(0);
    }

    /** Where the group begins; behind the last row if there is none any more. */
    long start() {
        return start;
    }

    long end() {
        return end;
    }

    long group() {
        return group;
    }

    /** Goes on to the group that a row is in. */
    void toRow(long row) {
        while (row >= end && end < rows.rows()) {
            next();
        }
    }

    /** Goes on to a group; behind the last row if there are not so many. */
    void toGroup(long wanted) {
        while (group < wanted && start < rows.rows()) {
            next();
        }
    }

    private void next() {
        start = end;
        end = endOf(start);
        group++;
    }

    private long endOf(long first) {
        if (order.isEmpty()) {
            return rows.rows();
        }
        for (long row = first + 1; row < rows.rows(); row++) {
            if (differs(row)) {
                return row;
            }
        }
        return rows.rows();
    }

    private boolean differs(long row) {
        Page at = page;
        if (at == null || row >= at.end()) {
            at = rows.at(row);
            page = at;
            within = RowOrder.comparators(at.columns(), at.columns(), order);
        }
        if (row > at.start()) {
            return differ(within, at.at(row - 1), at.at(row));
        }
        Page before = rows.at(row - 1);
        return differ(
                RowOrder.comparators(before.columns(), at.columns(), order),
                before.at(row - 1),
                at.at(row));
    }

    private static boolean differ(RowComparator[] keys, int left, int right) {
        for (RowComparator key : keys) {
            if (key.compare(left, right) != 0) {
                return true;
            }
        }
        return false;
    }
}
