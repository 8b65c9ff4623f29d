package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.internal.kernel.BatchFilter;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Filters;
import io.tauro.internal.kernel.Vectors;
import org.jspecify.annotations.Nullable;

/** Passes the rows for which a condition is true. */
final class FilterOperator implements Operator {

    private static final int SPARSE = 8;

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
                return isSparse(passed) ? Vectors.compact(passed) : passed;
            }
        }
        return null;
    }

    /** Whether so few rows are left that those above had better not step over the others. */
    private static boolean isSparse(Batch batch) {
        return batch.selectedCount() <= batch.rowCount() / SPARSE;
    }

    @Override
    public void close() {
        input.close();
    }
}
