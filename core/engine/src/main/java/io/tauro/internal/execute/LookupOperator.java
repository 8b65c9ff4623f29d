package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.Evaluators;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.And;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.PhysicalNode.LookupNode;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Delivers the kept rows that have a key; where they are not kept, by trying each. */
final class LookupOperator implements Operator {

    private static final Batch ONE_ROW = Batch.of(1);

    private final LookupNode node;
    private final SubPlans plans;
    private final int batchSize;
    private @Nullable Batch found;
    private @Nullable Operator filter;
    private boolean started;
    private int from;

    LookupOperator(LookupNode node, SubPlans plans, int batchSize) {
        this.node = node;
        this.plans = plans;
        this.batchSize = batchSize;
    }

    @Override
    public @Nullable Batch next() {
        if (!started) {
            started = true;
            start();
        }
        if (filter != null) {
            return filter.next();
        }
        return found == null ? null : part(found);
    }

    private void start() {
        KeptRows kept = plans.kept(node.input());
        if (kept.load(() -> plans.start(node.input().input()))) {
            List<ColumnVector> key = new ArrayList<>();
            for (Expression value : node.values()) {
                key.add(Vectors.flatten(Evaluators.compile(value).evaluate(ONE_ROW)));
            }
            found = kept.lookup(node.keys(), Batch.of(1, key));
        }
        if (found == null) {
            filter = new FilterOperator(plans.start(node.input()), condition());
        }
    }

    private Expression condition() {
        List<Expression> equal = new ArrayList<>();
        for (int k = 0; k < node.keys().size(); k++) {
            int key = node.keys().get(k);
            DataType type = node.schema().column(key).type();
            equal.add(
                    new FunctionCall(
                            ScalarFunction.EQ,
                            List.of(new InputColumn(key, type), node.values().get(k)),
                            DataType.BOOLEAN));
        }
        return equal.size() == 1 ? equal.get(0) : new And(equal);
    }

    private @Nullable Batch part(Batch rows) {
        int count = Math.min(batchSize, rows.rowCount() - from);
        if (count <= 0) {
            return null;
        }
        if (count == rows.rowCount()) {
            from = count;
            return rows;
        }
        int[] positions = new int[count];
        for (int i = 0; i < count; i++) {
            positions[i] = from + i;
        }
        from += count;
        return Vectors.compact(rows.select(positions, count));
    }

    @Override
    public void close() {
        started = true;
        found = null;
        if (filter != null) {
            filter.close();
            filter = null;
        }
    }
}
