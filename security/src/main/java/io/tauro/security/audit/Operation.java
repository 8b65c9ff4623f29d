package io.tauro.security.audit;

/** What was done. */
public enum Operation {
    SELECT,
    EXPLAIN
}
