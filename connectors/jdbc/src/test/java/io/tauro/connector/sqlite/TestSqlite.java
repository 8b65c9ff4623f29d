package io.tauro.connector.sqlite;

import io.tauro.spi.Connector;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A SQLite file of a test. */
record TestSqlite(Path file) {

    void run(String... statements) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Connector connect() {
        Sqlite definition = Sqlite.at(file);
        return definition.factory().connect(definition.config("lite"));
    }
}
