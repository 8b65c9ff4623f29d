package io.tauro.connector.h2;

import io.tauro.connector.jdbc.RemoteTable;
import io.tauro.spi.ColumnStatistics;
import io.tauro.spi.TableStatistics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The rows that H2 counts, and the selectivity that ANALYZE left. */
final class H2Statistics {

    /** What H2 says of a column that was not analysed. */
    private static final int UNKNOWN_SELECTIVITY = 50;

    private static final String ROWS =
            "SELECT ROW_COUNT_ESTIMATE FROM INFORMATION_SCHEMA.TABLES"
                    + " WHERE TABLE_SCHEMA = COALESCE(?, SCHEMA()) AND TABLE_NAME = ? AND TABLE_TYPE = 'BASE TABLE'";

    private static final String COLUMNS =
            "SELECT COLUMN_NAME, SELECTIVITY FROM INFORMATION_SCHEMA.COLUMNS"
                    + " WHERE TABLE_SCHEMA = COALESCE(?, SCHEMA()) AND TABLE_NAME = ?";

    private H2Statistics() {}

    static TableStatistics read(Connection connection, RemoteTable table) throws SQLException {
        List<String> path = table.identity();
        if (path.isEmpty()) {
            return TableStatistics.UNKNOWN;
        }
        OptionalDouble rows = OptionalDouble.empty();
        try (PreparedStatement statement = about(connection, ROWS, path);
                ResultSet found = statement.executeQuery()) {
            if (found.next() && found.getLong(1) >= 0) {
                rows = OptionalDouble.of((double) found.getLong(1));
            }
        }
        return rows.isEmpty()
                ? TableStatistics.UNKNOWN
                : new TableStatistics(
                        rows,
                        OptionalDouble.empty(),
                        columns(connection, path, rows.getAsDouble()));
    }

    private static Map<String, ColumnStatistics> columns(
            Connection connection, List<String> path, double rows) throws SQLException {
        Map<String, ColumnStatistics> columns = new HashMap<>();
        try (PreparedStatement statement = about(connection, COLUMNS, path);
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                int selectivity = found.getInt(2);
                if (selectivity > 0 && selectivity != UNKNOWN_SELECTIVITY) {
                    columns.put(
                            found.getString(1),
                            new ColumnStatistics(
                                    OptionalDouble.of(Math.max(1, rows * selectivity / 100)),
                                    OptionalDouble.empty(),
                                    Optional.empty(),
                                    Optional.empty()));
                }
            }
        }
        return columns;
    }

    private static PreparedStatement about(Connection connection, String sql, List<String> path)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, path.size() < 2 ? null : path.get(path.size() - 2));
        statement.setString(2, path.get(path.size() - 1));
        return statement;
    }
}
