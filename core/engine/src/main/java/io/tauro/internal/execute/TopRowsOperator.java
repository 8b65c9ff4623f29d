package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.RowComparator;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.internal.physical.PhysicalNode.SortNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The first rows of an order: keeps a few times as many, and once it has cut them down passes over
 * every row that is not before the last of them. Rows that are equal by the keys stay in their
 * order. If there is no memory even for that, it sorts on disk.
 */
final class TopRowsOperator implements Operator {

    /** The most rows for which this is better than sorting all. */
    static final int MOST_ROWS = 100_000;

    private final SortNode node;
    private final Operator input;
    private final QueryRuntime runtime;
    private final Consumer<Batch> reached;
    private final MemoryBudget.Reservation memory;
    private final RowStore store;
    private final int wanted;
    private @Nullable SortedRows onDisk;
    private long left;
    private @Nullable Batch last;
    private Batch result = Batch.of(0);
    private boolean read;
    private int from;

    TopRowsOperator(SortNode node, Operator input, QueryRuntime runtime) {
        this(node, input, runtime, batch -> {});
    }

    /**
     * @param reached is told the last of the wanted rows, as soon as there are so many, and each
     *     better one later
     */
    TopRowsOperator(SortNode node, Operator input, QueryRuntime runtime, Consumer<Batch> reached) {
        this.node = node;
        this.input = input;
        this.runtime = runtime;
        this.reached = reached;
        this.memory = runtime.memory().reserve("sort", () -> false);
        this.store = new RowStore(JoinSpec.types(node.schema()), memory);
        this.left = node.limit().orElseThrow();
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
        if (onDisk != null) {
            return nextOf(onDisk);
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

    private @Nullable Batch nextOf(SortedRows sorted) {
        Batch batch = left == 0 ? null : sorted.next((int) Math.min(left, runtime.batchSize()));
        if (batch == null) {
            close();
            return null;
        }
        Batch some = batch.rowCount() > left ? RunInput.slice(batch, 0, (int) left) : batch;
        left -= some.rowCount();
        return some;
    }

    private void readAll() {
        if (node.limit().orElseThrow() == 0) {
            input.close();
            return;
        }
        int most = Math.max(2 * wanted, wanted + 4 * runtime.batchSize());
        for (Batch batch = input.next(); batch != null; batch = input.next()) {
            Batch candidates = last == null ? batch : beforeLast(batch, last);
            if (onDisk != null) {
                onDisk.add(candidates);
                continue;
            }
            boolean fits = store.offer(candidates);
            if (!fits || store.rows() >= most) {
                Batch kept = cut();
                if (kept.rowCount() == wanted) {
                    last = lastOf(kept);
                    reached.accept(last);
                }
                if (!store.offer(kept) || !fits && !store.offer(candidates)) {
                    onDisk = sorted(kept, fits ? Batch.of(0) : candidates);
                }
            }
        }
        input.close();
        if (onDisk != null) {
            onDisk.finish();
            onDisk.skip(node.offset());
            return;
        }
        result = cut();
        memory.force(result.bytes());
        from = (int) Math.min(node.offset(), result.rowCount());
    }

    /** What sorts on disk, with these rows to begin with. */
    private SortedRows sorted(Batch kept, Batch candidates) {
        store.clear();
        SortedRows sorted =
                new SortedRows(
                        JoinSpec.types(node.schema()),
                        node.order(),
                        runtime,
                        memory,
                        runtime.statistics().of(node));
        int rows = runtime.batchSize();
        for (int i = 0; i < kept.rowCount(); i += rows) {
            sorted.add(RunInput.slice(kept, i, Math.min(rows, kept.rowCount() - i)));
        }
        sorted.add(candidates);
        return sorted;
    }

    private Batch beforeLast(Batch batch, Batch limit) {
        RowComparator[] keys = RowOrder.comparators(batch.columns(), limit.columns(), node.order());
        Order first = node.order().get(0);
        long bound = SortPrefix.of(limit.column(first.column()), 1, first).values()[0];
        ColumnVector column = batch.column(first.column());
        long[] prefixes = SortPrefix.of(column, batch.rowCount(), first).values();
        int[] rows = new int[batch.selectedCount()];
        int count = 0;
        for (int n = 0; n < batch.selectedCount(); n++) {
            int row = batch.row(n);
            long prefix = prefixes[row];
            if (prefix < bound || prefix == bound && isBefore(keys, row)) {
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
        left = 0;
        if (onDisk != null) {
            onDisk.close();
            onDisk = null;
        }
        memory.close();
    }
}
