package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.internal.kernel.BatchFilter;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Filters;
import org.jspecify.annotations.Nullable;

/** Passes the rows for which a condition is true. */
final class FilterOperator implements Operator {

    private final Operator input;
    private final BatchFilter filter;

    FilterOperator(Operator input, Expression condition) {
        this.input = input;
        this.filter = Filters.compile(condition);
    }

    @Override
    public @Nullable Batch next() {
        for (Batch batch = input.next(); batch != null; batch = input.next()) {
            Batch passed = filter.apply(batch);
            if (passed.selectedCount() > 0) {
                return passed;
            }
        }
        return null;
    }

    @Override
    public void close() {
        input.close();
    }
}
