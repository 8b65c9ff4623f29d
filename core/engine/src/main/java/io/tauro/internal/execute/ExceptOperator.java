package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.type.Schema;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * EXCEPT: counts the rows of all inputs but the first, then passes those of the first that are in
 * none of them, each once; with ALL, as many of each as are left over.
 */
final class ExceptOperator implements Operator {

    private final List<Operator> inputs;
    private final boolean all;
    private final GroupTable rows;
    private final MemoryBudget.Reservation memory;
    private int[] numbers = {};
    private long[] taken = {};
    private boolean counted;

    ExceptOperator(List<Operator> inputs, boolean all, Schema schema, QueryRuntime runtime) {
        this.inputs = List.copyOf(inputs);
        this.all = all;
        this.rows = new GroupTable(JoinSpec.types(schema));
        this.memory = runtime.memory().reserve("set operation");
    }

    @Override
    public @Nullable Batch next() {
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
        close();
        return null;
    }

    private void count(Operator input) {
        for (Batch batch = input.next(); batch != null; batch = input.next()) {
            rows.assign(batch, batch.columns(), numbers(batch));
            if (all && rows.size() > taken.length) {
                taken = Arrays.copyOf(taken, Slots.grown(taken.length, rows.size()));
            }
            reserve();
            for (int n = 0; all && n < batch.selectedCount(); n++) {
                taken[numbers[batch.row(n)]]++;
            }
        }
    }

    private void reserve() {
        memory.resize(rows.bytes() + 8L * taken.length);
    }

    private int[] numbers(Batch batch) {
        if (numbers.length < batch.rowCount()) {
            numbers = new int[batch.rowCount()];
        }
        return numbers;
    }

    private Batch passNew(Batch batch) {
        int known = rows.size();
        rows.assign(batch, batch.columns(), numbers(batch));
        reserve();
        return FilteredRows.newOnes(batch, numbers, known);
    }

    private Batch passLeftOver(Batch batch) {
        rows.find(batch, batch.columns(), numbers(batch));
        int[] passed = new int[batch.selectedCount()];
        int count = 0;
        for (int n = 0; n < batch.selectedCount(); n++) {
            int row = batch.row(n);
            int number = numbers[row];
            if (number >= 0 && taken[number] > 0) {
                taken[number]--;
            } else {
                passed[count++] = row;
            }
        }
        return batch.select(passed, count);
    }

    @Override
    public void close() {
        counted = true;
        inputs.forEach(Operator::close);
        memory.close();
    }
}
