package io.tauro.internal.execute;

import io.tauro.data.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Delivers batches that somebody else holds. */
final class RowsOperator implements Operator {

    private List<Batch> batches;
    private int next;

    RowsOperator(List<Batch> batches) {
        this.batches = batches;
    }

    @Override
    public @Nullable Batch next() {
        return next < batches.size() ? batches.get(next++) : null;
    }

    @Override
    public void close() {
        batches = List.of();
    }
}
