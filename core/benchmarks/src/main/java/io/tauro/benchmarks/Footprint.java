package io.tauro.benchmarks;

/**
 * What an engine tells of a query.
 *
 * @param rowsMoved the rows that came out of its sources, -1 if it does not tell
 * @param memoryBytes the most memory that its operators held, -1 if it does not tell
 */
record Footprint(long rowsMoved, long memoryBytes) {

    static final Footprint UNKNOWN = new Footprint(-1, -1);
}
