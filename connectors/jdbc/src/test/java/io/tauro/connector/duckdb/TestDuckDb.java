package io.tauro.connector.duckdb;

import io.tauro.spi.Connector;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/** A database in memory of a test, which lives as long as one connection to it. */
record TestDuckDb(String name, Connection keeper) {

    static TestDuckDb database(String name, String... statements) {
        try {
            TestDuckDb duckDb = new TestDuckDb(name, open(name));
            duckDb.run(statements);
            return duckDb;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection open(String name) throws SQLException {
        return new DuckDBDriver().connect("jdbc:duckdb:memory:" + name, new Properties());
    }

    String url() {
        return "jdbc:duckdb:memory:" + name;
    }

    Connection connect() throws SQLException {
        return open(name);
    }

    void run(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Connector connector() {
        DuckDb definition = DuckDb.at(url());
        return definition.factory().connect(definition.config("duck"));
    }
}
