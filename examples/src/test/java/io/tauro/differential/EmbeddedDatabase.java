package io.tauro.differential;

import io.tauro.connector.duckdb.DuckDb;
import io.tauro.connector.h2.H2;
import io.tauro.spi.ConnectionDefinition;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/** A database in this process with the tables of {@link EmbeddedSubPlanTest}. */
enum EmbeddedDatabase implements FilledDatabase {
    H2_MEMORY(new org.h2.Driver(), "jdbc:h2:mem:subplans;DB_CLOSE_DELAY=-1") {
        @Override
        public ConnectionDefinition definition() {
            return H2.at("jdbc:h2:mem:subplans");
        }
    },
    DUCKDB_MEMORY(new DuckDBDriver(), "jdbc:duckdb:memory:subplans") {
        @Override
        public ConnectionDefinition definition() {
            return DuckDb.at("jdbc:duckdb:memory:subplans");
        }

        @Override
        public boolean countsValues() {
            return false;
        }
    };

    private final Driver driver;
    private final String url;

    EmbeddedDatabase(Driver driver, String url) {
        this.driver = driver;
        this.url = url;
    }

    @Override
    public boolean countsValues() {
        return true;
    }

    /** What stands behind a list of columns. */
    String tableSuffix() {
        return "";
    }

    /** The type of a column, as the database writes it. */
    String type(String type) {
        return type;
    }

    /** A value, as the database keeps it. */
    Object stored(Object value) {
        return value;
    }

    /** A connection that may write. */
    Connection connect() throws SQLException {
        return driver.connect(url, new Properties());
    }

    /** Fills it, and keeps it open for as long as the process lives. */
    @Override
    public void fill() {
        try {
            Connection connection = connect();
            make(
                    connection,
                    "customers",
                    List.of("id INT", "name VARCHAR(20)", "segment CHAR(8)", "region VARCHAR(9)"),
                    200,
                    i ->
                            java.util.Arrays.asList(
                                    i,
                                    "C" + i,
                                    i % 3 == 0 ? "build" : "auto",
                                    i % 7 > 0 ? "r" + i % 5 : null));
            make(
                    connection,
                    "orders",
                    List.of(
                            "id INT",
                            "customer INT",
                            "day DATE",
                            "total DECIMAL(12,2)",
                            "status CHAR(1)"),
                    1000,
                    i ->
                            List.of(
                                    i,
                                    i % 240,
                                    LocalDate.of(2024, 1, 1).plusDays(i % 700),
                                    new BigDecimal("2.25").multiply(BigDecimal.valueOf(i)),
                                    i % 2 == 0 ? "O" : "F"));
            make(
                    connection,
                    "lines",
                    List.of(
                            "id INT",
                            "price DECIMAL(12,2)",
                            "discount DECIMAL(4,2)",
                            "note VARCHAR(9)"),
                    4000,
                    i ->
                            List.of(
                                    i % 1000 + 1,
                                    new BigDecimal("1.10").multiply(BigDecimal.valueOf(i)),
                                    BigDecimal.valueOf(i % 10, 2),
                                    "n" + i % 13));
            try (Statement statement = connection.createStatement()) {
                statement.execute("ANALYZE");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void make(
            Connection connection,
            String table,
            List<String> columns,
            int rows,
            java.util.function.IntFunction<List<@Nullable Object>> row)
            throws SQLException {
        List<String> quoted =
                columns.stream()
                        .map(
                                column ->
                                        '"'
                                                + column.split(" ", 2)[0]
                                                + "\" "
                                                + type(column.split(" ", 2)[1])
                                                + (column.startsWith("id ")
                                                                && !table.equals("lines")
                                                        ? " PRIMARY KEY"
                                                        : ""))
                        .toList();
        String name = '"' + table + '"';
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + name);
            statement.execute(
                    "CREATE TABLE "
                            + name
                            + " ("
                            + String.join(", ", quoted)
                            + ")"
                            + tableSuffix());
        }
        connection.setAutoCommit(false);
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO "
                                + name
                                + " VALUES ("
                                + String.join(", ", Collections.nCopies(columns.size(), "?"))
                                + ")")) {
            for (int i : IntStream.rangeClosed(1, rows).toArray()) {
                List<@Nullable Object> values = row.apply(i);
                for (int c = 0; c < values.size(); c++) {
                    Object value = values.get(c);
                    insert.setObject(c + 1, value == null ? null : stored(value));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }
}
