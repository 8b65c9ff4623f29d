package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.IntVector;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.spi.Cancellation;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Rows that an aggregate keeps within its memory, by group, and in order once all are there. Not
 * thread-safe.
 */
final class GroupedRows {

    private final List<Order> order;
    private final Cancellation cancellation;
    private final MemoryBudget.Reservation memory;
    private final RowStore rows;
    private List<ColumnVector> columns = List.of();
    private int[] positions = {};
    private int[] groups = {};
    private boolean sorted;

    /**
     * @param types of the columns that are kept
     * @param order of the rows of a group, by these columns
     */
    GroupedRows(
            List<DataType> types,
            List<Order> order,
            MemoryBudget.Reservation memory,
            Cancellation cancellation) {
        this.order = order;
        this.memory = memory;
        this.cancellation = cancellation;
        List<DataType> all = new ArrayList<>();
        all.add(DataType.INTEGER);
        all.addAll(types);
        this.rows = new RowStore(all, memory);
    }

    /** Keeps the selected rows of a batch, with these columns. */
    void add(Batch batch, int[] groupOfRow, List<ColumnVector> kept) {
        List<ColumnVector> all = new ArrayList<>();
        int[] ofRow = Arrays.copyOf(groupOfRow, batch.rowCount());
        all.add(new IntVector(DataType.INTEGER, ofRow, null, batch.rowCount()));
        all.addAll(kept);
        rows.add(batch.withColumns(all));
    }

    /** What the rows take. */
    long bytes() {
        return rows.bytes();
    }

    /** Hands over the rows, a column of groups first, and forgets them. */
    void take(Consumer<Batch> to) {
        rows.drain(to);
    }

    /** Puts the rows in order, after the last has been added. */
    void sort() {
        if (sorted) {
            return;
        }
        sorted = true;
        int count = rows.rows();
        memory.grow(RowSorter.bytes(count));
        List<ColumnVector> all = rows.takeAll();
        List<Order> keys = new ArrayList<>();
        keys.add(new Order(0, false, false));
        for (Order key : order) {
            keys.add(new Order(key.column() + 1, key.descending(), key.nullsFirst()));
        }
        positions = RowSorter.sort(all, count, keys, cancellation);
        groups = Arrays.copyOf(((IntVector) Vectors.flatten(all.get(0))).values(), count);
        columns = List.copyOf(all.subList(1, all.size()));
    }

    /** Where the rows of a group begin; those of the next one, if it has none. */
    int start(int group) {
        int low = 0;
        int high = groups.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (groups[positions[middle]] < group) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The position in the columns of a row, by its place in order. */
    int row(int place) {
        return positions[place];
    }

    ColumnVector column(int index) {
        return columns.get(index);
    }
}
