package io.tauro.connector.delta;

import io.tauro.predicate.Predicate;
import io.tauro.predicate.Predicate.And;
import io.tauro.predicate.Predicate.Condition;
import io.tauro.predicate.Predicate.Not;
import io.tauro.predicate.Predicate.Or;

/** Conditions over columns as they are called in the files. */
record PhysicalNames(DeltaColumns columns) implements Predicate.Visitor<Predicate> {

    /**
     * What the decoder knows a column as. One that it does not look at has a name that no column of
     * a file has.
     */
    static String of(DeltaColumn column) {
        return column.place() == DeltaColumn.Place.FILE
                ? column.physical()
                : "\0" + column.physical();
    }

    @Override
    public Predicate condition(Condition condition) {
        return new Condition(
                of(columns.column(condition.column())), condition.operator(), condition.value());
    }

    @Override
    public Predicate and(And and) {
        return new And(and.operands().stream().map(operand -> operand.accept(this)).toList());
    }

    @Override
    public Predicate or(Or or) {
        return new Or(or.operands().stream().map(operand -> operand.accept(this)).toList());
    }

    @Override
    public Predicate not(Not not) {
        return new Not(not.operand().accept(this));
    }
}
