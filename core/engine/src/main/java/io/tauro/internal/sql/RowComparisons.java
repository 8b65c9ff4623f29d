package io.tauro.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.StandardConvertletTable;

/**
 * Rows compared for equality, field by field, in rows within rows too. Calcite takes rows for
 * distinct only if each field is, and does not plan with a row that is equal to a constant.
 */
final class RowComparisons {

    private RowComparisons() {}

    static RexNode convert(SqlRexContext context, SqlCall call) {
        SqlValidator validator = context.getValidator();
        for (int i = 0; i < 2; i++) {
            RelDataType type = validator.getValidatedNodeTypeIfKnown(call.operand(i));
            if (type == null || !type.isStruct() || call.operand(i).isA(SqlKind.QUERY)) {
                return Objects.requireNonNull(StandardConvertletTable.INSTANCE.get(call))
                        .convertCall(context, call);
            }
        }
        return of(
                context.getRexBuilder(),
                context.convertExpression(call.operand(0)),
                context.convertExpression(call.operand(1)),
                call.getOperator());
    }

    private static RexNode of(
            RexBuilder builder, RexNode left, RexNode right, SqlOperator comparison) {
        SqlKind kind = comparison.getKind();
        boolean same = kind == SqlKind.EQUALS || kind == SqlKind.IS_NOT_DISTINCT_FROM;
        if (!left.getType().isStruct() || !right.getType().isStruct()) {
            return ofValues(builder, left, right, comparison);
        }
        if (left.getType().getFieldCount() != right.getType().getFieldCount()) {
            return builder.makeCall(comparison, left, right); // which says so later
        }
        List<RexNode> fields = new ArrayList<>();
        for (int i = 0; i < left.getType().getFieldCount(); i++) {
            fields.add(of(builder, field(builder, left, i), field(builder, right, i), comparison));
        }
        return same
                ? RexUtil.composeConjunction(builder, fields)
                : RexUtil.composeDisjunction(builder, fields);
    }

    private static RexNode ofValues(
            RexBuilder builder, RexNode left, RexNode right, SqlOperator comparison) {
        if (comparison.getKind() == SqlKind.EQUALS || comparison.getKind() == SqlKind.NOT_EQUALS) {
            RelDataType common =
                    builder.getTypeFactory()
                            .leastRestrictive(List.of(left.getType(), right.getType()));
            return common == null
                    ? builder.makeCall(comparison, left, right)
                    : builder.makeCall(
                            comparison,
                            builder.ensureType(common, left, true),
                            builder.ensureType(common, right, true));
        }
        boolean same = comparison.getKind() == SqlKind.IS_NOT_DISTINCT_FROM;
        return RelOptUtil.isDistinctFrom(builder, left, right, same);
    }

    private static RexNode field(RexBuilder builder, RexNode row, int index) {
        return row.getKind() == SqlKind.ROW
                ? ((RexCall) row).getOperands().get(index)
                : builder.makeFieldAccess(row, index);
    }
}
