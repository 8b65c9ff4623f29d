package io.tauro.connector.postgresql;

import io.tauro.connector.jdbc.RemoteColumn;
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
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What ANALYZE has left in the catalogue. */
final class PostgresStatistics {

    private static final String QUERY =
            """
            SELECT c.reltuples, s.attname, s.null_frac, s.n_distinct, s.avg_width,
                   (s.histogram_bounds::text::text[])[1],
                   (s.histogram_bounds::text::text[])[array_length(s.histogram_bounds::text::text[], 1)]
            FROM pg_catalog.pg_class c
                 JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                 LEFT JOIN pg_catalog.pg_stats s ON s.schemaname = n.nspname AND s.tablename = c.relname
                      AND s.inherited = (c.relkind = 'p')
            WHERE n.nspname = ? AND c.relname = ?""";

    private PostgresStatistics() {}

    static TableStatistics read(Connection connection, RemoteTable table) throws SQLException {
        Map<String, DataType> types = new HashMap<>();
        for (RemoteColumn column : table.columns()) {
            types.put(column.column().name(), column.column().type());
        }
        Map<String, ColumnStatistics> columns = new HashMap<>();
        double rowCount = -1;
        double width = 0;
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setString(1, table.identity().get(0));
            statement.setString(2, table.identity().get(1));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    rowCount = rows.getDouble(1);
                    DataType type = types.get(rows.getString(2));
                    if (type != null) {
                        width += rows.getDouble(5);
                        columns.put(rows.getString(2), column(rows, type, rowCount));
                    }
                }
            }
        }
        if (rowCount < 0 || rowCount == 0 && columns.isEmpty()) {
            return TableStatistics.UNKNOWN;
        }
        return new TableStatistics(
                OptionalDouble.of(rowCount),
                columns.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(rowCount * width),
                columns);
    }

    /** A negative number of distinct values is a share of the rows. */
    private static ColumnStatistics column(ResultSet row, DataType type, double rowCount)
            throws SQLException {
        double distinct = row.getDouble(4);
        return new ColumnStatistics(
                distinct == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(distinct < 0 ? -distinct * rowCount : distinct),
                OptionalDouble.of(row.getDouble(3)),
                parse(row.getString(6), type),
                parse(row.getString(7), type));
    }

    private static Optional<Object> parse(@Nullable String text, DataType type) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return switch (type.kind()) {
                case SMALLINT -> Optional.of(Short.valueOf(text));
                case INTEGER -> Optional.of(Integer.valueOf(text));
                case BIGINT -> Optional.of(Long.valueOf(text));
                case DECIMAL -> Optional.of(new BigDecimal(text));
                case REAL -> Optional.of(Float.valueOf(text));
                case DOUBLE -> Optional.of(Double.valueOf(text));
                case DATE -> Optional.of(LocalDate.parse(text));
                case TIMESTAMP -> Optional.of(LocalDateTime.parse(text.replace(' ', 'T')));
                case UUID -> Optional.of(UUID.fromString(text));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            // Infinity, NaN, years before our era: known there only.
            return Optional.empty();
        }
    }
}
