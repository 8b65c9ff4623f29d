package io.tauro.connector.sqlite;

import io.tauro.connector.jdbc.RemoteTable;
import io.tauro.spi.ColumnStatistics;
import io.tauro.spi.TableStatistics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What ANALYZE has left in a file: how many rows a table has, and how many of them one value of the
 * first column of an index. See "The sqlite_stat1 table" in SQLite's description of its file.
 */
final class SqliteStatistics {

    private static final String ANALYZED =
            """
            SELECT s.stat, (SELECT i.name FROM pragma_index_info(s.idx) i WHERE i.seqno = 0)
            FROM main.sqlite_stat1 s WHERE s.tbl = ?""";

    private static final String ROW_ID =
            "SELECT name FROM pragma_table_info(?) WHERE pk > 0 AND upper(type) = 'INTEGER'";

    private final Map<String, ColumnStatistics> columns = new HashMap<>();
    private double rows = -1;

    private SqliteStatistics() {}

    /** Without ANALYZE, the greatest row id, which is one step in the tree and rarely far off. */
    static TableStatistics of(Connection connection, RemoteTable table) throws SQLException {
        if (table.identity().isEmpty()) {
            return TableStatistics.UNKNOWN;
        }
        String name = table.identity().get(0);
        boolean hasRowId = table.identity().get(1).equals("rowid");
        SqliteStatistics known = new SqliteStatistics();
        known.readAnalyzed(connection, name);
        if (known.rows < 0 && hasRowId) {
            Optional<String> greatest =
                    SqliteCatalog.single(connection, "SELECT max(rowid) FROM " + table.from());
            known.rows = greatest.map(SqliteStatistics::number).orElse(0.0);
        }
        if (known.rows < 0) {
            return TableStatistics.UNKNOWN;
        }
        if (hasRowId) {
            known.readRowId(connection, name);
        }
        return new TableStatistics(
                OptionalDouble.of(known.rows), OptionalDouble.empty(), known.columns);
    }

    private void readAnalyzed(Connection connection, String table) throws SQLException {
        if (SqliteCatalog.single(
                        connection, "SELECT 1 FROM main.sqlite_schema WHERE name = 'sqlite_stat1'")
                .isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(ANALYZED)) {
            statement.setString(1, table);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    String[] numbers = String.valueOf(found.getString(1)).split(" ");
                    String column = found.getString(2);
                    double listed = number(numbers[0]);
                    double each = numbers.length > 1 ? number(numbers[1]) : -1;
                    rows = Math.max(rows, listed);
                    if (column != null && listed >= 0 && each >= 1) {
                        columns.put(column, distinct(listed / each));
                    }
                }
            }
        }
    }

    /** A single column that stands for the row id has each value once. */
    private void readRowId(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ROW_ID)) {
            statement.setString(1, table);
            try (ResultSet found = statement.executeQuery()) {
                String column = found.next() ? found.getString(1) : null;
                if (column != null && !found.next()) {
                    columns.put(column, distinct(rows));
                }
            }
        }
    }

    private static ColumnStatistics distinct(double values) {
        return new ColumnStatistics(
                OptionalDouble.of(values),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Less than zero if it is none: the text may be followed by words, and anybody can write it.
     */
    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
