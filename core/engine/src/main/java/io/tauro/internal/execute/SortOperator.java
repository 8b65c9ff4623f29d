package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.PhysicalNode.SortNode;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sorts the whole input; rows that are equal by the keys stay in their order. */
final class SortOperator implements Operator {

    private final SortNode node;
    private final Operator input;
    private final QueryRuntime runtime;
    private final MemoryBudget.Reservation memory;
    private List<ColumnVector> columns = List.of();
    private int[] positions = {};
    private boolean read;
    private int from;

    SortOperator(SortNode node, Operator input, QueryRuntime runtime) {
        this.node = node;
        this.input = input;
        this.runtime = runtime;
        this.memory = runtime.memory().reserve("sort");
    }

    @Override
    public @Nullable Batch next() {
        if (!read) {
            read = true;
            sort();
        }
        int count = Math.min(runtime.batchSize(), positions.length - from);
        if (count <= 0) {
            close();
            return null;
        }
        int[] rows = Arrays.copyOfRange(positions, from, from + count);
        from += count;
        List<ColumnVector> sorted = new ArrayList<>(columns.size());
        for (ColumnVector column : columns) {
            sorted.add(Vectors.gather(column, rows, count));
        }
        return Batch.of(count, sorted);
    }

    private void sort() {
        List<DataType> types = JoinSpec.types(node.schema());
        RowStore store = new RowStore(types, memory);
        for (Batch batch = input.next(); batch != null; batch = input.next()) {
            store.add(batch);
        }
        input.close();
        int rows = store.rows();
        memory.grow(RowSorter.bytes(rows));
        columns = store.takeAll();
        positions = RowSorter.sort(columns, rows, node.order(), runtime.cancellation());
        from = (int) Math.min(node.offset(), rows);
        if (node.limit().isPresent() && node.limit().getAsLong() < rows - from) {
            positions = Arrays.copyOf(positions, from + (int) node.limit().getAsLong());
        }
    }

    @Override
    public void close() {
        read = true;
        input.close();
        columns = List.of();
        positions = new int[0];
        memory.close();
    }
}
