package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.internal.kernel.Interruption;
import io.tauro.spi.Cancellation;
import org.jspecify.annotations.Nullable;

/** The last step of a query, which closes what its steps share. */
final class WholePlan implements Operator {

    private final Operator last;
    private final SubPlans plans;
    private final Runnable check;

    WholePlan(Operator last, SubPlans plans, Cancellation cancellation) {
        this.last = last;
        this.plans = plans;
        this.check = cancellation::throwIfCancelled;
    }

    @Override
    public @Nullable Batch next() {
        Runnable before = Interruption.begin(check);
        try {
            return last.next();
        } finally {
            Interruption.end(before);
        }
    }

    @Override
    public void close() {
        last.close();
        plans.close();
    }
}
