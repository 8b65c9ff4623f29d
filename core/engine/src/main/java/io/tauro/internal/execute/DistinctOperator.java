package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.type.Schema;
import org.jspecify.annotations.Nullable;

/** Delivers each row once, when it first comes. */
final class DistinctOperator implements Operator {

    private final Operator input;
    private final GroupTable seen;
    private final MemoryBudget.Reservation memory;
    private int[] numbers = {};

    DistinctOperator(Operator input, Schema schema, QueryRuntime runtime) {
        this.input = input;
        this.seen = new GroupTable(JoinSpec.types(schema));
        this.memory = runtime.memory().reserve("set operation");
    }

    @Override
    public @Nullable Batch next() {
        for (Batch batch = input.next(); batch != null; batch = input.next()) {
            if (numbers.length < batch.rowCount()) {
                numbers = new int[batch.rowCount()];
            }
            int known = seen.size();
            seen.assign(batch, batch.columns(), numbers);
            memory.resize(seen.bytes());
            Batch first = FilteredRows.newOnes(batch, numbers, known);
            if (first.selectedCount() > 0) {
                return first;
            }
        }
        memory.close();
        return null;
    }

    @Override
    public void close() {
        input.close();
        memory.close();
    }
}
