package io.tauro.query;

import io.tauro.spi.ConnectionMetrics;
import java.util.Map;

/**
 * Totals of a context, as they are at one moment. Immutable.
 *
 * @param planCache how often plans were used again
 * @param connections what each connection has done, by its id
 */
public record EngineMetrics(
        PlanCacheMetrics planCache, Map<String, ConnectionMetrics> connections) {

    public EngineMetrics {
        connections = Map.copyOf(connections);
    }
}
