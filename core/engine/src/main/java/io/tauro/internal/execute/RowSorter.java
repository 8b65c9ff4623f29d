package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.spi.Cancellation;
import java.util.List;

/** Sorts the positions of rows, and keeps those of equal rows in their order. */
final class RowSorter {

    private static final int SHORT_RUN = 12;
    private static final int CHECK_MASK = (1 << 16) - 1;

    /** Fewer rows are merged sooner than their numbers are counted. */
    private static final int FEW_ROWS = 1 << 9;

    private final RowOrder order;

    private final Cancellation cancellation;

    private RowSorter(RowOrder order, Cancellation cancellation) {
        this.order = order;
        this.cancellation = cancellation;
    }

    /** The memory that sorting so many rows takes beside them. */
    static long bytes(int rows) {
        return (16L + RadixSort.BYTES_PER_ROW) * rows;
    }

    /** The positions of all rows, in order. */
    static int[] sort(
            List<ColumnVector> columns, int rows, List<Order> order, Cancellation cancellation) {
        int[] positions = new int[rows];
        for (int row = 0; row < rows; row++) {
            positions[row] = row;
        }
        if (!order.isEmpty() && rows > 1) {
            cancellation.throwIfCancelled();
            RowSorter sorter = new RowSorter(RowOrder.of(columns, rows, order), cancellation);
            cancellation.throwIfCancelled();
            if (rows >= FEW_ROWS) {
                return sorter.sortByPrefix(positions);
            }
            sorter.sort(positions.clone(), positions, 0, rows);
        }
        return positions;
    }

    private int[] sortByPrefix(int[] positions) {
        long[] prefixes = order.prefixes();
        int[] sorted = RadixSort.sort(prefixes, positions, cancellation);
        if (order.isWhole()) {
            return sorted;
        }
        int[] same = sorted.clone();
        int start = 0;
        for (int i = 1; i <= sorted.length; i++) {
            boolean ends = i == sorted.length || prefixes[sorted[i]] != prefixes[sorted[start]];
            if (ends && i - start > 1) {
                sort(same, sorted, start, i);
            }
            start = ends ? i : start;
        }
        return sorted;
    }

    /** Sorts a range into {@code to}; both arrays hold the same positions in it. */
    private void sort(int[] from, int[] to, int start, int end) {
        if (end - start <= SHORT_RUN) {
            insertionSort(to, start, end);
            return;
        }
        if (end - start > 1 << 14) {
            cancellation.throwIfCancelled();
        }
        int middle = start + end >>> 1;
        sort(to, from, start, middle);
        sort(to, from, middle, end);
        if (order.compare(from[middle - 1], from[middle]) <= 0) {
            System.arraycopy(from, start, to, start, end - start);
        } else {
            merge(from, to, start, middle, end);
        }
    }

    private void insertionSort(int[] rows, int start, int end) {
        for (int i = start + 1; i < end; i++) {
            int row = rows[i];
            int j = i;
            for (; j > start && order.compare(rows[j - 1], row) > 0; j--) {
                rows[j] = rows[j - 1];
            }
            rows[j] = row;
        }
    }

    private void merge(int[] from, int[] to, int start, int middle, int end) {
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            if ((i & CHECK_MASK) == 0) {
                cancellation.throwIfCancelled();
            }
            boolean takeLeft =
                    right >= end || left < middle && order.compare(from[left], from[right]) <= 0;
            to[i] = takeLeft ? from[left++] : from[right++];
        }
    }
}
