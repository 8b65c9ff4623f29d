package io.tauro.internal.optimize;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Comparisons of rows, as the standard has them: field by field, from the first that differs. */
final class RowComparison {

    private RowComparison() {}

    static RexNode of(
            RexBuilder builder, SqlOperator comparison, List<RexNode> left, List<RexNode> right) {
        return switch (comparison.getKind()) {
            case EQUALS, NOT_EQUALS -> equality(builder, comparison, left, right);
            default -> order(builder, comparison, left, right, 0);
        };
    }

    private static RexNode equality(
            RexBuilder builder, SqlOperator comparison, List<RexNode> left, List<RexNode> right) {
        List<RexNode> fields = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            fields.add(builder.makeCall(comparison, left.get(i), right.get(i)));
        }
        return comparison.getKind() == SqlKind.EQUALS
                ? RexUtil.composeConjunction(builder, fields)
                : RexUtil.composeDisjunction(builder, fields);
    }

    private static RexNode order(
            RexBuilder builder,
            SqlOperator comparison,
            List<RexNode> left,
            List<RexNode> right,
            int field) {
        RexNode a = left.get(field);
        RexNode b = right.get(field);
        if (field == left.size() - 1) {
            return builder.makeCall(comparison, a, b);
        }
        SqlOperator strict =
                comparison.getKind() == SqlKind.LESS_THAN
                                || comparison.getKind() == SqlKind.LESS_THAN_OR_EQUAL
                        ? SqlStdOperatorTable.LESS_THAN
                        : SqlStdOperatorTable.GREATER_THAN;
        RexNode equal = builder.makeCall(SqlStdOperatorTable.EQUALS, a, b);
        RexNode rest = order(builder, comparison, left, right, field + 1);
        return builder.makeCall(
                SqlStdOperatorTable.OR,
                builder.makeCall(strict, a, b),
                builder.makeCall(SqlStdOperatorTable.AND, equal, rest));
    }
}
