package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * INTERSECT: counts the rows of all inputs but the first, then passes those of the first that are
 * in every other one: each once, or with ALL as often as in the input that has the fewest. When the
 * memory is spent, rows that are not counted yet go to disk, in parts that are intersected by
 * themselves.
 */
final class IntersectOperator implements Operator {

    private final List<Operator> inputs;
    private final boolean all;
    private final List<DataType> types;
    private final QueryRuntime runtime;
    private final OperatorStatistics statistics;
    private final MemoryBudget.Reservation memory;
    private final UnknownRows unknown;
    private GroupTable rows;
    private int[] numbers = {};
    private long[] left = {};
    private boolean counted;
    private boolean read;

    IntersectOperator(
            List<Operator> inputs,
            boolean all,
            Schema schema,
            QueryRuntime runtime,
            OperatorStatistics statistics) {
        this(inputs, all, JoinSpec.types(schema), runtime, statistics, 0);
    }

    private IntersectOperator(
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
        this.unknown = new UnknownRows(types, inputs.size(), runtime, memory, statistics, level);
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
            countOthers();
        }
        Operator first = inputs.get(0);
        boolean some = unknown.frozen() || Arrays.stream(left).anyMatch(count -> count > 0);
        for (Batch batch = some ? first.next() : null; batch != null; batch = first.next()) {
            Batch passed = pass(batch);
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
            left = new long[0];
            memory.force(0);
        }
    }

    private @Nullable Batch nextOfParts() {
        return unknown.next(
                inputsOfPart ->
                        new IntersectOperator(
                                inputsOfPart,
                                all,
                                types,
                                runtime,
                                statistics,
                                unknown.nextLevel()));
    }

    private void countOthers() {
        for (int i = 1; i < inputs.size(); i++) {
            long[] counts = i == 1 ? countAll(inputs.get(1)) : countKnown(i);
            for (int row = 0; row < counts.length; row++) {
                counts[row] = i == 1 ? counts[row] : Math.min(counts[row], left[row]);
            }
            left = counts;
            inputs.get(i).close();
        }
    }

    private long[] countAll(Operator input) {
        long[] counts = {};
        for (Batch batch = input.next(); batch != null; batch = input.next()) {
            if (unknown.frozen()) {
                rows.find(batch, batch.columns(), numbers(batch));
                unknown.add(1, batch, numbers);
            } else {
                rows.assign(batch, batch.columns(), numbers(batch));
                if (rows.size() > counts.length) {
                    counts = Arrays.copyOf(counts, Slots.grown(counts.length, rows.size()));
                }
                unknown.reserve(rows.bytes() + 16L * counts.length);
            }
            count(batch, counts);
        }
        return counts;
    }

    private long[] countKnown(int input) {
        long[] counts = new long[left.length];
        Operator from = inputs.get(input);
        for (Batch batch = from.next(); batch != null; batch = from.next()) {
            rows.find(batch, batch.columns(), numbers(batch));
            if (unknown.frozen()) {
                unknown.add(input, batch, numbers);
            }
            count(batch, counts);
        }
        return counts;
    }

    private void count(Batch batch, long[] counts) {
        runtime.cancellation().throwIfCancelled();
        for (int n = 0; n < batch.selectedCount(); n++) {
            int number = numbers[batch.row(n)];
            if (number >= 0) {
                counts[number]++;
            }
        }
    }

    private int[] numbers(Batch batch) {
        if (numbers.length < batch.rowCount()) {
            numbers = new int[batch.rowCount()];
        }
        return numbers;
    }

    private Batch pass(Batch batch) {
        rows.find(batch, batch.columns(), numbers(batch));
        if (unknown.frozen()) {
            unknown.add(0, batch, numbers);
        }
        int[] passed = new int[batch.selectedCount()];
        int count = 0;
        for (int n = 0; n < batch.selectedCount(); n++) {
            int row = batch.row(n);
            int number = numbers[row];
            if (number >= 0 && left[number] > 0) {
                left[number] = all ? left[number] - 1 : 0;
                passed[count++] = row;
            }
        }
        return batch.select(passed, count);
    }

    @Override
    public void close() {
        counted = true;
        read = true;
        left = new long[0];
        rows = new GroupTable(types);
        inputs.forEach(Operator::close);
        unknown.close();
        memory.close();
    }
}
