package io.tauro.differential;

import io.tauro.connector.postgresql.Postgres;
import io.tauro.spi.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One real PostgreSQL for all tests of this JVM; each test class makes a database of its own. */
public final class TestServer {

    /** The password of the user {@code app}, who has no rights unless they are granted. */
    public static final String APP_PASSWORD = "k3pt-s3cret";

    private static final String OWNER = "postgres";

    private static @Nullable EmbeddedPostgres server;

    private final String database;
    private final int port;

    private TestServer(String database, int port) {
        this.database = database;
        this.port = port;
    }

    /** A new, empty database. */
    public static synchronized TestServer database(String name) {
        EmbeddedPostgres started = server;
        if (started == null) {
            started = start();
            server = started;
        }
        new TestServer(OWNER, started.getPort())
                .run("CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'UTF8'");
        return new TestServer(name, started.getPort());
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
            new TestServer(OWNER, started.getPort())
                    .run("CREATE ROLE app LOGIN PASSWORD '" + APP_PASSWORD + "'");
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
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

    /** As the user who needs a password. */
    public Postgres app() {
        return Postgres.at(url()).user("app").password(Secret.of(APP_PASSWORD));
    }

    /** The sessions of connectors in this database that are not idle. */
    public int busySessions() {
        return sessions("state <> 'idle'");
    }

    /** The sessions of connectors in this database. */
    public int sessions() {
        return sessions("true");
    }

    /** What each session of connectors in this database has done last. */
    public List<String> lastStatements() {
        String sql =
                "SELECT query FROM pg_stat_activity WHERE application_name = 'tauro'"
                        + " AND datname = current_database()";
        List<String> statements = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                statements.add(result.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return statements;
    }

    private int sessions(String condition) {
        String sql =
                "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'tauro'"
                        + " AND datname = current_database() AND "
                        + condition;
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
