package io.tauro.internal.sql;

/**
 * A statement that is well formed. Immutable.
 *
 * @param sql the text as it came
 * @param kind what is asked for
 * @param querySql the query alone, blank where {@code EXPLAIN} stood, with its names in double
 *     quotes
 * @param parameterCount the number of {@code ?}
 */
public record ParsedStatement(String sql, StatementKind kind, String querySql, int parameterCount) {

    @Override
    public String toString() {
        return kind + " with " + parameterCount + " parameters";
    }
}
