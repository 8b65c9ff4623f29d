package io.tauro.internal.execute;

import io.tauro.data.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Delivers one input after the other. */
final class UnionAllOperator implements Operator {

    private final List<Operator> inputs;
    private int current;

    UnionAllOperator(List<Operator> inputs) {
        this.inputs = List.copyOf(inputs);
    }

    @Override
    public @Nullable Batch next() {
        while (current < inputs.size()) {
            Batch batch = inputs.get(current).next();
            if (batch != null) {
                return batch;
            }
            inputs.get(current).close();
            current++;
        }
        return null;
    }

    @Override
    public void close() {
        current = inputs.size();
        inputs.forEach(Operator::close);
    }
}
