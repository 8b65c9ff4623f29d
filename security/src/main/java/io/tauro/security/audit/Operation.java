package io.tauro.security.audit;

/** What was done. */
public enum Operation {
    SELECT,
    INSERT,
    UPDATE,
    DELETE,
    /** Data or records were handed out as a file. */
    EXPORT,
    /** A plan was asked for, and no rows. */
    EXPLAIN,
    /** Names, columns or types were asked for. */
    METADATA,
    /** Somebody wanted to be let in. */
    LOGIN,
    /** A policy was set. */
    POLICY_CHANGE,
    /** A key was fetched, used or exchanged. */
    KEY_USE,
    /** What a query delivered was held against its policies once more. */
    EDGE_CHECK,
    /** Something happened to the trail itself. */
    AUDIT
}
