package io.tauro.internal.pushdown;

import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.And;
import io.tauro.internal.kernel.Expression.Case;
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
 * Tells expressions that have a value for every row, so that they can be computed for rows that
 * nobody would have asked about.
 */
final class Infallible {

    private Infallible() {}

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
        if (expression instanceof InList list) {
            return is(list.operand());
        }
        if (expression instanceof Case choice) {
            return are(choice.conditions()) && are(choice.results()) && is(choice.otherwise());
        }
        if (expression instanceof Cast cast) {
            return widens(cast.operand().type(), cast.type()) && is(cast.operand());
        }
        return expression instanceof FunctionCall call && hasValue(call) && are(call.arguments());
    }

    private static boolean are(List<Expression> expressions) {
        return expressions.stream().allMatch(Infallible::is);
    }

    private static boolean widens(DataType from, DataType to) {
        int digits = integerDigits(from);
        return digits > 0 && integerDigits(to) >= digits && to.scale() >= from.scale();
    }

    /** In front of the point; 0 if it is no exact number. */
    private static int integerDigits(DataType type) {
        return switch (type.kind()) {
            case TINYINT -> 3;
            case SMALLINT -> 5;
            case INTEGER -> 10;
            case BIGINT -> 19;
            case DECIMAL -> type.precision() - type.scale();
            default -> 0;
        };
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
            // The type of a decimal result holds every result, as long as it is not cut.
            case ADD, SUBTRACT, MULTIPLY, NEGATE ->
                    call.type().kind() == TypeKind.DECIMAL
                            && call.type().precision() < DataType.MAX_DECIMAL_PRECISION;
            default -> false;
        };
    }
}
