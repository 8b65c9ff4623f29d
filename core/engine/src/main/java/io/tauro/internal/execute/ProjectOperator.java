package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Projection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes columns from columns. */
final class ProjectOperator implements Operator {

    private final Operator input;
    private final Projection projection;

    ProjectOperator(Operator input, List<Expression> expressions) {
        this.input = input;
        this.projection = Projection.compile(expressions);
    }

    @Override
    public @Nullable Batch next() {
        Batch batch = input.next();
        return batch == null ? null : projection.apply(batch);
    }

    @Override
    public void close() {
        input.close();
    }
}
