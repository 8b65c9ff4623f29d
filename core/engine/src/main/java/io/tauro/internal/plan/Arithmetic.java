package io.tauro.internal.plan;

import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.Cast;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.sql.SqlKind;

/** Arithmetic, with operands of the kind of the result, and that of times and intervals. */
final class Arithmetic {

    private static final Map<SqlKind, ScalarFunction> FUNCTIONS =
            Map.of(
                    SqlKind.PLUS, ScalarFunction.ADD,
                    SqlKind.CHECKED_PLUS, ScalarFunction.ADD,
                    SqlKind.MINUS, ScalarFunction.SUBTRACT,
                    SqlKind.CHECKED_MINUS, ScalarFunction.SUBTRACT,
                    SqlKind.TIMES, ScalarFunction.MULTIPLY,
                    SqlKind.CHECKED_TIMES, ScalarFunction.MULTIPLY,
                    SqlKind.DIVIDE, ScalarFunction.DIVIDE,
                    SqlKind.CHECKED_DIVIDE, ScalarFunction.DIVIDE,
                    SqlKind.MOD, ScalarFunction.MODULO);

    private Arithmetic() {}

    static boolean isOne(SqlKind kind) {
        return FUNCTIONS.containsKey(kind);
    }

    static Expression of(SqlKind kind, List<Expression> operands, DataType result) {
        ScalarFunction function = Objects.requireNonNull(FUNCTIONS.get(kind));
        if (operands.stream().anyMatch(operand -> isTimeLike(operand.type()))) {
            return ofTimes(function, operands, result);
        }
        List<Expression> cast =
                operands.stream().map(operand -> toKindOf(operand, result)).toList();
        return new FunctionCall(function, cast, result);
    }

    private static boolean isTimeLike(DataType type) {
        return type.kind().isTemporal() || isInterval(type);
    }

    private static boolean isInterval(DataType type) {
        return type.kind() == TypeKind.INTERVAL_DAY_SECOND
                || type.kind() == TypeKind.INTERVAL_YEAR_MONTH;
    }

    private static Expression toKindOf(Expression operand, DataType result) {
        if (operand.type().kind() == result.kind()) {
            return operand;
        }
        if (result.kind() == TypeKind.DECIMAL && operand.type().kind().isInteger()) {
            return new Cast(
                    operand,
                    DataType.decimal(Comparisons.integralDigits(operand.type()), 0),
                    false);
        }
        return new Cast(operand, result, false);
    }

    private static Expression ofTimes(
            ScalarFunction function, List<Expression> operands, DataType result) {
        Expression left = operands.get(0);
        Expression right = operands.get(1);
        if (isInterval(left.type())
                && !isInterval(right.type())
                && function == ScalarFunction.ADD) {
            return ofTimes(function, List.of(right, left), result);
        }
        if (isInterval(left.type()) || function == ScalarFunction.MULTIPLY) {
            return new FunctionCall(function, operands, result);
        }
        if (isInterval(right.type())) {
            Expression interval =
                    function == ScalarFunction.SUBTRACT
                            ? new FunctionCall(ScalarFunction.NEGATE, List.of(right), right.type())
                            : right;
            ScalarFunction plus =
                    right.type().kind() == TypeKind.INTERVAL_YEAR_MONTH
                            ? ScalarFunction.PLUS_YEAR_MONTH
                            : ScalarFunction.PLUS_DAY_SECOND;
            return new FunctionCall(plus, List.of(Comparisons.as(left, result), interval), result);
        }
        DataType common = Comparisons.comparable(left.type(), right.type());
        ScalarFunction between =
                result.kind() == TypeKind.INTERVAL_YEAR_MONTH
                        ? ScalarFunction.YEAR_MONTH_BETWEEN
                        : ScalarFunction.DAY_SECOND_BETWEEN;
        return new FunctionCall(
                between,
                List.of(Comparisons.as(left, common), Comparisons.as(right, common)),
                result);
    }
}
