package io.tauro.predicate;

/**
 * The operators of a {@link Predicate.Condition}, with the meaning of SQL: null compares as
 * unknown.
 */
public enum PredicateOperator {
    EQ("="),
    NEQ("<>"),
    GT(">"),
    GTE(">="),
    LT("<"),
    LTE("<="),
    /** The value is a list without nulls. */
    IN("IN"),
    /** The value is a list without nulls. */
    NOT_IN("NOT IN"),
    /** The value is a pattern of {@code %} and {@code _} without an escape. */
    LIKE("LIKE"),
    /** There is no value. */
    IS_NULL("IS NULL"),
    /** There is no value. */
    IS_NOT_NULL("IS NOT NULL");

    private final String sql;

    PredicateOperator(String sql) {
        this.sql = sql;
    }

    /** The operator as standard SQL writes it. */
    public String sql() {
        return sql;
    }

    /** Whether it asks for order: {@code <}, {@code <=}, {@code >}, {@code >=}. */
    public boolean isRange() {
        return this == GT || this == GTE || this == LT || this == LTE;
    }
}
