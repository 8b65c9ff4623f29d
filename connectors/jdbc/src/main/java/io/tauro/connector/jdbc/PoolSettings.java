package io.tauro.connector.jdbc;

import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.Option;
import io.tauro.spi.Option.Kind;
import java.time.Duration;
import java.util.List;

/**
 * How many connections to keep, and how long to wait for one.
 *
 * @param maxSize the most connections
 * @param minIdle connections that are kept open without use
 * @param connectionTimeout how long to wait for a free connection, and for a new one
 * @param maxLifetime when a connection is replaced
 * @param maxConcurrent the most statements at once
 */
public record PoolSettings(
        int maxSize,
        int minIdle,
        Duration connectionTimeout,
        Duration maxLifetime,
        int maxConcurrent) {

    static final List<Option> OPTIONS =
            List.of(
                    Option.of("max_size", Kind.INTEGER, "The most connections; default 8."),
                    Option.of(
                            "min_idle",
                            Kind.INTEGER,
                            "Connections kept open without use; default 0."),
                    Option.of(
                            "connection_timeout",
                            Kind.DURATION,
                            "How long to wait for a connection; default 5s."),
                    Option.of(
                            "max_lifetime",
                            Kind.DURATION,
                            "When a connection is replaced; default 30m."));

    static PoolSettings of(ConnectionConfig config) {
        ConnectionConfig pool = config.section("pool");
        pool.check(OPTIONS);
        int maxSize = within(pool, "max_size", pool.integer("max_size").orElse(8), 1, 1000);
        int minIdle = within(pool, "min_idle", pool.integer("min_idle").orElse(0), 0, maxSize);
        Duration timeout = pool.duration("connection_timeout").orElse(Duration.ofSeconds(5));
        if (timeout.toMillis() < 250 || timeout.toHours() > 1) {
            throw pool.invalid("connection_timeout", "between 250ms and 1h");
        }
        Duration lifetime = pool.duration("max_lifetime").orElse(Duration.ofMinutes(30));
        if (lifetime.toSeconds() < 30) {
            throw pool.invalid("max_lifetime", "30s or more");
        }
        int concurrent =
                within(
                        config,
                        "max_concurrent",
                        config.integer("max_concurrent").orElse(maxSize),
                        1,
                        1000);
        return new PoolSettings(maxSize, minIdle, timeout, lifetime, Math.min(concurrent, maxSize));
    }

    private static int within(ConnectionConfig config, String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw config.invalid(name, "between " + min + " and " + max);
        }
        return value;
    }
}
