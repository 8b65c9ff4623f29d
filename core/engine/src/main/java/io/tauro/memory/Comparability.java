package io.tauro.memory;

import io.tauro.predicate.Predicate;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.Optional;

/**
 * Whether the evaluator can decide a predicate for any row: its columns are there, and those it
 * compares have an order.
 */
record Comparability(Schema schema) implements Predicate.Visitor<Boolean> {

    /** Whether {@link io.tauro.predicate.ValueOrder} orders the values of a type. */
    static boolean isComparable(DataType type) {
        return switch (type.kind()) {
            case ARRAY, MAP, ROW, INTERVAL_YEAR_MONTH, NULL -> false;
            default -> true;
        };
    }

    @Override
    public Boolean condition(Predicate.Condition condition) {
        Optional<Column> column = schema.column(condition.column());
        if (column.isEmpty()) {
            return false;
        }
        return switch (condition.operator()) {
            case IS_NULL, IS_NOT_NULL -> true;
            case LIKE -> column.get().type().kind().isText();
            default -> isComparable(column.get().type());
        };
    }

    @Override
    public Boolean and(Predicate.And and) {
        return and.operands().stream().allMatch(operand -> operand.accept(this));
    }

    @Override
    public Boolean or(Predicate.Or or) {
        return or.operands().stream().allMatch(operand -> operand.accept(this));
    }

    @Override
    public Boolean not(Predicate.Not not) {
        return not.operand().accept(this);
    }
}
