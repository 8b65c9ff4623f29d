package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.internal.physical.PhysicalNode.KeepNode;
import org.jspecify.annotations.Nullable;

/** Delivers rows that are kept; where they are too many for that, reads them anew. */
final class KeepOperator implements Operator {

    private final KeepNode node;
    private final SubPlans plans;
    private @Nullable KeptRows rows;
    private @Nullable Operator input;
    private int at;
    private boolean closed;

    KeepOperator(KeepNode node, SubPlans plans) {
        this.node = node;
        this.plans = plans;
    }

    @Override
    public @Nullable Batch next() {
        if (closed) {
            return null;
        }
        if (rows == null && input == null) {
            KeptRows kept = plans.kept(node);
            if (kept.load(() -> plans.start(node.input()))) {
                rows = kept;
            } else {
                input = plans.start(node.input());
            }
        }
        return rows != null ? rows.batch(at++) : input == null ? null : input.next();
    }

    @Override
    public void close() {
        closed = true;
        rows = null;
        if (input != null) {
            input.close();
        }
    }
}
