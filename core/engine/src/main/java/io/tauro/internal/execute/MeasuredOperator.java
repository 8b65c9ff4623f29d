package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.spi.Cancellation;
import org.jspecify.annotations.Nullable;

/** Counts what a step delivers, and stops it between batches when the query is cancelled. */
final class MeasuredOperator implements Operator {

    private final Operator operator;
    private final OperatorStatistics statistics;
    private final Cancellation cancellation;

    MeasuredOperator(Operator operator, OperatorStatistics statistics, Cancellation cancellation) {
        this.operator = operator;
        this.statistics = statistics;
        this.cancellation = cancellation;
    }

    @Override
    public @Nullable Batch next() {
        cancellation.throwIfCancelled();
        long start = System.nanoTime();
        Batch batch = null;
        try {
            batch = operator.next();
            return batch;
        } finally {
            statistics.pulled(batch, System.nanoTime() - start);
        }
    }

    @Override
    public void close() {
        operator.close();
    }
}
