package io.tauro.internal.optimize;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Evaluators;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.plan.Literals;
import io.tauro.internal.plan.Parameters;
import io.tauro.internal.plan.RexToExpression;
import io.tauro.internal.sql.MaskOperator;
import io.tauro.internal.sql.MaskedExpression;
import io.tauro.internal.sql.PlanningThread;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * Folds constants with the engine's own kernels, so that a folded constant equals an executed one.
 * What cannot be computed, or fails, stays as it is: an error belongs to the rows that come to it.
 * So does what would make the plan large.
 */
final class KernelFolding implements RexExecutor {

    /** Values that are no longer than many in the text of a query are not counted. */
    private static final int SMALL = 256;

    private static final Batch ONE_ROW = Batch.of(1, List.of());

    private final Parameters parameters;
    private long room = PlanningThread.limits().foldedBytes();

    KernelFolding(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public void reduce(RexBuilder builder, List<RexNode> expressions, List<RexNode> reduced) {
        expressions.forEach(expression -> reduced.add(fold(builder, expression)));
    }

    /** What a policy shows stays a call, so that it can be seen that it is shown. */
    private static boolean isMasked(RexNode node) {
        return node instanceof RexCall call
                && (call.getOperator() instanceof MaskOperator
                        || call.getOperator() instanceof MaskedExpression
                        || call.getOperands().stream().anyMatch(KernelFolding::isMasked));
    }

    RexNode fold(RexBuilder builder, RexNode node) {
        if (isMasked(node)) {
            return node;
        }
        try {
            Expression expression = new RexToExpression(builder, parameters).convert(node);
            ColumnVector value = Evaluators.compile(expression).evaluate(ONE_ROW);
            if (!hasRoomFor(value.value(0))) {
                return node;
            }
            return Literals.literal(builder, value.value(0), node.getType())
                    .map(literal -> Literals.ofType(builder, literal, node.getType()))
                    .orElse(node);
        } catch (TauroException | IllegalArgumentException e) {
            return node;
        }
    }

    private boolean hasRoomFor(@Nullable Object value) {
        long size = size(value);
        if (size > room) {
            return false;
        }
        room -= size > SMALL ? size : 0;
        return true;
    }

    private static long size(@Nullable Object value) {
        if (value instanceof CharSequence text) {
            return text.length();
        }
        if (value instanceof byte[] bytes) {
            return bytes.length;
        }
        if (value instanceof Collection<?> items) {
            return items.stream().mapToLong(KernelFolding::size).sum() + 8L * items.size();
        }
        return value instanceof Map<?, ?> map ? size(map.values()) : 8;
    }
}
