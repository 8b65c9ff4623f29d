package io.tauro.internal.pushdown;

import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.And;
import io.tauro.internal.kernel.Expression.Cast;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InList;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.Expression.Or;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.List;

/**
 * Tells expressions that a source may compute for rows that a policy hides: it may do so before the
 * policy's own condition, and an error would tell of the row. A list of what is allowed, which
 * knows nothing of the one that the optimiser has.
 */
final class LeakproofExpression {

    private LeakproofExpression() {}

    static boolean are(List<Expression> expressions) {
        return expressions.stream().allMatch(LeakproofExpression::is);
    }

    static boolean is(Expression expression) {
        if (expression instanceof InputColumn || expression instanceof Constant) {
            return true;
        }
        if (expression instanceof And and) {
            return are(and.operands());
        }
        if (expression instanceof Or or) {
            return are(or.operands());
        }
        if (expression instanceof InList in) {
            return is(in.operand());
        }
        if (expression instanceof Cast cast) {
            return keeps(cast.operand().type(), cast.type()) && is(cast.operand());
        }
        return expression instanceof FunctionCall call && isTotal(call) && are(call.arguments());
    }

    private static boolean isTotal(FunctionCall call) {
        return switch (call.function()) {
            case EQ, NEQ, LT, LTE, GT, GTE, IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM ->
                    call.arguments().stream().noneMatch(one -> isNested(one.type()));
            case NOT, IS_NULL, IS_NOT_NULL, IS_TRUE, IS_FALSE, IS_NOT_TRUE, IS_NOT_FALSE -> true;
            case LIKE, ILIKE ->
                    call.arguments().size() == 2 && call.arguments().get(1) instanceof Constant;
            default -> false;
        };
    }

    private static boolean isNested(DataType type) {
        return switch (type.kind()) {
            case ARRAY, MAP, ROW, JSON -> true;
            default -> false;
        };
    }

    /** Whether the second type has each value of the first. */
    private static boolean keeps(DataType from, DataType to) {
        if (from.kind().isText() && to.kind() == TypeKind.VARCHAR) {
            return to.precision() == DataType.UNBOUNDED;
        }
        int before = wholeDigits(from);
        int after = wholeDigits(to);
        return before > 0 && after >= before && to.scale() >= from.scale();
    }

    /**
     * Digits in front of the point, one more than there are at most; 0 if it is no exact number.
     */
    private static int wholeDigits(DataType type) {
        return switch (type.kind()) {
            case TINYINT -> 4;
            case SMALLINT -> 6;
            case INTEGER -> 11;
            case BIGINT -> 20;
            case DECIMAL -> type.precision() - type.scale() + 1;
            default -> 0;
        };
    }
}
