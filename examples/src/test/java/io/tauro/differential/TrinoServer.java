package io.tauro.differential;

import io.tauro.connector.trino.Presto;
import io.tauro.connector.trino.Trino;
import io.tauro.spi.ConnectionDefinition;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * A schema of a real server that runs already, in its catalogue {@code memory}; the profile {@code
 * trino} adds the driver.
 */
public final class TrinoServer implements FilledDatabase {

    public static final String SKIPPED =
            "No Trino: -Ptrino -Dtauro.trino.url=jdbc:trino://host:port of a server with the catalogs memory and tpch.";

    public static final String NO_PRESTO =
            "No Presto: -Dtauro.presto.url=jdbc:presto://host:port of a server with the catalog memory.";

    private static final String TRINO = "tauro.trino.url";
    private static final String PRESTO = "tauro.presto.url";

    private final String server;
    private final String schema;

    private TrinoServer(String property, String schema) {
        this.server = System.getProperty(property, "");
        this.schema = schema;
    }

    public static TrinoServer trino(String schema) {
        return new TrinoServer(TRINO, schema);
    }

    public static TrinoServer presto(String schema) {
        return new TrinoServer(PRESTO, schema);
    }

    /** Whether a Trino is given. */
    public static boolean runs() {
        return !System.getProperty(TRINO, "").isEmpty();
    }

    /** Whether a Presto is given. */
    public static boolean prestoRuns() {
        return !System.getProperty(PRESTO, "").isEmpty();
    }

    private boolean isTrino() {
        return server.startsWith("jdbc:trino:");
    }

    private String url() {
        return server + "/memory/" + schema;
    }

    @Override
    public ConnectionDefinition definition() {
        return isTrino()
                ? Trino.at(url()).user("test").property("explicitPrepare", "false")
                : Presto.at(url()).user("test");
    }

    /** A connection that may write, to the schema if it is there. */
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.put("user", "test");
        if (isTrino()) {
            properties.put("explicitPrepare", "false");
        }
        return DriverManager.getConnection(url(), properties);
    }

    /** Makes the schema anew; those who fill it make each table anew. */
    public void create() {
        if (isTrino()) {
            run("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
        }
        run("CREATE SCHEMA IF NOT EXISTS " + schema);
    }

    private void run(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void fill() {
        create();
        run(
                "CREATE TABLE customers (id integer, name varchar(20), segment varchar(8), region varchar(9))",
                "CREATE TABLE orders (id integer, customer integer, day date, total decimal(12,2), status varchar(1))",
                "CREATE TABLE lines (id integer, price decimal(12,2), discount decimal(4,2), note varchar(9))",
                "INSERT INTO customers SELECT i, concat('C', CAST(i AS varchar)), IF(i % 3 = 0, 'build', 'auto'),"
                        + " IF(i % 7 > 0, concat('r', CAST(i % 5 AS varchar)))"
                        + " FROM (SELECT CAST(i AS integer) FROM UNNEST(sequence(1, 200)) s (i)) t (i)",
                "INSERT INTO orders SELECT i, i % 240, date_add('day', i % 700, DATE '2024-01-01'), i * DECIMAL '2.25',"
                        + " IF(i % 2 = 0, 'O', 'F')"
                        + " FROM (SELECT CAST(i AS integer) FROM UNNEST(sequence(1, 1000)) s (i)) t (i)",
                "INSERT INTO lines SELECT i % 1000 + 1, i * DECIMAL '1.10', (i % 10) * DECIMAL '0.01',"
                        + " concat('n', CAST(i % 13 AS varchar))"
                        + " FROM (SELECT CAST(i AS integer) FROM UNNEST(sequence(1, 4000)) s (i)) t (i)");
    }

    @Override
    public boolean countsValues() {
        return false;
    }
}
