package io.tauro.security.audit;

/** What a sink that fails means to the query whose record it did not take. */
public enum OnFailure {
    /** The query is refused. */
    CLOSED,
    /** It is counted; only a query on a table that asks to be audited is refused. */
    OPEN,
    /** It is counted, and no query is refused: for a sink that is there beside another. */
    IGNORED
}
