package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.internal.spill.RowRun;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
    private int nextPart;
    private @Nullable Operator reading;

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

    /**
     * The next rows of the parts, one part behind the other; null at the end.
     *
     * @param operator what makes rows of a part of each input; it is not asked for parts in which
     *     the first input has no rows
     */
    @Nullable Batch next(Function<List<Operator>, Operator> operator) {
        while (true) {
            Batch batch = reading == null ? null : reading.next();
            if (batch != null) {
                return batch;
            }
            reading = null;
            if (nextPart == Partitions.COUNT) {
                return null;
            }
            int part = nextPart++;
            if (run(0, part).isPresent()) {
                reading = operator.apply(part(part));
            }
        }
    }

    /** A part of each input. */
    private List<Operator> part(int part) {
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
        nextPart = Partitions.COUNT;
        if (reading != null) {
            reading.close();
            reading = null;
        }
        for (int i = 0; i < inputs.length; i++) {
            Partitions partitions = inputs[i];
            if (partitions != null) {
                partitions.close();
                inputs[i] = null;
            }
        }
    }
}
