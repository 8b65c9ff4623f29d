package io.tauro.internal.verify;

import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.And;
import io.tauro.internal.kernel.Expression.Case;
import io.tauro.internal.kernel.Expression.Cast;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InList;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.Expression.Or;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.predicate.Predicate;
import io.tauro.predicate.PredicateOperator;
import io.tauro.spi.Term;
import io.tauro.spi.Term.CallTerm;
import io.tauro.spi.Term.CaseTerm;
import io.tauro.spi.Term.CastTerm;
import io.tauro.spi.Term.ColumnTerm;
import io.tauro.spi.Term.InTerm;
import io.tauro.spi.Term.ValueTerm;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What sources were asked, as expressions. */
final class Facts {

    private static final Map<PredicateOperator, ScalarFunction> OPERATORS =
            Map.of(
                    PredicateOperator.EQ, ScalarFunction.EQ,
                    PredicateOperator.NEQ, ScalarFunction.NEQ,
                    PredicateOperator.LT, ScalarFunction.LT,
                    PredicateOperator.LTE, ScalarFunction.LTE,
                    PredicateOperator.GT, ScalarFunction.GT,
                    PredicateOperator.GTE, ScalarFunction.GTE,
                    PredicateOperator.IS_NULL, ScalarFunction.IS_NULL,
                    PredicateOperator.IS_NOT_NULL, ScalarFunction.IS_NOT_NULL,
                    PredicateOperator.LIKE, ScalarFunction.LIKE);

    private Facts() {}

    /**
     * A filter of a scan.
     *
     * @param columns of the table
     */
    static Expression of(Predicate predicate, Schema columns) {
        return predicate.accept(
                new Predicate.Visitor<Expression>() {
                    @Override
                    public Expression condition(Predicate.Condition condition) {
                        return ofCondition(condition, columns);
                    }

                    @Override
                    public Expression and(Predicate.And and) {
                        return new And(
                                and.operands().stream().map(one -> of(one, columns)).toList());
                    }

                    @Override
                    public Expression or(Predicate.Or or) {
                        return new Or(or.operands().stream().map(one -> of(one, columns)).toList());
                    }

                    @Override
                    public Expression not(Predicate.Not not) {
                        return call(ScalarFunction.NOT, of(not.operand(), columns));
                    }
                });
    }

    private static ScalarFunction operator(Predicate.Condition condition) {
        return Objects.requireNonNull(OPERATORS.get(condition.operator()));
    }

    private static Expression ofCondition(Predicate.Condition condition, Schema columns) {
        int index = columns.indexOf(condition.column()).orElseThrow();
        DataType type = columns.column(index).type();
        Expression column = new InputColumn(index, type);
        return switch (condition.operator()) {
            case IN -> new InList(column, condition.values(), false);
            case NOT_IN -> call(ScalarFunction.NOT, new InList(column, condition.values(), false));
            case IS_NULL, IS_NOT_NULL -> call(operator(condition), column);
            case LIKE ->
                    call(
                            ScalarFunction.LIKE,
                            column,
                            new Constant(condition.values().get(0), DataType.VARCHAR));
            case EQ, NEQ, LT, LTE, GT, GTE ->
                    call(
                            operator(condition),
                            column,
                            new Constant(condition.values().get(0), type));
        };
    }

    private static Expression call(ScalarFunction function, Expression... arguments) {
        return new FunctionCall(function, List.of(arguments), DataType.BOOLEAN);
    }

    /** A condition of a step. */
    static Expression of(Term term) {
        if (term instanceof ColumnTerm column) {
            return new InputColumn(column.index(), column.type());
        }
        if (term instanceof ValueTerm value) {
            return new Constant(value.value(), value.type());
        }
        if (term instanceof CastTerm cast) {
            return new Cast(of(cast.operand()), cast.type(), false);
        }
        if (term instanceof InTerm in) {
            return new InList(of(in.operand()), in.values(), false);
        }
        if (term instanceof CaseTerm choice) {
            return new Case(
                    all(choice.conditions()),
                    all(choice.results()),
                    of(choice.otherwise()),
                    choice.type());
        }
        CallTerm call = (CallTerm) term;
        return switch (call.function()) {
            case "AND" -> new And(all(call.arguments()));
            case "OR" -> new Or(all(call.arguments()));
            default ->
                    new FunctionCall(
                            ScalarFunction.valueOf(call.function()),
                            all(call.arguments()),
                            call.type());
        };
    }

    private static List<Expression> all(List<Term> terms) {
        List<Expression> all = new ArrayList<>();
        terms.forEach(term -> all.add(of(term)));
        return all;
    }
}
