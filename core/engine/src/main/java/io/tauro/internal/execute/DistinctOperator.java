package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Delivers each row once, when it first comes. When the memory is spent, no new rows are taken note
 * of: they go to disk, in parts that are read one after the other.
 */
final class DistinctOperator implements Operator {

    private final Operator input;
    private final List<DataType> types;
    private final QueryRuntime runtime;
    private final OperatorStatistics statistics;
    private final MemoryBudget.Reservation memory;
    private final SpilledParts<Boolean> parts = new SpilledParts<>();
    private Operator reading;
    private GroupTable seen;
    private @Nullable Partitions unknown;
    private int level;
    private int[] numbers = {};

    DistinctOperator(
            Operator input, Schema schema, QueryRuntime runtime, OperatorStatistics statistics) {
        this.input = input;
        this.types = JoinSpec.types(schema);
        this.runtime = runtime;
        this.statistics = statistics;
        this.memory = runtime.memory().reserve("set operation", () -> false);
        this.reading = input;
        this.seen = new GroupTable(types);
    }

    @Override
    public @Nullable Batch next() {
        do {
            for (Batch batch = reading.next(); batch != null; batch = reading.next()) {
                Batch first = firstOnes(batch);
                if (first.selectedCount() > 0) {
                    return first;
                }
            }
        } while (nextPart());
        close();
        return null;
    }

    private Batch firstOnes(Batch batch) {
        if (numbers.length < batch.rowCount()) {
            numbers = new int[batch.rowCount()];
        }
        if (unknown != null) {
            seen.find(batch, batch.columns(), numbers);
            unknown.add(FilteredRows.unknown(batch, numbers));
            return batch.select(new int[0], 0);
        }
        int known = seen.size();
        seen.assign(batch, batch.columns(), numbers);
        if (!memory.tryResize(seen.bytes())) {
            freeze();
        }
        return FilteredRows.newOnes(batch, numbers, known);
    }

    private void freeze() {
        memory.force(seen.bytes());
        if (seen.bytes() >= memory.budget().least() && level < Partitions.DEEPEST) {
            unknown =
                    new Partitions(
                            runtime.spill().open(memory.holder(), statistics),
                            types,
                            IntStream.range(0, types.size()).boxed().toList(),
                            level);
            memory.force(seen.bytes() + Partitions.bytes(runtime));
        }
    }

    private boolean nextPart() {
        reading.close();
        if (unknown != null) {
            parts.push(unknown, true);
            unknown = null;
        }
        Optional<SpilledParts.Part<Boolean>> part = parts.next();
        if (part.isEmpty()) {
            return false;
        }
        seen = new GroupTable(types);
        memory.force(0);
        level = part.get().level();
        reading = new RunInput(part.get().rows(), runtime);
        return true;
    }

    @Override
    public void close() {
        input.close();
        reading.close();
        parts.close();
        if (unknown != null) {
            unknown.close();
            unknown = null;
        }
        seen = new GroupTable(types);
        memory.close();
    }
}
