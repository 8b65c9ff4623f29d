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
import io.tauro.spi.Term;
import io.tauro.spi.Term.CallTerm;
import io.tauro.spi.Term.CaseTerm;
import io.tauro.spi.Term.CastTerm;
import io.tauro.spi.Term.ColumnTerm;
import io.tauro.spi.Term.InTerm;
import io.tauro.spi.Term.ValueTerm;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes terms for sources of the engine's expressions. */
final class TermMaker {

    private TermMaker() {}

    /** The expression as a term; empty if it depends on more than columns and constants. */
    static Optional<Term> of(Expression expression) {
        if (expression instanceof InputColumn column) {
            return Optional.of(new ColumnTerm(column.index(), column.type()));
        }
        if (expression instanceof Constant constant) {
            return Optional.of(new ValueTerm(constant.value(), constant.type()));
        }
        if (expression instanceof And and) {
            return call("AND", and.operands(), DataType.BOOLEAN);
        }
        if (expression instanceof Or or) {
            return call("OR", or.operands(), DataType.BOOLEAN);
        }
        if (expression instanceof FunctionCall call) {
            return call(call.function().name(), call.arguments(), call.type());
        }
        if (expression instanceof Cast cast && !cast.lenient()) {
            Optional<Term> number = number(cast);
            return number.isPresent()
                    ? number
                    : of(cast.operand()).map(operand -> new CastTerm(operand, cast.type()));
        }
        if (expression instanceof InList list && !list.hasNull()) {
            return of(list.operand()).map(operand -> new InTerm(operand, list.values()));
        }
        return expression instanceof Case choice ? choice(choice) : Optional.empty();
    }

    /** An integer that is made one of a wider type: sources look at constants. */
    private static Optional<Term> number(Cast cast) {
        if (!(cast.operand() instanceof Constant constant)
                || !constant.type().kind().isInteger()
                || !(constant.value() instanceof Number number)) {
            return Optional.empty();
        }
        long value = number.longValue();
        return switch (cast.type().kind()) {
            case BIGINT -> Optional.of(new ValueTerm(value, cast.type()));
            case INTEGER ->
                    value == (int) value
                            ? Optional.of(new ValueTerm((int) value, cast.type()))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Term> call(String function, List<Expression> arguments, DataType type) {
        return all(arguments).map(terms -> new CallTerm(function, terms, type));
    }

    private static Optional<Term> choice(Case choice) {
        Optional<List<Term>> conditions = all(choice.conditions());
        Optional<List<Term>> results = all(choice.results());
        Optional<Term> otherwise = of(choice.otherwise());
        return conditions.isEmpty() || results.isEmpty() || otherwise.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new CaseTerm(
                                conditions.get(), results.get(), otherwise.get(), choice.type()));
    }

    /** All of them, or empty. */
    static Optional<List<Term>> all(List<Expression> expressions) {
        List<Term> terms = new ArrayList<>(expressions.size());
        for (Expression expression : expressions) {
            Optional<Term> term = of(expression);
            if (term.isEmpty()) {
                return Optional.empty();
            }
            terms.add(term.get());
        }
        return Optional.of(terms);
    }
}
