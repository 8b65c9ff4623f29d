package io.tauro.internal.plan;

import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.Case;
import io.tauro.internal.kernel.Expression.Cast;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.List;

/** Conditional expressions and casts. */
public final class Choices {

    private Choices() {}

    /** Of operands that are conditions and results by turns, and what else it is at last. */
    static Expression caseOf(List<Expression> operands, DataType type) {
        List<Expression> conditions = new ArrayList<>();
        List<Expression> results = new ArrayList<>();
        int last = operands.size() - 1;
        for (int i = 0; i < last; i += 2) {
            conditions.add(operands.get(i));
            results.add(exactly(operands.get(i + 1), type));
        }
        return new Case(conditions, results, exactly(operands.get(last), type), type);
    }

    static Expression coalesce(List<Expression> operands, DataType type) {
        List<Expression> conditions = new ArrayList<>();
        List<Expression> results = new ArrayList<>();
        for (Expression operand : operands.subList(0, operands.size() - 1)) {
            conditions.add(
                    new FunctionCall(
                            ScalarFunction.IS_NOT_NULL, List.of(operand), DataType.BOOLEAN));
            results.add(exactly(operand, type));
        }
        return new Case(
                conditions, results, exactly(operands.get(operands.size() - 1), type), type);
    }

    /** An expression of exactly this type, cast where it is not. */
    public static Expression exactly(Expression expression, DataType type) {
        if (expression.type().equals(type)) {
            return expression;
        }
        if (expression instanceof Constant constant && constant.value() == null) {
            return new Constant(null, type);
        }
        return new Cast(expression, type, false);
    }

    static Expression cast(Expression operand, DataType type, boolean lenient) {
        if (operand.type().equals(type)) {
            return operand;
        }
        if (operand instanceof Constant constant && constant.value() == null) {
            return new Constant(null, type);
        }
        return new Cast(operand, type, lenient);
    }
}
