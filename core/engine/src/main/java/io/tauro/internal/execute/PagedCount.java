package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.internal.execute.PagedRows.Page;
import java.util.List;

/**
 * The rows of a partition on disk that have values in some columns, counted and found in any range.
 */
final class PagedCount {

    private final PagedRows rows;
    private final List<Integer> columns;

    /** For each page and behind the last, how many before it count; empty if all rows do. */
    private final long[] before;

    private PagedCount(PagedRows rows, List<Integer> columns, long[] before) {
        this.rows = rows;
        this.columns = columns;
        this.before = before;
    }

    static PagedCount all(PagedRows rows) {
        return new PagedCount(rows, List.of(), new long[0]);
    }

    static PagedCount withValues(PagedRows rows, List<Integer> columns) {
        if (columns.isEmpty()) {
            return all(rows);
        }
        long[] before = new long[rows.pages() + 1];
        for (int page = 0; page < rows.pages(); page++) {
            CountedRows counted = counted(rows.page(page), columns);
            before[page + 1] = before[page] + counted.count(0, rows.page(page).size());
        }
        return new PagedCount(rows, columns, before);
    }

    private static CountedRows counted(Page page, List<Integer> columns) {
        return page.prepared(
                List.of(PagedCount.class, columns),
                () -> {
                    List<ColumnVector> nullable =
                            columns.stream()
                                    .map(page::column)
                                    .filter(ColumnVector::mayHaveNulls)
                                    .toList();
                    return nullable.isEmpty()
                            ? CountedRows.ALL
                            : CountedRows.withValues(nullable, page.size());
                });
    }

    /** How many from one row on and before another. */
    long count(long start, long end) {
        if (end <= start) {
            return 0;
        }
        return before.length == 0 ? end - start : before(end) - before(start);
    }

    private long before(long row) {
        int index = rows.pageOf(row);
        if (row == rows.startOf(index)) {
            return before[index];
        }
        Page page = rows.page(index);
        return row == page.end()
                ? before[index + 1]
                : before[index] + counted(page, columns).count(0, page.at(row));
    }

    /** The n-th from 1 of those from a row on; there are so many. */
    long nth(long start, long nth) {
        if (before.length == 0) {
            return start + nth - 1;
        }
        long wanted = before(start) + nth;
        int index = pageWith(wanted);
        Page page = rows.page(index);
        return page.start() + counted(page, columns).nth(0, (int) (wanted - before[index]));
    }

    /** The page in which the n-th of all is. */
    private int pageWith(long nth) {
        int low = 0;
        int high = rows.pages() - 1;
        while (low < high) {
            int middle = low + high >>> 1;
            if (before[middle + 1] < nth) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
