package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.type.Schema;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * INTERSECT: counts the rows of all inputs but the first, then passes those of the first that are
 * in every other one: each once, or with ALL as often as in the input that has the fewest.
 */
final class IntersectOperator implements Operator {

    private final List<Operator> inputs;
    private final boolean all;
    private final QueryRuntime runtime;
    private final GroupTable rows;
    private final MemoryBudget.Reservation memory;
    private int[] numbers = {};
    private long[] left = {};
    private boolean counted;

    IntersectOperator(List<Operator> inputs, boolean all, Schema schema, QueryRuntime runtime) {
        this.inputs = List.copyOf(inputs);
        this.all = all;
        this.runtime = runtime;
        this.rows = new GroupTable(JoinSpec.types(schema));
        this.memory = runtime.memory().reserve("set operation");
    }

    @Override
    public @Nullable Batch next() {
        if (!counted) {
            counted = true;
            countOthers();
        }
        Operator first = inputs.get(0);
        boolean some = Arrays.stream(left).anyMatch(count -> count > 0);
        for (Batch batch = some ? first.next() : null; batch != null; batch = first.next()) {
            Batch passed = pass(batch);
            if (passed.selectedCount() > 0) {
                return passed;
            }
        }
        close();
        return null;
    }

    private void countOthers() {
        for (int i = 1; i < inputs.size(); i++) {
            long[] counts = i == 1 ? countAll(inputs.get(1)) : countKnown(inputs.get(i));
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
            rows.assign(batch, batch.columns(), numbers(batch));
            if (rows.size() > counts.length) {
                counts = Arrays.copyOf(counts, Slots.grown(counts.length, rows.size()));
            }
            memory.resize(rows.bytes() + 16L * counts.length);
            count(batch, counts);
        }
        return counts;
    }

    private long[] countKnown(Operator input) {
        long[] counts = new long[left.length];
        for (Batch batch = input.next(); batch != null; batch = input.next()) {
            rows.find(batch, batch.columns(), numbers(batch));
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
        left = new long[0];
        inputs.forEach(Operator::close);
        memory.close();
    }
}
