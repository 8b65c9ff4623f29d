package io.tauro.connector.files.parquet;

import java.util.Arrays;

/**
 * Rows of a row group, as ranges that neither touch nor overlap. Immutable.
 *
 * @param starts where each range begins, increasing
 * @param ends where it ends, exclusive
 */
record RowRanges(long[] starts, long[] ends) {

    static RowRanges all(long rows) {
        return rows == 0
                ? new RowRanges(new long[0], new long[0])
                : new RowRanges(new long[] {0}, new long[] {rows});
    }

    /** The first row from a position on; -1 if there is none. */
    long next(long row) {
        int range = rangeOf(row);
        return range == starts.length ? -1 : Math.max(row, starts[range]);
    }

    /** Where the range of one of the rows ends. */
    long end(long row) {
        return ends[rangeOf(row)];
    }

    /** How many rows there are. */
    long count() {
        long rows = 0;
        for (int i = 0; i < starts.length; i++) {
            rows += ends[i] - starts[i];
        }
        return rows;
    }

    /** The range that holds a row, or else the one behind it. */
    private int rangeOf(long row) {
        int found = Arrays.binarySearch(ends, row + 1);
        return found >= 0 ? found : -found - 1;
    }

    /** Takes ranges in order; those that touch become one. Not thread-safe. */
    static final class Builder {

        private long[] starts = new long[8];
        private long[] ends = new long[8];
        private int count;

        void add(long start, long end) {
            if (count > 0 && ends[count - 1] == start) {
                ends[count - 1] = end;
                return;
            }
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
                ends = Arrays.copyOf(ends, 2 * count);
            }
            starts[count] = start;
            ends[count++] = end;
        }

        RowRanges build() {
            return new RowRanges(Arrays.copyOf(starts, count), Arrays.copyOf(ends, count));
        }
    }
}
