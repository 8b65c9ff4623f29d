package io.tauro.internal.execute;

import io.tauro.data.Batch;
import org.jspecify.annotations.Nullable;

/** The last step of a query, which closes what its steps share. */
final class WholePlan implements Operator {

    private final Operator last;
    private final SubPlans plans;

    WholePlan(Operator last, SubPlans plans) {
        this.last = last;
        this.plans = plans;
    }

    @Override
    public @Nullable Batch next() {
        return last.next();
    }

    @Override
    public void close() {
        last.close();
        plans.close();
    }
}
