package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import java.util.List;

/**
 * The rows of a window that count, found by their number in any range at once.
 *
 * @param before for each row and behind the last, how many before it count; empty if all do
 * @param positions of the rows that count
 */
record CountedRows(int[] before, int[] positions) {

    static final CountedRows ALL = new CountedRows(new int[0], new int[0]);

    /** Those that are not null. */
    static CountedRows withValue(ColumnVector column) {
        return withValues(List.of(column), column.size());
    }

    /** Those that are null in no column. */
    static CountedRows withValues(List<ColumnVector> columns, int size) {
        int[] before = new int[size + 1];
        int[] positions = new int[size];
        for (int row = 0; row < size; row++) {
            before[row + 1] = before[row];
            if (!JoinKeys.anyNull(columns, row)) {
                positions[before[row + 1]++] = row;
            }
        }
        return new CountedRows(before, positions);
    }

    /** How many from one row on and before another. */
    int count(int start, int end) {
        if (end <= start) {
            return 0;
        }
        return before.length == 0 ? end - start : before[end] - before[start];
    }

    /** The n-th from 1 of those from a row on. */
    int nth(int start, int nth) {
        return before.length == 0 ? start + nth - 1 : positions[before[start] + nth - 1];
    }
}
