package io.tauro.internal.verify;

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

/** What a source may compute beside the condition of a policy: what has a value for each row. */
final class Total {

    private Total() {}

    static boolean is(Expression expression) {
        if (expression instanceof InputColumn || expression instanceof Constant) {
            return true;
        }
        if (expression instanceof And and) {
            return and.operands().stream().allMatch(Total::is);
        }
        if (expression instanceof Or or) {
            return or.operands().stream().allMatch(Total::is);
        }
        if (expression instanceof InList in) {
            return is(in.operand());
        }
        if (expression instanceof Cast cast) {
            return holdsAll(cast.type(), cast.operand().type()) && is(cast.operand());
        }
        return expression instanceof FunctionCall call
                && hasValue(call)
                && call.arguments().stream().allMatch(Total::is);
    }

    private static boolean hasValue(FunctionCall call) {
        return switch (call.function()) {
            case EQ,
                    NEQ,
                    LT,
                    LTE,
                    GT,
                    GTE,
                    IS_DISTINCT_FROM,
                    IS_NOT_DISTINCT_FROM,
                    NOT,
                    IS_NULL,
                    IS_NOT_NULL,
                    IS_TRUE,
                    IS_FALSE,
                    IS_NOT_TRUE,
                    IS_NOT_FALSE ->
                    true;
            case LIKE, ILIKE ->
                    call.arguments().size() == 2 && call.arguments().get(1) instanceof Constant;
            default -> false;
        };
    }

    private static boolean holdsAll(DataType to, DataType from) {
        if (to.kind() == TypeKind.VARCHAR && to.precision() == DataType.UNBOUNDED) {
            return from.kind().isText();
        }
        boolean exact =
                (from.kind().isInteger() || from.kind() == TypeKind.DECIMAL)
                        && (to.kind().isInteger() || to.kind() == TypeKind.DECIMAL);
        return exact && to.scale() >= from.scale() && digits(to) >= digits(from);
    }

    private static int digits(DataType type) {
        return switch (type.kind()) {
            case TINYINT -> 3;
            case SMALLINT -> 5;
            case INTEGER -> 10;
            case BIGINT -> 19;
            default -> type.precision() - type.scale();
        };
    }
}
