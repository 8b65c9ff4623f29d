package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.spi.Cancellation;
import java.util.List;

/** Sorts the positions of rows, and keeps those of equal rows in their order. */
final class RowSorter {

    private static final int SHORT_RUN = 12;

    private final RowOrder order;
    private static final int CHECK_MASK = (1 << 16) - 1;

    private final Cancellation cancellation;

    private RowSorter(RowOrder order, Cancellation cancellation) {
        this.order = order;
        this.cancellation = cancellation;
    }

    /** The memory that sorting so many rows takes beside them. */
    static long bytes(int rows) {
        return 16L * rows;
    }

    /** The positions of all rows, in order. */
    static int[] sort(
            List<ColumnVector> columns, int rows, List<Order> order, Cancellation cancellation) {
        int[] positions = new int[rows];
        for (int row = 0; row < rows; row++) {
            positions[row] = row;
        }
        if (!order.isEmpty() && rows > 1) {
            RowOrder comparator = RowOrder.of(columns, rows, order);
            new RowSorter(comparator, cancellation).sort(positions.clone(), positions, 0, rows);
        }
        return positions;
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
