package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * EXCEPT: counts the rows of all inputs but the first, then passes those of the first that are in
 * none of them, each once; with ALL, as many of each as are left over. When the memory is spent,
 * rows that have not been seen yet go to disk, in parts that are taken by themselves.
 */
final class ExceptOperator implements Operator {

    private static final int FIRST = 0;
    private static final int OTHERS = 1;

    private final List<Operator> inputs;
    private final boolean all;
    private final List<DataType> types;
    private final QueryRuntime runtime;
    private final OperatorStatistics statistics;
    private final MemoryBudget.Reservation memory;
    private final UnknownRows unknown;
    private GroupTable rows;
    private int[] numbers = {};
    private long[] taken = {};
    private boolean counted;
    private boolean read;

    ExceptOperator(
            List<Operator> inputs,
            boolean all,
            Schema schema,
            QueryRuntime runtime,
            OperatorStatistics statistics) {
        this(inputs, all, JoinSpec.types(schema), runtime, statistics, 0);
    }

    private ExceptOperator(
            List<Operator> inputs,
            boolean all,
            List<DataType> types,
            QueryRuntime runtime,
            OperatorStatistics statistics,
            int level) {
        this.inputs = List.copyOf(inputs);
        this.all = all;
        this.types = types;
        this.runtime = runtime;
        this.statistics = statistics;
        this.rows = new GroupTable(types);
        this.memory = runtime.memory().reserve("set operation", () -> false);
        this.unknown = new UnknownRows(types, 2, runtime, memory, statistics, level);
    }

    @Override
    public @Nullable Batch next() {
        Batch batch = read ? null : nextOfTable();
        if (batch == null && unknown.frozen()) {
            endTable();
            batch = nextOfParts();
        }
        if (batch == null) {
            close();
        }
        return batch;
    }

    private @Nullable Batch nextOfTable() {
        if (!counted) {
            counted = true;
            for (Operator other : inputs.subList(1, inputs.size())) {
                count(other);
                other.close();
            }
        }
        Operator first = inputs.get(0);
        for (Batch batch = first.next(); batch != null; batch = first.next()) {
            Batch passed = all ? passLeftOver(batch) : passNew(batch);
            if (passed.selectedCount() > 0) {
                return passed;
            }
        }
        return null;
    }

    private void endTable() {
        if (!read) {
            read = true;
            inputs.get(0).close();
            unknown.finish();
            rows = new GroupTable(types);
            taken = new long[0];
            memory.force(0);
        }
    }

    private @Nullable Batch nextOfParts() {
        return unknown.next(
                inputsOfPart ->
                        new ExceptOperator(
                                inputsOfPart,
                                all,
                                types,
                                runtime,
                                statistics,
                                unknown.nextLevel()));
    }

    private void count(Operator input) {
        for (Batch batch = input.next(); batch != null; batch = input.next()) {
            runtime.cancellation().throwIfCancelled();
            if (unknown.frozen()) {
                rows.find(batch, batch.columns(), numbers(batch));
                unknown.add(OTHERS, batch, numbers);
            } else {
                rows.assign(batch, batch.columns(), numbers(batch));
                if (all && rows.size() > taken.length) {
                    taken = Arrays.copyOf(taken, Slots.grown(taken.length, rows.size()));
                }
                unknown.reserve(rows.bytes() + 8L * taken.length);
            }
            for (int n = 0; all && n < batch.selectedCount(); n++) {
                int number = numbers[batch.row(n)];
                if (number >= 0) {
                    taken[number]++;
                }
            }
        }
    }

    private int[] numbers(Batch batch) {
        if (numbers.length < batch.rowCount()) {
            numbers = new int[batch.rowCount()];
        }
        return numbers;
    }

    private Batch passNew(Batch batch) {
        if (unknown.frozen()) {
            rows.find(batch, batch.columns(), numbers(batch));
            unknown.add(FIRST, batch, numbers);
            return batch.select(new int[0], 0);
        }
        int known = rows.size();
        rows.assign(batch, batch.columns(), numbers(batch));
        unknown.reserve(rows.bytes() + 8L * taken.length);
        return FilteredRows.newOnes(batch, numbers, known);
    }

    private Batch passLeftOver(Batch batch) {
        rows.find(batch, batch.columns(), numbers(batch));
        if (unknown.frozen()) {
            unknown.add(FIRST, batch, numbers);
        }
        int[] passed = new int[batch.selectedCount()];
        int count = 0;
        for (int n = 0; n < batch.selectedCount(); n++) {
            int row = batch.row(n);
            int number = numbers[row];
            if (number >= 0 && taken[number] > 0) {
                taken[number]--;
            } else if (number >= 0 || !unknown.frozen()) {
                passed[count++] = row;
            }
        }
        return batch.select(passed, count);
    }

    @Override
    public void close() {
        counted = true;
        read = true;
        taken = new long[0];
        rows = new GroupTable(types);
        inputs.forEach(Operator::close);
        unknown.close();
        memory.close();
    }
}
