package io.tauro.connector.mysql;

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
 * What the storage engine estimates: rows, bytes, and how many different values the first column of
 * each index has.
 */
final class MySqlStatistics {

    private static final String SIZE =
            "SELECT TABLE_ROWS, DATA_LENGTH FROM information_schema.TABLES"
                    + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?";

    private static final String DISTINCT =
            "SELECT COLUMN_NAME, CARDINALITY FROM information_schema.STATISTICS"
                    + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND SEQ_IN_INDEX = 1"
                    + " AND SUB_PART IS NULL AND COLUMN_NAME IS NOT NULL AND CARDINALITY IS NOT NULL";

    private MySqlStatistics() {}

    static TableStatistics read(Connection connection, RemoteTable table) throws SQLException {
        if (table.identity().isEmpty() || !table.lookups().plain()) {
            return TableStatistics.UNKNOWN;
        }
        try (PreparedStatement statement = prepare(connection, SIZE, table);
                ResultSet rows = statement.executeQuery()) {
            if (!rows.next() || rows.getString(1) == null) {
                return TableStatistics.UNKNOWN;
            }
            return new TableStatistics(
                    OptionalDouble.of(rows.getDouble(1)),
                    rows.getString(2) == null
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(rows.getDouble(2)),
                    columns(connection, table));
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, RemoteTable table)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, table.identity().get(0));
        statement.setString(2, table.identity().get(1));
        return statement;
    }

    private static Map<String, ColumnStatistics> columns(Connection connection, RemoteTable table)
            throws SQLException {
        Map<String, ColumnStatistics> columns = new HashMap<>();
        try (PreparedStatement statement = prepare(connection, DISTINCT, table);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                columns.put(
                        rows.getString(1),
                        new ColumnStatistics(
                                OptionalDouble.of(rows.getDouble(2)),
                                OptionalDouble.empty(),
                                Optional.empty(),
                                Optional.empty()));
            }
        }
        return columns;
    }
}
