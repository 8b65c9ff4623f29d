package io.tauro.internal.plan;

import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.List;

/** Arrays, maps and rows made of expressions. */
final class NestedValues {

    private NestedValues() {}

    static Expression array(List<Expression> operands, DataType type) {
        return new FunctionCall(
                ScalarFunction.ARRAY,
                operands.stream().map(one -> Choices.exactly(one, type.elementType())).toList(),
                type);
    }

    static Expression map(List<Expression> operands, DataType type) {
        List<Expression> cast = new ArrayList<>();
        for (Expression operand : operands) {
            cast.add(Choices.exactly(operand, type.fields().get(cast.size() % 2).type()));
        }
        return new FunctionCall(ScalarFunction.MAP, cast, type);
    }

    static Expression row(List<Expression> operands, DataType type) {
        List<Expression> cast = new ArrayList<>();
        for (Expression operand : operands) {
            cast.add(Choices.exactly(operand, type.fields().get(cast.size()).type()));
        }
        return new FunctionCall(ScalarFunction.ROW, cast, type);
    }

    /** A comparison with the elements of an array: {@code x = ANY (array)}. */
    static Expression quantified(
            ScalarFunction quantifier,
            ScalarFunction comparison,
            Expression value,
            Expression array) {
        DataType common = Comparisons.comparable(value.type(), array.type().elementType());
        return new FunctionCall(
                quantifier,
                List.of(
                        new Constant(comparison.name(), DataType.VARCHAR),
                        Comparisons.as(value, common),
                        Comparisons.as(array, DataType.array(common))),
                DataType.BOOLEAN);
    }
}
