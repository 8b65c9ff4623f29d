package io.tauro.connector.mysql;

import io.tauro.connector.jdbc.JdbcDefinition;
import io.tauro.spi.Connector;
import io.tauro.spi.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A database of a server whose root needs no password and whose user {@code app} does. */
class TestDatabase {

    private static final String PASSWORD = "right";

    private final int port;
    private final String database;

    private TestDatabase(int port, String database) {
        this.port = port;
        this.database = database;
    }

    /** By which driver the server is reached, as which of the two it is taken. */
    enum By {
        MARIADB,
        MYSQL
    }

    /** A new, empty database. */
    static TestDatabase create(int port, String name) {
        new TestDatabase(port, "mysql")
                .run(
                        "CREATE USER IF NOT EXISTS app@localhost IDENTIFIED BY '" + PASSWORD + "'",
                        "DROP DATABASE IF EXISTS `" + name + "`",
                        "CREATE DATABASE `" + name + "` CHARACTER SET utf8mb4");
        return new TestDatabase(port, name);
    }

    String url(By driver) {
        return (driver == By.MARIADB ? "jdbc:mariadb://localhost:" : "jdbc:mysql://localhost:")
                + port
                + "/"
                + database;
    }

    /** A connection as the owner, to prepare. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                url(By.MARIADB) + "?sslMode=disable&allowMultiQueries=true", "root", "");
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

    /** The sessions of connectors in this database. */
    int sessions(String condition) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT count(*) FROM information_schema.PROCESSLIST WHERE DB = '"
                                        + database
                                        + "' AND ID <> CONNECTION_ID() AND "
                                        + condition)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the owner. */
    JdbcDefinition<?> definition(By driver) {
        return as(driver, "root", "");
    }

    /** As the user who needs a password, and has no rights unless they are granted. */
    JdbcDefinition<?> app(By driver) {
        return app(driver, PASSWORD);
    }

    /** The same user, with some password. */
    JdbcDefinition<?> app(By driver, String password) {
        return as(driver, "app", password);
    }

    private JdbcDefinition<?> as(By driver, String user, String password) {
        return driver == By.MARIADB
                ? MariaDb.at(url(driver))
                        .user(user)
                        .password(Secret.of(password))
                        .property("sslMode", "disable")
                        .property("allowPublicKeyRetrieval", "true")
                : MySql.at(url(driver))
                        .user(user)
                        .password(Secret.of(password))
                        .property("sslMode", "DISABLED")
                        .property("allowPublicKeyRetrieval", "true");
    }

    Connector connect(By driver) {
        JdbcDefinition<?> definition = definition(driver);
        return definition.factory().connect(definition.config("my"));
    }
}
