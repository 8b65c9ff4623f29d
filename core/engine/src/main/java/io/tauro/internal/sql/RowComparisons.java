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
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlBetweenOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.StandardConvertletTable;

/**
 * Rows compared field by field, in rows within rows too. Calcite takes rows for distinct only if
 * each field is, takes an order of rows for known where no row is null, and does not plan with a
 * row that is equal to a constant.
 */
final class RowComparisons {

    private RowComparisons() {}

    static boolean isOne(SqlKind kind) {
        return SqlKind.ORDER_COMPARISON.contains(kind)
                || kind == SqlKind.EQUALS
                || kind == SqlKind.NOT_EQUALS
                || kind == SqlKind.IS_DISTINCT_FROM
                || kind == SqlKind.IS_NOT_DISTINCT_FROM;
    }

    private static boolean isOfRows(SqlRexContext context, SqlCall call) {
        SqlValidator validator = context.getValidator();
        for (SqlNode operand : call.getOperandList()) {
            RelDataType type = validator.getValidatedNodeTypeIfKnown(operand);
            if (type == null || !type.isStruct() || operand.isA(SqlKind.QUERY)) {
                return false;
            }
        }
        return true;
    }

    private static RexNode asCalcite(SqlRexContext context, SqlCall call) {
        return Objects.requireNonNull(StandardConvertletTable.INSTANCE.get(call))
                .convertCall(context, call);
    }

    static RexNode between(SqlRexContext context, SqlCall call) {
        if (!isOfRows(context, call)) {
            return asCalcite(context, call);
        }
        RexBuilder builder = context.getRexBuilder();
        RexNode row = context.convertExpression(call.operand(0));
        RexNode first = context.convertExpression(call.operand(1));
        RexNode last = context.convertExpression(call.operand(2));
        SqlBetweenOperator operator = (SqlBetweenOperator) call.getOperator();
        RexNode within = between(builder, row, first, last);
        if (operator.flag == SqlBetweenOperator.Flag.SYMMETRIC) {
            within =
                    builder.makeCall(
                            SqlStdOperatorTable.OR, within, between(builder, row, last, first));
        }
        return operator.isNegated() ? builder.makeCall(SqlStdOperatorTable.NOT, within) : within;
    }

    private static RexNode between(RexBuilder builder, RexNode row, RexNode first, RexNode last) {
        return builder.makeCall(
                SqlStdOperatorTable.AND,
                of(builder, row, first, SqlStdOperatorTable.GREATER_THAN_OR_EQUAL),
                of(builder, row, last, SqlStdOperatorTable.LESS_THAN_OR_EQUAL));
    }

    static RexNode convert(SqlRexContext context, SqlCall call) {
        if (!isOfRows(context, call)) {
            return asCalcite(context, call);
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
        if (SqlKind.ORDER_COMPARISON.contains(kind)) {
            return order(builder, left, right, comparison, 0);
        }
        List<RexNode> fields = new ArrayList<>();
        for (int i = 0; i < left.getType().getFieldCount(); i++) {
            fields.add(of(builder, field(builder, left, i), field(builder, right, i), comparison));
        }
        return same
                ? RexUtil.composeConjunction(builder, fields)
                : RexUtil.composeDisjunction(builder, fields);
    }

    /** From the first field that differs; equal ones are as those behind them. */
    private static RexNode order(
            RexBuilder builder, RexNode left, RexNode right, SqlOperator comparison, int index) {
        RexNode a = field(builder, left, index);
        RexNode b = field(builder, right, index);
        if (index == left.getType().getFieldCount() - 1) {
            return of(builder, a, b, comparison);
        }
        boolean less =
                comparison.getKind() == SqlKind.LESS_THAN
                        || comparison.getKind() == SqlKind.LESS_THAN_OR_EQUAL;
        SqlOperator strict =
                less ? SqlStdOperatorTable.LESS_THAN : SqlStdOperatorTable.GREATER_THAN;
        return builder.makeCall(
                SqlStdOperatorTable.OR,
                of(builder, a, b, strict),
                builder.makeCall(
                        SqlStdOperatorTable.AND,
                        of(builder, a, b, SqlStdOperatorTable.EQUALS),
                        order(builder, left, right, comparison, index + 1)));
    }

    private static RexNode ofValues(
            RexBuilder builder, RexNode left, RexNode right, SqlOperator comparison) {
        if (comparison.getKind() != SqlKind.IS_DISTINCT_FROM
                && comparison.getKind() != SqlKind.IS_NOT_DISTINCT_FROM) {
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
