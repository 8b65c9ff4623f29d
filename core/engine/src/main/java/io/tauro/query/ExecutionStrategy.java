package io.tauro.query;

/** How a scan gets its rows. */
public enum ExecutionStrategy {
    /** From the source. */
    DIRECT,
    /** From a copy of earlier rows. */
    CACHE,
    /** From a materialised view. */
    MATERIALIZED,
    /** From a stream. */
    STREAM,
    /** By a distributed engine. */
    DISTRIBUTED
}
