package io.tauro.differential;

import io.tauro.connector.clickhouse.ClickHouse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A database of a ClickHouse that runs already, where the default user needs no password. */
public final class ClickHouseServer {

    public static final String SKIPPED =
            "No ClickHouse: -Dtauro.clickhouse.url=jdbc:clickhouse://host:port of a server that runs.";

    private final String database;

    private ClickHouseServer(String database) {
        this.database = database;
    }

    /** Whether a server is given. */
    public static boolean runs() {
        return !server().isEmpty();
    }

    private static String server() {
        return System.getProperty("tauro.clickhouse.url", "");
    }

    /** A new, empty database. */
    public static ClickHouseServer database(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS `" + name + "`");
            statement.execute("CREATE DATABASE `" + name + "`");
        }
        return new ClickHouseServer(name);
    }

    private String url() {
        return server() + "/" + database;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    public ClickHouse definition() {
        return ClickHouse.at(url()).user("default");
    }
}
