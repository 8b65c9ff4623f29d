package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.internal.physical.PhysicalNode.SharedNode;
import org.jspecify.annotations.Nullable;

/** Reads what other steps read, too. */
final class SharedOperator implements Operator {

    private final SharedNode node;
    private final SubPlans plans;
    private @Nullable Operator rows;
    private boolean closed;

    SharedOperator(SharedNode node, SubPlans plans) {
        this.node = node;
        this.plans = plans;
    }

    @Override
    public @Nullable Batch next() {
        if (closed) {
            return null;
        }
        Operator reader = rows;
        if (reader == null) {
            reader = plans.shared(node).read();
            rows = reader;
        }
        return reader.next();
    }

    @Override
    public void close() {
        closed = true;
        if (rows != null) {
            rows.close();
        }
    }
}
