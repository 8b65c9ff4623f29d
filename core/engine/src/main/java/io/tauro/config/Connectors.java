package io.tauro.config;

import io.tauro.error.ErrorCode;
import io.tauro.error.Suggestions;
import io.tauro.error.TauroException;
import io.tauro.spi.ConnectorFactory;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/** The connectors on the class path, by type. */
final class Connectors {

    /** Types that other modules of this version have, and the artifact that has each. */
    private static final Map<String, String> MODULES =
            Map.of(
                    "postgresql", "io.tauro:tauro-connector-jdbc",
                    "sqlite", "io.tauro:tauro-connector-jdbc",
                    "local", "io.tauro:tauro-connector-files",
                    "s3", "io.tauro:tauro-connector-s3",
                    "gcs", "io.tauro:tauro-connector-gcs",
                    "azure_blob", "io.tauro:tauro-connector-azure",
                    "hdfs", "io.tauro:tauro-connector-hdfs");

    /** Types that a configuration may name, but that this version has no connector for. */
    private static final Set<String> PLANNED =
            Set.of(
                    "mysql",
                    "mariadb",
                    "oracle",
                    "sqlserver",
                    "synapse",
                    "redshift",
                    "snowflake",
                    "databricks",
                    "bigquery",
                    "trino",
                    "presto",
                    "h2",
                    "duckdb",
                    "clickhouse",
                    "db2",
                    "jdbc",
                    "kafka");

    private final Map<String, ConnectorFactory> byType = new TreeMap<>();

    Connectors() {
        for (ConnectorFactory factory : ServiceLoader.load(ConnectorFactory.class)) {
            byType.putIfAbsent(factory.type(), factory);
        }
    }

    /** The factory that {@code connector_type} names. */
    ConnectorFactory named(Section connection) {
        String type = connection.requireText("connector_type").trim();
        return Optional.ofNullable(byType.get(type)).orElseThrow(() -> unknown(connection, type));
    }

    private TauroException unknown(Section connection, String type) {
        return connection
                .place("connector_type")
                .error(
                        ErrorCode.UNKNOWN_CONNECTOR,
                        "No connector '"
                                + connection.written("connector_type")
                                + "' is on the class path, which is asked for by",
                        ". "
                                + advice(type)
                                + " On the class path: "
                                + String.join(", ", byType.keySet())
                                + ".");
    }

    private String advice(String type) {
        if (MODULES.containsKey(type)) {
            return "Add the dependency " + MODULES.get(type) + ".";
        }
        if (PLANNED.contains(type)) {
            return "This version has no such connector.";
        }
        Set<String> known = new java.util.TreeSet<>(byType.keySet());
        known.addAll(MODULES.keySet());
        String suggestion = Suggestions.didYouMean(type, known).strip();
        return suggestion.isEmpty() ? "Add the module that has it as a dependency." : suggestion;
    }
}
