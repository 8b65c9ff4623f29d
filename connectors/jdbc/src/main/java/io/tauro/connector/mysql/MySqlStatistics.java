package io.tauro.connector.mysql;

import io.tauro.connector.jdbc.RemoteTable;
import io.tauro.spi.ColumnStatistics;
import io.tauro.spi.TableStatistics;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the storage engine estimates: rows, bytes, and how many different values the first column of
 * each index has. In MariaDB also what ANALYZE … PERSISTENT has counted, if the user may see it; in
 * MySQL what stands in histograms.
 */
final class MySqlStatistics {

    private static final String SIZE =
            "SELECT TABLE_ROWS, DATA_LENGTH FROM information_schema.TABLES"
                    + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?";

    private static final String DISTINCT =
            "SELECT COLUMN_NAME, CARDINALITY FROM information_schema.STATISTICS"
                    + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND SEQ_IN_INDEX = 1"
                    + " AND SUB_PART IS NULL AND COLUMN_NAME IS NOT NULL AND CARDINALITY IS NOT NULL";

    private static final String COUNTED =
            "SELECT c.column_name, t.cardinality * (1 - c.nulls_ratio) / NULLIF(c.avg_frequency, 0), c.nulls_ratio,"
                    + " CONVERT(c.min_value USING utf8mb4), CONVERT(c.max_value USING utf8mb4)"
                    + " FROM mysql.column_stats c JOIN mysql.table_stats t"
                    + " ON t.db_name = c.db_name AND t.table_name = c.table_name"
                    + " WHERE c.db_name = ? AND c.table_name = ? AND c.avg_frequency IS NOT NULL";

    /** Access denied to a table or to one of its columns; or an older server has no such. */
    private static final Set<Integer> DENIED = Set.of(1044, 1109, 1142, 1143, 1146);

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
                    all(connection, table));
        }
    }

    private static Map<String, ColumnStatistics> all(Connection connection, RemoteTable table)
            throws SQLException {
        Map<String, ColumnStatistics> columns = columns(connection, table);
        try {
            columns.putAll(
                    MySqlCatalog.isMariaDb(connection)
                            ? counted(connection, table)
                            : MySqlHistograms.read(connection, table));
        } catch (SQLException e) {
            if (!DENIED.contains(e.getErrorCode())) {
                throw e;
            }
        }
        return columns;
    }

    private static Map<String, ColumnStatistics> counted(Connection connection, RemoteTable table)
            throws SQLException {
        Map<String, DataType> types = types(table);
        Map<String, ColumnStatistics> columns = new HashMap<>();
        try (PreparedStatement statement = prepare(connection, COUNTED, table);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                DataType type = types.get(rows.getString(1));
                if (type != null) {
                    columns.put(rows.getString(1), counted(rows, type));
                }
            }
        }
        return columns;
    }

    /** The types of columns, by their names. */
    static Map<String, DataType> types(RemoteTable table) {
        Map<String, DataType> types = new HashMap<>();
        table.columns().forEach(known -> types.put(known.column().name(), known.column().type()));
        return types;
    }

    private static ColumnStatistics counted(ResultSet row, DataType type) throws SQLException {
        double distinct = row.getDouble(2);
        return new ColumnStatistics(
                row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(Math.max(1, distinct)),
                OptionalDouble.of(row.getDouble(3)),
                parse(row.getString(4), type),
                parse(row.getString(5), type));
    }

    /** The end of a range, of types that are written the same there and here. */
    static Optional<Object> parse(@Nullable String text, DataType type) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return switch (type.kind()) {
                case INTEGER -> Optional.of(Integer.valueOf(text));
                case BIGINT -> Optional.of(Long.valueOf(text));
                case DECIMAL -> Optional.of(new BigDecimal(text));
                case DATE -> Optional.of(LocalDate.parse(text));
                default -> Optional.empty();
            };
        } catch (NumberFormatException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static PreparedStatement prepare(Connection connection, String sql, RemoteTable table)
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
