package io.tauro.spi;

/**
 * What a connector says it can do. A claim for the documentation; the contract test proves each
 * one.
 */
public enum Capability {
    /** Reads only the columns that are asked for. */
    PROJECTION,
    /** Takes some filters, so that fewer rows or bytes are read. */
    FILTER,
    /** Takes a limit. */
    LIMIT,
    /** Takes a sort together with a limit. */
    TOP_N,
    /** Reads one table in several splits. */
    SPLITS,
    /** Knows statistics of its tables. */
    STATISTICS,
    /** Lists the tables of the source. */
    DISCOVERY
}
