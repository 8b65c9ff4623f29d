package io.tauro.internal.sql;

/** What a statement asks for. */
public enum StatementKind {
    /** Rows. */
    QUERY,
    /** The plan of a query. */
    EXPLAIN,
    /** The plan of a query, with what happened when it ran. */
    EXPLAIN_ANALYZE,
    /** The columns of a table, in the place of its rows. */
    COLUMNS
}
