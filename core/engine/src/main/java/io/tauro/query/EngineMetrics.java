package io.tauro.query;

/**
 * Totals of a context, as they are at one moment. Immutable.
 *
 * @param planCache how often plans were used again
 */
public record EngineMetrics(PlanCacheMetrics planCache) {}
