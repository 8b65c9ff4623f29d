package io.tauro.query;

import java.time.Duration;

/**
 * How busy a context is, and has been. Immutable.
 *
 * @param running results that are open
 * @param waiting queries that wait for one of them to be closed
 * @param admitted queries that were let in so far
 * @param refused queries that were not, because too many waited or it took too long
 * @param waited how long queries have waited, all together
 * @param memoryBytes what operators hold of the memory of the context now
 */
public record QueryLoad(
        int running, int waiting, long admitted, long refused, Duration waited, long memoryBytes) {}
