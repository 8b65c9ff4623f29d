package io.tauro.predicate;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A condition on one row: true, false or unknown. Immutable; equal when written alike. Printing one
 * shows no values.
 */
public sealed interface Predicate {

    /**
     * A condition on one column.
     *
     * @param column the exact name of the column
     * @param operator how to compare
     * @param value what to compare with: for IN and NOT_IN a list, for IS NULL and IS NOT NULL
     *     null, else a value that is not null. In a request to a connector, of the {@code
     *     javaType()} of the column; a program may be less strict
     */
    record Condition(String column, PredicateOperator operator, @Nullable Object value)
            implements Predicate {

        public Condition {
            Objects.requireNonNull(column, "column");
            boolean none =
                    operator == PredicateOperator.IS_NULL
                            || operator == PredicateOperator.IS_NOT_NULL;
            boolean list = operator == PredicateOperator.IN || operator == PredicateOperator.NOT_IN;
            if (none != (value == null)) {
                throw new IllegalArgumentException(
                        operator.sql()
                                + (none
                                        ? " takes no value"
                                        : " needs a value; use isNull() or isNotNull() for NULL"));
            }
            if (list) {
                value = listOf(value);
            }
        }

        // Written out, see DataType.
        @Override
        public int hashCode() {
            return (column.hashCode() * 31 + operator.hashCode()) * 31 + Objects.hashCode(value);
        }

        private static List<?> listOf(@Nullable Object value) {
            if (value instanceof Collection<?> values && !values.isEmpty()) {
                return List.copyOf(values);
            }
            throw new IllegalArgumentException(
                    "IN and NOT IN need a list of at least one value, none of them null");
        }

        /** The values of IN and NOT_IN, or the one value of another operator, or none. */
        public List<Object> values() {
            if (value == null) {
                return List.of();
            }
            return value instanceof List<?> list ? List.copyOf(list) : List.of(value);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.condition(this);
        }

        @Override
        public String toString() {
            return switch (operator) {
                case IS_NULL, IS_NOT_NULL -> column + " " + operator.sql();
                case IN, NOT_IN ->
                        column
                                + " "
                                + operator.sql()
                                + values().stream()
                                        .limit(5)
                                        .map(v -> "?")
                                        .collect(Collectors.joining(", ", " (", ""))
                                + (values().size() > 5 ? ", … " + values().size() + ")" : ")");
                default -> column + " " + operator.sql() + " ?";
            };
        }
    }

    /** True if all are true, false if one is false, else unknown; true of none. */
    record And(List<Predicate> operands) implements Predicate {
        public And {
            operands = List.copyOf(operands);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.and(this);
        }

        @Override
        public String toString() {
            return operands.stream()
                    .map(Object::toString)
                    .collect(Collectors.joining(" AND ", "(", ")"));
        }
    }

    /** True if one is true, false if all are false, else unknown; false of none. */
    record Or(List<Predicate> operands) implements Predicate {
        public Or {
            operands = List.copyOf(operands);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.or(this);
        }

        @Override
        public String toString() {
            return operands.stream()
                    .map(Object::toString)
                    .collect(Collectors.joining(" OR ", "(", ")"));
        }
    }

    /** True for false, false for true, unknown for unknown. */
    record Not(Predicate operand) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.not(this);
        }

        @Override
        public String toString() {
            return "NOT (" + operand + ")";
        }
    }

    /**
     * One method for each kind of predicate, since a Java 17 switch does not check that all are
     * there.
     */
    interface Visitor<R> {
        R condition(Condition condition);

        R and(And and);

        R or(Or or);

        R not(Not not);
    }

    <R> R accept(Visitor<R> visitor);

    /** A condition on one column; the same as {@code col(column)} and the operator's method. */
    static Predicate of(String column, PredicateOperator operator, @Nullable Object value) {
        return new Condition(column, operator, value);
    }

    /** A condition without a value: IS NULL or IS NOT NULL. */
    static Predicate of(String column, PredicateOperator operator) {
        return new Condition(column, operator, null);
    }

    /** The column of a condition to be. */
    static ColumnCondition col(String column) {
        return new ColumnCondition(column);
    }

    static Predicate all(Collection<? extends Predicate> predicates) {
        return predicates.size() == 1
                ? predicates.iterator().next()
                : new And(List.copyOf(predicates));
    }

    static Predicate any(Collection<? extends Predicate> predicates) {
        return predicates.size() == 1
                ? predicates.iterator().next()
                : new Or(List.copyOf(predicates));
    }

    default Predicate and(Predicate other) {
        return new And(List.of(this, other));
    }

    default Predicate or(Predicate other) {
        return new Or(List.of(this, other));
    }

    default Predicate not() {
        return new Not(this);
    }

    /** The names of the columns it reads, in the order of their first use. */
    default Set<String> columns() {
        Set<String> names = new LinkedHashSet<>();
        addColumns(this, names);
        return names;
    }

    private static void addColumns(Predicate predicate, Set<String> names) {
        if (predicate instanceof Condition condition) {
            names.add(condition.column());
        } else if (predicate instanceof And and) {
            and.operands().forEach(operand -> addColumns(operand, names));
        } else if (predicate instanceof Or or) {
            or.operands().forEach(operand -> addColumns(operand, names));
        } else if (predicate instanceof Not not) {
            addColumns(not.operand(), names);
        }
    }

    /**
     * A column that waits for its operator.
     *
     * @param column the exact name of the column
     */
    record ColumnCondition(String column) {

        public Predicate eq(Object value) {
            return of(column, PredicateOperator.EQ, value);
        }

        public Predicate neq(Object value) {
            return of(column, PredicateOperator.NEQ, value);
        }

        public Predicate gt(Object value) {
            return of(column, PredicateOperator.GT, value);
        }

        public Predicate gte(Object value) {
            return of(column, PredicateOperator.GTE, value);
        }

        public Predicate lt(Object value) {
            return of(column, PredicateOperator.LT, value);
        }

        public Predicate lte(Object value) {
            return of(column, PredicateOperator.LTE, value);
        }

        public Predicate in(Object... values) {
            return of(column, PredicateOperator.IN, Arrays.asList(values));
        }

        public Predicate in(Collection<?> values) {
            return of(column, PredicateOperator.IN, values);
        }

        public Predicate notIn(Object... values) {
            return of(column, PredicateOperator.NOT_IN, Arrays.asList(values));
        }

        public Predicate like(String pattern) {
            return of(column, PredicateOperator.LIKE, pattern);
        }

        public Predicate isNull() {
            return of(column, PredicateOperator.IS_NULL);
        }

        public Predicate isNotNull() {
            return of(column, PredicateOperator.IS_NOT_NULL);
        }
    }
}
