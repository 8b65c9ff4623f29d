package io.tauro.connector.files.parquet;

import io.tauro.predicate.Predicate;
import io.tauro.predicate.Predicate.And;
import io.tauro.predicate.Predicate.Condition;
import io.tauro.predicate.Predicate.Not;
import io.tauro.predicate.Predicate.Or;
import io.tauro.predicate.PredicateOperator;

/** Tells whether a predicate has no LIKE in it. */
final class WithoutPattern implements Predicate.Visitor<Boolean> {

    @Override
    public Boolean condition(Condition condition) {
        return condition.operator() != PredicateOperator.LIKE;
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
