package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.Interruption;
import io.tauro.internal.kernel.RowComparator;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.spi.Cancellation;
import java.util.ArrayList;
import java.util.List;

/**
 * All rows, sorted by the partition and order of a window. Arrays have an entry for each row in
 * this order; starts are inclusive and ends exclusive.
 *
 * @param columns in this order
 * @param places for each row as it came, where it is now
 * @param peerStart where the rows begin that are equal in order
 */
record WindowRows(
        List<ColumnVector> columns,
        int size,
        int[] places,
        int[] partitionStart,
        int[] partitionEnd,
        int[] peerStart,
        int[] peerEnd) {

    /** The memory that a row takes here, without its columns. */
    static final long BYTES_PER_ROW = 20 + RowSorter.bytes(1);

    static WindowRows of(
            List<ColumnVector> columns,
            int size,
            List<Integer> partition,
            List<Order> order,
            Cancellation cancellation) {
        List<Order> keys = new ArrayList<>();
        partition.forEach(column -> keys.add(new Order(column, false, false)));
        keys.addAll(order);
        int[] positions = RowSorter.sort(columns, size, keys, cancellation);
        List<ColumnVector> sorted = new ArrayList<>(columns.size());
        for (ColumnVector column : columns) {
            cancellation.throwIfCancelled();
            ColumnVector flat = Vectors.flatten(column);
            sorted.add(keys.isEmpty() ? flat : Vectors.gather(flat, positions, size));
        }
        int[] places = new int[size];
        for (int i = 0; i < size; i++) {
            places[positions[i]] = i;
        }
        int[][] partitions = runs(sorted, size, keys.subList(0, partition.size()));
        int[][] peers = runs(sorted, size, keys);
        if (order.isEmpty()) {
            peers = partitions;
        }
        return new WindowRows(
                sorted, size, places, partitions[0], partitions[1], peers[0], peers[1]);
    }

    /** Where the run of equal rows that a row is in starts and ends. */
    private static int[][] runs(List<ColumnVector> sorted, int size, List<Order> keys) {
        RowComparator[] comparators = RowOrder.comparators(sorted, sorted, keys);
        int[] starts = new int[size];
        int[] ends = new int[size];
        int start = 0;
        for (int i = 1; i <= size; i++) {
            Interruption.atRow(i);
            if (i == size || differ(comparators, i)) {
                for (int j = start; j < i; j++) {
                    starts[j] = start;
                    ends[j] = i;
                }
                start = i;
            }
        }
        return new int[][] {starts, ends};
    }

    private static boolean differ(RowComparator[] keys, int row) {
        for (RowComparator key : keys) {
            if (key.compare(row - 1, row) != 0) {
                return true;
            }
        }
        return false;
    }
}
