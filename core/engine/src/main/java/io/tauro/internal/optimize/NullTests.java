package io.tauro.internal.optimize;

import java.util.List;
import org.apache.calcite.plan.Strong;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;

/**
 * What IS NULL is asked of, and what is compared with sub-queries, nullable as its operands are by
 * now: Calcite keeps the type of a function while it replaces its operands, and does not expect to
 * find that.
 */
final class NullTests extends RexShuttle {

    private final RexBuilder builder;

    NullTests(RexBuilder builder) {
        this.builder = builder;
    }

    @Override
    public RexNode visitCall(RexCall given) {
        RexNode visited = super.visitCall(given);
        if (!(visited instanceof RexCall call)
                || call.getKind() != SqlKind.IS_NULL && call.getKind() != SqlKind.IS_NOT_NULL) {
            return visited;
        }
        RexNode before = call.operands.get(0);
        RexNode after = decided(before);
        return after.equals(before) ? call : call.clone(call.getType(), List.of(after));
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery given) {
        RexSubQuery visited = (RexSubQuery) super.visitSubQuery(given);
        List<RexNode> operands = visited.operands.stream().map(this::decided).toList();
        return operands.equals(visited.operands)
                ? visited
                : visited.clone(visited.getType(), operands);
    }

    private RexNode decided(RexNode node) {
        if (!(node instanceof RexCall call)) {
            return node;
        }
        if (call.getKind() == SqlKind.COALESCE && !call.operands.get(0).getType().isNullable()) {
            return decided(call.operands.get(0));
        }
        if (call.getKind() == SqlKind.CASE && isNeverNull(call.operands.get(0))) {
            return decided(call.operands.get(1));
        }
        boolean ownRules = call.getKind() == SqlKind.CAST || call.getKind() == SqlKind.ITEM;
        if (ownRules || Strong.policy(call) != Strong.Policy.ANY) {
            return node;
        }
        List<RexNode> operands = call.operands.stream().map(this::decided).toList();
        boolean nullable = operands.stream().anyMatch(one -> one.getType().isNullable());
        if (operands.equals(call.operands) && nullable == call.getType().isNullable()) {
            return node;
        }
        RelDataType type =
                builder.getTypeFactory().createTypeWithNullability(call.getType(), nullable);
        return call.clone(type, operands);
    }

    private static boolean isNeverNull(RexNode condition) {
        return condition.getKind() == SqlKind.IS_NOT_NULL
                        && !((RexCall) condition).operands.get(0).getType().isNullable()
                || condition.isAlwaysTrue();
    }
}
