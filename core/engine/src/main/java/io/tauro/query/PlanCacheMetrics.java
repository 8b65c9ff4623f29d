package io.tauro.query;

/**
 * What the plan cache of a context has done since the context was made. Immutable.
 *
 * @param hits how often a plan was there
 * @param misses how often one had to be made
 * @param evictions how many were dropped, to make room or because they were old
 * @param size how many there are
 * @param capacity how many there can be
 */
public record PlanCacheMetrics(long hits, long misses, long evictions, int size, int capacity) {}
