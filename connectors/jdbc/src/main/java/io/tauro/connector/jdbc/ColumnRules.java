package io.tauro.connector.jdbc;

import io.tauro.spi.Reason;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Which conditions on a column mean the same at the source as in the engine, and how they are
 * written there. What is absent is not pushed. Immutable.
 *
 * @param nullTest the SQL that is null exactly where the column is
 * @param equality the SQL to compare by {@code =} and {@code <>}
 * @param order the SQL to compare by {@code <} and to sort by
 * @param like how LIKE is written
 * @param marker the parameter to compare with, around one {@code ?}
 * @param binder binds values
 * @param accepts which values can be sent
 * @param unreadable a condition, true for values that the column's type cannot hold. Such rows are
 *     let through, so that reading them is the same error whether a condition was pushed or not
 * @param reason why the rest is not pushed, for EXPLAIN
 */
public record ColumnRules(
        String nullTest,
        Optional<String> equality,
        Optional<String> order,
        Optional<Like> like,
        String marker,
        ValueBinder binder,
        Predicate<Object> accepts,
        Optional<String> unreadable,
        Reason reason) {

    /**
     * How LIKE is written.
     *
     * @param condition the SQL, with one {@code ?} for the pattern
     * @param pattern from a pattern without escape to the source's own
     * @param takes the patterns that mean the same there
     */
    public record Like(String condition, UnaryOperator<String> pattern, Predicate<String> takes) {

        /** For all patterns. */
        public Like(String condition, UnaryOperator<String> pattern) {
            this(condition, pattern, any -> true);
        }
    }

    /** Nothing but IS NULL. */
    public static ColumnRules nullTestOnly(String nullTest, Reason reason) {
        return new ColumnRules(
                nullTest,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "?",
                (statement, parameter, value) -> {},
                value -> false,
                Optional.empty(),
                reason);
    }

    /** Equality and order as in the engine. */
    public static ColumnRules ordered(
            String operand, ValueBinder binder, Predicate<Object> accepts) {
        return new ColumnRules(
                operand,
                Optional.of(operand),
                Optional.of(operand),
                Optional.empty(),
                "?",
                binder,
                accepts,
                Optional.empty(),
                Obstacle.VALUE.reason());
    }

    /** The same, compared by other SQL. */
    public ColumnRules comparing(Optional<String> equalityOperand, Optional<String> orderOperand) {
        return new ColumnRules(
                nullTest,
                equalityOperand,
                orderOperand,
                like,
                marker,
                binder,
                accepts,
                unreadable,
                reason);
    }

    /** The same, with LIKE. */
    public ColumnRules like(Like rule) {
        return new ColumnRules(
                nullTest,
                equality,
                order,
                Optional.of(rule),
                marker,
                binder,
                accepts,
                unreadable,
                reason);
    }

    /** The same, with another parameter. */
    public ColumnRules marker(String sql) {
        return new ColumnRules(
                nullTest, equality, order, like, sql, binder, accepts, unreadable, reason);
    }

    /** The same, with values that cannot be read. */
    public ColumnRules unreadable(String condition) {
        return new ColumnRules(
                nullTest,
                equality,
                order,
                like,
                marker,
                binder,
                accepts,
                Optional.of(condition),
                reason);
    }

    /** The same, with another reason. */
    public ColumnRules because(Reason why) {
        return new ColumnRules(
                nullTest, equality, order, like, marker, binder, accepts, unreadable, why);
    }
}
