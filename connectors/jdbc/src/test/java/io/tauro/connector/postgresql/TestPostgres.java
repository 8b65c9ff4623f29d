package io.tauro.connector.postgresql;

import io.tauro.spi.Connector;
import io.tauro.spi.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** One real server for all tests of this JVM; each test class makes a database of its own. */
public final class TestPostgres {

    private static final String OWNER = "postgres";
    private static final String PASSWORD = "right";

    private static EmbeddedPostgres server;

    private final String database;

    private TestPostgres(String database) {
        this.database = database;
    }

    /** A new, empty database. */
    public static synchronized TestPostgres database(String name) {
        if (server == null) {
            server = start();
        }
        TestPostgres postgres = new TestPostgres(name);
        try (Connection connection = new TestPostgres(OWNER).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'UTF8'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return postgres;
    }

    private static EmbeddedPostgres start() {
        try {
            Path rules = Files.createTempFile("pg_hba", ".conf");
            Files.write(
                    rules,
                    List.of(
                            "host all app all scram-sha-256",
                            "host all all all trust",
                            "local all all trust"));
            rules.toFile().setReadable(true, false);
            rules.toFile().deleteOnExit();
            EmbeddedPostgres started =
                    EmbeddedPostgres.builder()
                            .setServerConfig("hba_file", rules.toString())
                            .setServerConfig("fsync", "off")
                            .start();
            try (Connection connection = started.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE ROLE app LOGIN PASSWORD '" + PASSWORD + "'");
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public String url() {
        return "jdbc:postgresql://localhost:" + port() + "/" + database.replace("\"", "");
    }

    public int port() {
        return server.getPort();
    }

    /** A connection as the owner, to prepare. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), OWNER, "");
    }

    public void run(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the owner. */
    public Postgres definition() {
        return Postgres.at(url()).user(OWNER);
    }

    /** As the user who needs a password, and has no rights unless they are granted. */
    public Postgres app() {
        return Postgres.at(url()).user("app").password(Secret.of(PASSWORD));
    }

    public static Connector connect(Postgres definition) {
        return definition.factory().connect(definition.config("pg"));
    }
}
