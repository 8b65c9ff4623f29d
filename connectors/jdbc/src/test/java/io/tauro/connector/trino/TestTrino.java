package io.tauro.connector.trino;

import io.tauro.spi.Connector;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * A real server that runs already: {@code src/test/trino/with-trino} starts one, and the profile
 * {@code trino} adds the driver. Each test class has a schema of its own in the catalogue {@code
 * memory}.
 */
final class TestTrino {

    static final String SKIPPED =
            "No Trino: -Ptrino -Dtauro.trino.url=jdbc:trino://host:port of a server with the catalogs memory and tpch.";

    private final String url;

    private TestTrino(String url) {
        this.url = url;
    }

    /** Whether a server is given. */
    static boolean runs() {
        return !server().isEmpty();
    }

    private static String server() {
        return System.getProperty("tauro.trino.url", "");
    }

    /** A new, empty schema. */
    static TestTrino schema(String name) {
        TestTrino memory = new TestTrino(server() + "/memory");
        memory.run(
                "DROP SCHEMA IF EXISTS " + name + " CASCADE",
                "CREATE SCHEMA IF NOT EXISTS " + name);
        return new TestTrino(server() + "/memory/" + name);
    }

    String url() {
        return url;
    }

    Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.put("user", "test");
        properties.put("timezone", "UTC");
        properties.put("explicitPrepare", "false");
        return DriverManager.getConnection(url, properties);
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

    Trino definition() {
        return Trino.at(url).user("test");
    }

    Connector connector() {
        Trino definition = definition();
        return definition.factory().connect(definition.config("trino"));
    }
}
