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
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.StandardConvertletTable;

/**
 * IS [NOT] DISTINCT FROM of rows: they are distinct if any field is, in rows within rows too.
 * Calcite asks for a difference in each field, and compares inner rows with {@code =}.
 */
final class RowDistinction {

    private RowDistinction() {}

    static RexNode convert(SqlRexContext context, SqlCall call) {
        SqlValidator validator = context.getValidator();
        for (int i = 0; i < 2; i++) {
            RelDataType type = validator.getValidatedNodeTypeIfKnown(call.operand(i));
            if (type == null || !type.isStruct()) {
                return Objects.requireNonNull(StandardConvertletTable.INSTANCE.get(call))
                        .convertCall(context, call);
            }
        }
        return of(
                context.getRexBuilder(),
                context.convertExpression(call.operand(0)),
                context.convertExpression(call.operand(1)),
                call.getKind() == SqlKind.IS_NOT_DISTINCT_FROM);
    }

    private static RexNode of(RexBuilder builder, RexNode left, RexNode right, boolean same) {
        if (!left.getType().isStruct() || !right.getType().isStruct()) {
            return RelOptUtil.isDistinctFrom(builder, left, right, same);
        }
        List<RexNode> fields = new ArrayList<>();
        for (int i = 0; i < left.getType().getFieldCount(); i++) {
            fields.add(of(builder, field(builder, left, i), field(builder, right, i), same));
        }
        return same
                ? RexUtil.composeConjunction(builder, fields)
                : RexUtil.composeDisjunction(builder, fields);
    }

    private static RexNode field(RexBuilder builder, RexNode row, int index) {
        return row.getKind() == SqlKind.ROW
                ? ((RexCall) row).getOperands().get(index)
                : builder.makeFieldAccess(row, index);
    }
}
