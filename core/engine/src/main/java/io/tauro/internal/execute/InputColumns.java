package io.tauro.internal.execute;

import io.tauro.internal.kernel.Expression;
import java.util.BitSet;
import java.util.List;

/** Which columns an expression reads. */
final class InputColumns {

    private final BitSet columns = new BitSet();

    private InputColumns() {}

    static BitSet of(Expression expression) {
        InputColumns found = new InputColumns();
        found.add(expression);
        return found.columns;
    }

    private void add(Expression expression) {
        if (expression instanceof Expression.InputColumn input) {
            columns.set(input.index());
        } else if (expression instanceof Expression.FunctionCall call) {
            addAll(call.arguments());
        } else if (expression instanceof Expression.Cast cast) {
            add(cast.operand());
        } else if (expression instanceof Expression.Case choice) {
            addAll(choice.conditions());
            addAll(choice.results());
            add(choice.otherwise());
        } else if (expression instanceof Expression.And and) {
            addAll(and.operands());
        } else if (expression instanceof Expression.Or or) {
            addAll(or.operands());
        } else if (expression instanceof Expression.InList list) {
            add(list.operand());
        } else if (expression instanceof Expression.Transform shown) {
            addAll(shown.arguments());
        } else if (!(expression instanceof Expression.Constant)) {
            throw new IllegalArgumentException(
                    "Unknown expression " + expression.getClass().getSimpleName());
        }
    }

    private void addAll(List<Expression> expressions) {
        expressions.forEach(this::add);
    }
}
