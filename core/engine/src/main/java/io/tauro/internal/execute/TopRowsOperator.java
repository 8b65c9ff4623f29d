package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.RowComparator;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.PhysicalNode.SortNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first rows of an order: keeps a few times as many, and once it has cut them down passes over
 * every row that is not before the last of them. Rows that are equal by the keys stay in their
 * order.
 */
final class TopRowsOperator implements Operator {

    /** The most rows for which this is better than sorting all. */
    static final int MOST_ROWS = 100_000;

    private final SortNode node;
    private final Operator input;
    private final QueryRuntime runtime;
    private final MemoryBudget.Reservation memory;
    private final RowStore store;
    private final int wanted;
    private @Nullable Batch last;
    private Batch result = Batch.of(0);
    private boolean read;
    private int from;

    TopRowsOperator(SortNode node, Operator input, QueryRuntime runtime) {
        this.node = node;
        this.input = input;
        this.runtime = runtime;
        this.memory = runtime.memory().reserve("sort");
        this.store = new RowStore(JoinSpec.types(node.schema()), memory);
        this.wanted = (int) (node.offset() + node.limit().orElseThrow());
    }

    static boolean suits(SortNode node) {
        return node.limit().isPresent()
                && node.limit().getAsLong() <= MOST_ROWS
                && node.offset() <= MOST_ROWS - node.limit().getAsLong();
    }

    @Override
    public @Nullable Batch next() {
        if (!read) {
            read = true;
            readAll();
        }
        int count = Math.min(runtime.batchSize(), result.rowCount() - from);
        if (count <= 0) {
            close();
            return null;
        }
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = from + i;
        }
        from += count;
        return gather(result.columns(), rows, count);
    }

    private void readAll() {
        if (node.limit().orElseThrow() == 0) {
            input.close();
            return;
        }
        int most = Math.max(2 * wanted, wanted + 4 * runtime.batchSize());
        for (Batch batch = input.next(); batch != null; batch = input.next()) {
            store.add(last == null ? batch : beforeLast(batch, last));
            if (store.rows() >= most) {
                Batch kept = cut();
                last = lastOf(kept);
                store.add(kept);
            }
        }
        input.close();
        result = cut();
        memory.resize(result.bytes());
        from = (int) Math.min(node.offset(), result.rowCount());
    }

    private Batch beforeLast(Batch batch, Batch limit) {
        RowComparator[] keys = RowOrder.comparators(batch.columns(), limit.columns(), node.order());
        int[] rows = new int[batch.selectedCount()];
        int count = 0;
        for (int n = 0; n < batch.selectedCount(); n++) {
            int row = batch.row(n);
            if (isBefore(keys, row)) {
                rows[count++] = row;
            }
        }
        return batch.select(rows, count);
    }

    private static boolean isBefore(RowComparator[] keys, int row) {
        for (RowComparator key : keys) {
            int byKey = key.compare(row, 0);
            if (byKey != 0) {
                return byKey < 0;
            }
        }
        return false;
    }

    /** Takes the rows out of the store, and returns those that are wanted, in order. */
    private Batch cut() {
        int rows = store.rows();
        List<ColumnVector> columns = store.takeAll();
        int[] positions = RowSorter.sort(columns, rows, node.order(), runtime.cancellation());
        Batch kept = gather(columns, positions, Math.min(wanted, rows));
        store.clear();
        return kept;
    }

    private static Batch lastOf(Batch kept) {
        return gather(kept.columns(), new int[] {kept.rowCount() - 1}, 1);
    }

    private static Batch gather(List<ColumnVector> columns, int[] positions, int count) {
        List<ColumnVector> gathered = new ArrayList<>(columns.size());
        for (ColumnVector column : columns) {
            gathered.add(Vectors.gather(column, positions, count));
        }
        return Batch.of(count, gathered);
    }

    @Override
    public void close() {
        read = true;
        input.close();
        result = Batch.of(0);
        last = null;
        store.clear();
        memory.close();
    }
}
