package io.tauro.connector.delta;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.engine.ExpressionHandler;
import io.delta.kernel.expressions.Expression;
import io.delta.kernel.expressions.ExpressionEvaluator;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.expressions.PredicateEvaluator;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.StructType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Expressions for the kernel. Replaying a log needs literals alone: the kernel is never given a
 * filter, since which files a scan needs is decided here, by {@link FileChoice}.
 */
record LogExpressions() implements ExpressionHandler {

    @Override
    public ExpressionEvaluator getEvaluator(
            StructType input, Expression expression, DataType output) {
        if (!(expression instanceof Literal literal)) {
            throw new UnsupportedOperationException(expression.getClass().getSimpleName());
        }
        return new ExpressionEvaluator() {
            @Override
            public ColumnVector eval(ColumnarBatch batch) {
                @Nullable Object[] values = new Object[batch.getSize()];
                Arrays.fill(values, literal.getValue());
                return new ObjectVector(output, values);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public PredicateEvaluator getPredicateEvaluator(StructType input, Predicate predicate) {
        throw new UnsupportedOperationException(predicate.getName());
    }

    @Override
    public ColumnVector createSelectionVector(boolean[] values, int from, int to) {
        Object[] selected = new Object[to - from];
        for (int i = from; i < to; i++) {
            selected[i - from] = values[i];
        }
        return new ObjectVector(BooleanType.BOOLEAN, selected);
    }
}
