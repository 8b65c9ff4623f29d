package io.tauro.connector.files;

import io.tauro.predicate.Predicate;
import io.tauro.predicate.Predicate.And;
import io.tauro.predicate.Predicate.Condition;
import io.tauro.predicate.Predicate.Not;
import io.tauro.predicate.Predicate.Or;
import io.tauro.predicate.PredicateOperator;
import io.tauro.type.Schema;
import java.util.List;
import java.util.Map;

/** Checks that a filter's columns are there and that its values can be compared with them. */
public record FilterValues(Schema schema) implements Predicate.Visitor<Boolean> {

    /** Whether all of a filter can be evaluated over columns. */
    public static boolean fit(Predicate filter, Schema schema) {
        return filter.accept(new FilterValues(schema));
    }

    @Override
    public Boolean condition(Condition condition) {
        Class<?> type =
                schema.column(condition.column())
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "No column '" + condition.column() + "'"))
                        .type()
                        .javaType();
        if (condition.operator() == PredicateOperator.LIKE && type != String.class) {
            return false;
        }
        if (List.class == type || Map.class == type) {
            return condition.values().isEmpty();
        }
        return condition.values().stream()
                .allMatch(
                        value ->
                                type.isInstance(value)
                                        || value instanceof Number
                                                && Number.class.isAssignableFrom(type));
    }

    @Override
    public Boolean and(And and) {
        return and.operands().stream().allMatch(operand -> operand.accept(this));
    }

    @Override
    public Boolean or(Or or) {
        return or.operands().stream().allMatch(operand -> operand.accept(this));
    }

    @Override
    public Boolean not(Not not) {
        return not.operand().accept(this);
    }
}
