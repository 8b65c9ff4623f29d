package io.tauro.connector.jdbc;

import io.tauro.predicate.Predicate;
import io.tauro.predicate.Predicate.And;
import io.tauro.predicate.Predicate.Condition;
import io.tauro.predicate.Predicate.Not;
import io.tauro.predicate.Predicate.Or;
import io.tauro.predicate.PredicateOperator;
import io.tauro.spi.Term;
import io.tauro.spi.Term.CallTerm;
import io.tauro.spi.Term.ColumnTerm;
import io.tauro.spi.Term.InTerm;
import io.tauro.spi.Term.ValueTerm;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.List;

/** Predicates over columns by name as terms over columns by position. */
final class PredicateTerms implements Predicate.Visitor<Term> {

    private final Schema schema;

    PredicateTerms(Schema schema) {
        this.schema = schema;
    }

    @Override
    public Term condition(Condition condition) {
        int index = schema.indexOf(condition.column()).orElseThrow();
        Column column = schema.column(index);
        Term operand = new ColumnTerm(index, column.type());
        PredicateOperator operator = condition.operator();
        return switch (operator) {
            case IS_NULL, IS_NOT_NULL -> call(operator.name(), operand);
            case IN -> new InTerm(operand, condition.values());
            case NOT_IN -> call("NOT", new InTerm(operand, condition.values()));
            default ->
                    call(
                            operator.name(),
                            operand,
                            new ValueTerm(condition.values().get(0), column.type()));
        };
    }

    private static Term call(String function, Term... arguments) {
        return new CallTerm(function, List.of(arguments), DataType.BOOLEAN);
    }

    @Override
    public Term and(And and) {
        return connected("AND", and.operands());
    }

    @Override
    public Term or(Or or) {
        return connected("OR", or.operands());
    }

    private Term connected(String function, List<Predicate> operands) {
        return new CallTerm(
                function,
                operands.stream().map(operand -> operand.accept(this)).toList(),
                DataType.BOOLEAN);
    }

    @Override
    public Term not(Not not) {
        return call("NOT", not.operand().accept(this));
    }
}
