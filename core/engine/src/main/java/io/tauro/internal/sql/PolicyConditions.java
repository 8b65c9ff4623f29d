package io.tauro.internal.sql;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;

/** Prints conditions of policies so that two can be compared. */
public final class PolicyConditions {

    private PolicyConditions() {}

    /**
     * The text of a condition. Of a sub-query only its kind and what it is compared with: what it
     * reads gets barriers of its own meanwhile.
     */
    public static String text(RexNode condition) {
        if (condition instanceof RexSubQuery subQuery) {
            return subQuery.op.getName() + " sub-query" + texts(subQuery.operands);
        }
        return condition instanceof RexCall call
                ? call.getOperator().getName() + texts(call.getOperands()) + call.getType()
                : condition.toString();
    }

    private static String texts(List<RexNode> operands) {
        return operands.stream()
                .map(PolicyConditions::text)
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
