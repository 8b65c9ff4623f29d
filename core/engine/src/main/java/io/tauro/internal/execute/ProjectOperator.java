package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.Evaluator;
import io.tauro.internal.kernel.Evaluators;
import io.tauro.internal.kernel.Expression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes columns from columns. */
final class ProjectOperator implements Operator {

    private final Operator input;
    private final List<Evaluator> evaluators;

    ProjectOperator(Operator input, List<Expression> expressions) {
        this.input = input;
        this.evaluators = expressions.stream().map(Evaluators::compile).toList();
    }

    @Override
    public @Nullable Batch next() {
        Batch batch = input.next();
        if (batch == null) {
            return null;
        }
        List<ColumnVector> columns = new ArrayList<>(evaluators.size());
        for (Evaluator evaluator : evaluators) {
            columns.add(evaluator.evaluate(batch));
        }
        return batch.withColumns(columns);
    }

    @Override
    public void close() {
        input.close();
    }
}
