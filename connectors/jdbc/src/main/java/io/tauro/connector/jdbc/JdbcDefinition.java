package io.tauro.connector.jdbc;

import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectionDefinition;
import io.tauro.spi.ConnectorFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A database connection that a program describes. Immutable: each method returns a description with
 * one thing more.
 *
 * @param <D> the description itself
 */
public abstract class JdbcDefinition<D extends JdbcDefinition<D>> implements ConnectionDefinition {

    private final ConnectorFactory factory;
    private final Map<String, Object> options;

    protected JdbcDefinition(ConnectorFactory factory, Map<String, Object> options) {
        this.factory = factory;
        this.options = Map.copyOf(options);
    }

    /** The same description with these options. */
    protected abstract D copy(Map<String, Object> changed);

    /** The same description with an option set. */
    protected final D with(String option, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(options);
        more.put(option, value);
        return copy(more);
    }

    private D within(String option, String key, Object value) {
        Map<String, Object> entries = new LinkedHashMap<>();
        if (options.get(option) instanceof Map<?, ?> present) {
            present.forEach((name, old) -> entries.put((String) name, old));
        }
        entries.put(key, value);
        return with(option, entries);
    }

    /** The most connections; 8 unless set. */
    public final D poolSize(int connections) {
        return within("pool", "max_size", connections);
    }

    /** Connections that are kept open without use; none unless set. */
    public final D minIdle(int connections) {
        return within("pool", "min_idle", connections);
    }

    /** How long to wait for a connection; 5 seconds unless set. */
    public final D connectionTimeout(Duration timeout) {
        return within("pool", "connection_timeout", timeout);
    }

    /** When a connection is replaced; after 30 minutes unless set. */
    public final D maxLifetime(Duration lifetime) {
        return within("pool", "max_lifetime", lifetime);
    }

    /** A property for the driver. */
    public final D property(String name, String value) {
        return within("properties", name, value);
    }

    /** The schemas to discover; all unless set. */
    public final D schemaFilter(String... schemas) {
        return with("schema_filter", List.of(schemas));
    }

    /** The most statements at once; as many as connections unless set. */
    public final D maxConcurrent(int statements) {
        return with("max_concurrent", statements);
    }

    /** The most statements in each second; any number unless set. */
    public final D rateLimit(int statementsPerSecond) {
        return with(RateLimit.OPTION, statementsPerSecond + "/s");
    }

    @Override
    public final ConnectorFactory factory() {
        return factory;
    }

    @Override
    public final ConnectionConfig config(String id) {
        return ConnectionConfig.of(id, options);
    }

    @Override
    public String toString() {
        return factory.type() + " " + options.keySet();
    }
}
