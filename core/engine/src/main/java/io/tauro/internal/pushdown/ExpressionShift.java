package io.tauro.internal.pushdown;

import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.And;
import io.tauro.internal.kernel.Expression.Case;
import io.tauro.internal.kernel.Expression.Cast;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InList;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.Expression.Or;
import io.tauro.internal.kernel.Expression.Transform;
import java.util.List;

/** Moves the columns that an expression reads, from one position on, to the right. */
final class ExpressionShift {

    private final int from;
    private final int distance;

    private ExpressionShift(int from, int distance) {
        this.from = from;
        this.distance = distance;
    }

    static Expression from(Expression expression, int from, int distance) {
        return new ExpressionShift(from, distance).shift(expression);
    }

    private List<Expression> shift(List<Expression> expressions) {
        return expressions.stream().map(this::shift).toList();
    }

    private Expression shift(Expression expression) {
        if (expression instanceof InputColumn column) {
            return column.index() < from
                    ? column
                    : new InputColumn(column.index() + distance, column.type());
        }
        if (expression instanceof FunctionCall call) {
            return new FunctionCall(call.function(), shift(call.arguments()), call.type());
        }
        if (expression instanceof Cast cast) {
            return new Cast(shift(cast.operand()), cast.type(), cast.lenient());
        }
        if (expression instanceof Case choice) {
            return new Case(
                    shift(choice.conditions()),
                    shift(choice.results()),
                    shift(choice.otherwise()),
                    choice.type());
        }
        if (expression instanceof And and) {
            return new And(shift(and.operands()));
        }
        if (expression instanceof Or or) {
            return new Or(shift(or.operands()));
        }
        if (expression instanceof InList in) {
            return new InList(shift(in.operand()), in.values(), in.hasNull());
        }
        if (expression instanceof Transform shown) {
            return new Transform(shown.transform(), shift(shown.arguments()));
        }
        return expression;
    }
}
