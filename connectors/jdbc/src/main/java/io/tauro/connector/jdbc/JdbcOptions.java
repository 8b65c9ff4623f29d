package io.tauro.connector.jdbc;

import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.Option;
import io.tauro.spi.Option.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Options that all databases have. */
public final class JdbcOptions {

    private static final List<Option> COMMON =
            List.of(
                    Option.of("url", Kind.TEXT, "The JDBC URL."),
                    Option.of(
                            "pool",
                            Kind.MAP,
                            "max_size, min_idle, connection_timeout, max_lifetime."),
                    Option.of("properties", Kind.MAP, "Handed to the driver as they are."),
                    Option.of(
                            "schema_filter",
                            Kind.TEXT,
                            "Schemas to discover, between commas; default all."),
                    Option.of(
                            "max_concurrent",
                            Kind.INTEGER,
                            "The most statements at once; default pool.max_size."),
                    Option.of(
                            RateLimit.OPTION,
                            Kind.TEXT,
                            "The most statements in a second, minute or hour, as 50/s; default any."));

    /** Of databases that can be read in ranges of a key. */
    public static final Option PARALLEL_RANGES =
            Option.of(
                    "parallel_ranges",
                    Kind.BOOLEAN,
                    "Whether a large table may be read by several connections at once, which need"
                            + " not see one state of it; default false.");

    private JdbcOptions() {}

    /** The common options and those of one database. */
    public static List<Option> with(Option... own) {
        List<Option> all = new ArrayList<>(COMMON);
        all.addAll(Arrays.asList(own));
        return List.copyOf(all);
    }

    static List<String> schemaFilter(ConnectionConfig config) {
        if (config.options().get("schema_filter") instanceof List<?> names) {
            return names.stream().map(String::valueOf).toList();
        }
        return config.text("schema_filter").stream()
                .flatMap(names -> Arrays.stream(names.split(",", -1)))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
