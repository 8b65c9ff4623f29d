package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.BatchBuilder;
import io.tauro.internal.kernel.Evaluators;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.physical.PhysicalNode.ValuesNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Delivers the rows that stand in the plan. */
final class ValuesOperator implements Operator {

    private static final Batch ONE_ROW = Batch.of(1);

    private final ValuesNode node;
    private final int batchSize;
    private int from;

    ValuesOperator(ValuesNode node, int batchSize) {
        this.node = node;
        this.batchSize = batchSize;
    }

    @Override
    public @Nullable Batch next() {
        if (from >= node.rows().size()) {
            return null;
        }
        int to = Math.min(node.rows().size(), from + batchSize);
        BatchBuilder builder = new BatchBuilder(node.schema(), to - from);
        for (List<Expression> row : node.rows().subList(from, to)) {
            for (int i = 0; i < row.size(); i++) {
                builder.column(i).append(value(row.get(i)));
            }
            builder.endRow();
        }
        from = to;
        return builder.build();
    }

    private static @Nullable Object value(Expression expression) {
        return expression instanceof Expression.Constant constant
                ? constant.value()
                : Evaluators.compile(expression).evaluate(ONE_ROW).value(0);
    }

    @Override
    public void close() {
        from = node.rows().size();
    }
}
