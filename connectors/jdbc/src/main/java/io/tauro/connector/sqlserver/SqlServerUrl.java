package io.tauro.connector.sqlserver;

import io.tauro.connector.jdbc.Endpoint;
import io.tauro.connector.jdbc.UrlOrParts;
import io.tauro.spi.ConnectionConfig;
import java.util.List;
import java.util.Optional;

/** Where SQL Server is, from a URL or from host, port or instance, and database. */
final class SqlServerUrl {

    private static final UrlOrParts PARTS =
            new UrlOrParts(
                    "jdbc:sqlserver:",
                    "jdbc:sqlserver://host:1433;databaseName=name",
                    "host",
                    List.of("port", "instance", "database"));

    private SqlServerUrl() {}

    static Endpoint of(ConnectionConfig config) {
        return PARTS.endpoint(config, host -> fromParts(config, host));
    }

    /** Braces keep what is within a value; one that closes is written twice. */
    private static Endpoint fromParts(ConnectionConfig config, String host) {
        Optional<String> instance = config.text("instance");
        if (instance.isPresent() && config.integer("port").isPresent()) {
            throw config.invalid("instance", "left out where there is a port");
        }
        String address = UrlOrParts.address(config, host, 1433);
        String at =
                instance.isPresent()
                        ? host + "\\" + UrlOrParts.name(config, "instance", instance.get())
                        : address;
        String database =
                config.text("database")
                        .map(name -> ";databaseName={" + name.replace("}", "}}") + "}")
                        .orElse("");
        return new Endpoint("jdbc:sqlserver://" + at + database, at);
    }
}
