package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.internal.spill.RowRun;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of several inputs that a table did not take note of because the memory was spent, cut
 * into parts: what is equal is in the same part of each input. Not thread-safe.
 */
final class UnknownRows implements AutoCloseable {

    private final List<DataType> types;
    private final QueryRuntime runtime;
    private final MemoryBudget.Reservation memory;
    private final OperatorStatistics statistics;
    private final int level;
    private final @Nullable Partitions[] inputs;
    private boolean frozen;

    UnknownRows(
            List<DataType> types,
            int inputs,
            QueryRuntime runtime,
            MemoryBudget.Reservation memory,
            OperatorStatistics statistics,
            int level) {
        this.types = types;
        this.runtime = runtime;
        this.memory = memory;
        this.statistics = statistics;
        this.level = level;
        this.inputs = new Partitions[inputs];
    }

    /** Reserves what the table takes; where it may not, no more rows are to be taken note of. */
    void reserve(long bytes) {
        long all = bytes + (frozen ? inputs.length * Partitions.bytes(runtime) : 0);
        if (frozen || !memory.tryResize(all)) {
            memory.force(all);
            frozen = frozen || bytes >= memory.budget().least() && level < Partitions.DEEPEST;
        }
    }

    /** Whether rows that are not in the table go here. */
    boolean frozen() {
        return frozen;
    }

    /** Puts the rows without a number aside. */
    void add(int input, Batch batch, int[] numbers) {
        Batch rows = FilteredRows.unknown(batch, numbers);
        if (rows.selectedCount() == 0) {
            return;
        }
        Partitions partitions = inputs[input];
        if (partitions == null) {
            partitions =
                    new Partitions(
                            runtime.spill().open(memory.holder(), statistics),
                            types,
                            IntStream.range(0, types.size()).boxed().toList(),
                            level);
            inputs[input] = partitions;
        }
        partitions.add(rows);
    }

    /** Ends the parts, so that they take no memory. */
    void finish() {
        for (Partitions input : inputs) {
            if (input != null) {
                input.finish();
            }
        }
    }

    boolean has(int input, int part) {
        return run(input, part).isPresent();
    }

    /** A part of each input. */
    List<Operator> part(int part) {
        List<Operator> operators = new ArrayList<>(inputs.length);
        for (int input = 0; input < inputs.length; input++) {
            operators.add(
                    run(input, part)
                            .<Operator>map(rows -> new RunInput(rows, runtime))
                            .orElseGet(() -> new UnionAllOperator(List.of())));
        }
        return operators;
    }

    private Optional<RowRun> run(int input, int part) {
        Partitions partitions = inputs[input];
        return partitions == null ? Optional.empty() : partitions.take(part);
    }

    int nextLevel() {
        return level + 1;
    }

    @Override
    public void close() {
        for (int i = 0; i < inputs.length; i++) {
            Partitions partitions = inputs[i];
            if (partitions != null) {
                partitions.close();
                inputs[i] = null;
            }
        }
    }
}
