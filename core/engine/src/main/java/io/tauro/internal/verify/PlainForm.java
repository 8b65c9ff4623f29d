package io.tauro.internal.verify;

import io.tauro.data.Batch;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Evaluators;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.Case;
import io.tauro.internal.kernel.Expression.Cast;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InList;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.Expressions;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One spelling for what can be spelled in several ways: constants are computed, a column that is
 * cast without loss is the column, comparisons have the column first.
 */
final class PlainForm {

    private static final Map<ScalarFunction, ScalarFunction> SWAPPED =
            Map.of(
                    ScalarFunction.EQ, ScalarFunction.EQ,
                    ScalarFunction.NEQ, ScalarFunction.NEQ,
                    ScalarFunction.LT, ScalarFunction.GT,
                    ScalarFunction.LTE, ScalarFunction.GTE,
                    ScalarFunction.GT, ScalarFunction.LT,
                    ScalarFunction.GTE, ScalarFunction.LTE);

    private PlainForm() {}

    static Expression of(Expression expression) {
        if (expression instanceof InputColumn || expression instanceof Constant) {
            return expression;
        }
        if (!(expression instanceof Expression.And)
                && !(expression instanceof Expression.Or)
                && !Expressions.anyLeaf(expression, leaf -> !(leaf instanceof Constant))) {
            return computed(expression);
        }
        if (expression instanceof Expression.And and) {
            return new Expression.And(of(and.operands()));
        }
        if (expression instanceof Expression.Or or) {
            return new Expression.Or(of(or.operands()));
        }
        if (expression instanceof InList in) {
            return new InList(bare(of(in.operand())), in.values(), in.hasNull());
        }
        if (expression instanceof Cast cast) {
            return new Cast(of(cast.operand()), cast.type(), cast.lenient());
        }
        if (expression instanceof Case choice) {
            return new Case(
                    of(choice.conditions()),
                    of(choice.results()),
                    of(choice.otherwise()),
                    choice.type());
        }
        return expression instanceof FunctionCall call
                ? call(call.function(), of(call.arguments()), call.type())
                : expression;
    }

    private static List<Expression> of(List<Expression> expressions) {
        return expressions.stream().map(PlainForm::of).toList();
    }

    /** The constant that it is; itself if there is none. */
    private static Expression computed(Expression expression) {
        try {
            return !Expressions.isVolatile(expression)
                    ? new Constant(
                            Evaluators.compile(expression).evaluate(Batch.of(1)).value(0),
                            expression.type())
                    : expression;
        } catch (TauroException failed) {
            return expression;
        }
    }

    private static Expression call(
            ScalarFunction function, List<Expression> arguments, DataType type) {
        if (!SWAPPED.containsKey(function)) {
            return new FunctionCall(
                    function,
                    function == ScalarFunction.IS_NULL || function == ScalarFunction.IS_NOT_NULL
                            ? arguments.stream().map(PlainForm::bare).toList()
                            : arguments,
                    type);
        }
        Expression left = bare(arguments.get(0));
        Expression right = bare(arguments.get(1));
        if (left instanceof Case choice && !(right instanceof Case)) {
            return compared(choice, result -> List.of(result, right), function);
        }
        if (right instanceof Case choice && !(left instanceof Case)) {
            return compared(choice, result -> List.of(left, result), function);
        }
        boolean swap =
                left instanceof Constant
                        || !(right instanceof Constant)
                                && right.toString().compareTo(left.toString()) < 0;
        return swap
                ? new FunctionCall(SWAPPED.get(function), List.of(right, left), type)
                : new FunctionCall(function, List.of(left, right), type);
    }

    /** A choice that is compared is a choice of comparisons. */
    private static Expression compared(
            Case choice, Function<Expression, List<Expression>> sides, ScalarFunction function) {
        UnaryOperator<Expression> one =
                result -> of(new FunctionCall(function, sides.apply(result), DataType.BOOLEAN));
        return new Case(
                choice.conditions(),
                choice.results().stream().map(one).toList(),
                one.apply(choice.otherwise()),
                DataType.BOOLEAN);
    }

    /** Without a cast to a type that has all values of a column, in the same order. */
    private static Expression bare(Expression operand) {
        return operand instanceof Cast cast
                        && cast.operand() instanceof InputColumn column
                        && keeps(column.type(), cast.type())
                ? column
                : operand;
    }

    private static boolean keeps(DataType from, DataType to) {
        if (from.kind() == TypeKind.VARCHAR || from.kind() == TypeKind.CHAR) {
            return to.kind() == TypeKind.VARCHAR && to.precision() == DataType.UNBOUNDED;
        }
        boolean exact = from.kind().isInteger() || from.kind() == TypeKind.DECIMAL;
        boolean toExact = to.kind().isInteger() || to.kind() == TypeKind.DECIMAL;
        return exact && toExact && to.scale() >= from.scale() && whole(to) >= whole(from)
                || from.kind() == TypeKind.REAL && to.kind() == TypeKind.DOUBLE;
    }

    private static int whole(DataType type) {
        return switch (type.kind()) {
            case TINYINT -> 3;
            case SMALLINT -> 5;
            case INTEGER -> 10;
            case BIGINT -> 19;
            default -> type.precision() - type.scale();
        };
    }

    /** A number as BigDecimal, a floating point one as Double, a text without padding. */
    static Object plain(Object value, DataType column) {
        if (value instanceof Float || value instanceof Double) {
            return ((Number) value).doubleValue();
        }
        if (value instanceof Number number && !(value instanceof BigDecimal)) {
            return BigDecimal.valueOf(number.longValue());
        }
        if (value instanceof String text && column.kind() == TypeKind.CHAR) {
            return text.stripTrailing().length() == text.length()
                    ? text
                    : text.replaceFirst(" +$", "");
        }
        return value;
    }
}
