package io.tauro.internal.edge;

import io.tauro.data.Batch;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Evaluators;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.And;
import io.tauro.internal.kernel.Expression.Case;
import io.tauro.internal.kernel.Expression.Cast;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InList;
import io.tauro.internal.kernel.Expression.Or;
import io.tauro.internal.kernel.Expressions;
import java.util.List;

/** Computes what is the same for each row. */
final class Constants {

    private static final Batch ONE_ROW = Batch.of(1);

    private Constants() {}

    static Expression computed(Expression expression) {
        if (expression instanceof Constant) {
            return expression;
        }
        if (!Expressions.anyLeaf(expression, leaf -> !(leaf instanceof Constant))
                && !Expressions.isVolatile(expression)) {
            return constant(expression);
        }
        if (expression instanceof And and) {
            return new And(computed(and.operands()));
        }
        if (expression instanceof Or or) {
            return new Or(computed(or.operands()));
        }
        if (expression instanceof FunctionCall call) {
            return new FunctionCall(call.function(), computed(call.arguments()), call.type());
        }
        if (expression instanceof Cast cast) {
            return new Cast(computed(cast.operand()), cast.type(), cast.lenient());
        }
        if (expression instanceof InList in) {
            return new InList(computed(in.operand()), in.values(), in.hasNull());
        }
        return expression instanceof Case choice
                ? new Case(
                        computed(choice.conditions()),
                        computed(choice.results()),
                        computed(choice.otherwise()),
                        choice.type())
                : expression;
    }

    private static List<Expression> computed(List<Expression> expressions) {
        return expressions.stream().map(Constants::computed).toList();
    }

    /** The value; the expression itself where there is none. */
    private static Expression constant(Expression expression) {
        try {
            return new Constant(
                    Evaluators.compile(expression).evaluate(ONE_ROW).value(0), expression.type());
        } catch (TauroException failed) {
            return expression;
        }
    }
}
