package io.tauro.connector.postgresql;

import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.RemoteTable;
import io.tauro.predicate.ValueOrder;
import io.tauro.spi.ColumnStatistics;
import io.tauro.spi.TableStatistics;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What ANALYZE has left in the catalogue. The number of rows is the planner's, who knows the
 * present size of a table that was not analyzed, and of views and queries, too.
 */
final class PostgresStatistics {

    private static final Pattern ESTIMATE =
            Pattern.compile("\\(cost=[0-9.]+ rows=(\\d+) width=(\\d+)\\)$");

    private static final String COLUMNS =
            """
            SELECT s.attname, s.null_frac, s.n_distinct,
                   (s.histogram_bounds::text::text[])[1],
                   (s.histogram_bounds::text::text[])[array_length(s.histogram_bounds::text::text[], 1)],
                   s.most_common_vals::text::text[]
            FROM pg_catalog.pg_class c
                 JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                 JOIN pg_catalog.pg_stats s ON s.schemaname = n.nspname AND s.tablename = c.relname
                      AND s.inherited = (c.relkind = 'p')
            WHERE n.nspname = ? AND c.relname = ?""";

    private PostgresStatistics() {}

    static TableStatistics read(Connection connection, RemoteTable table) throws SQLException {
        Matcher estimate = ESTIMATE.matcher(plan(connection, table));
        if (!estimate.find()) {
            return TableStatistics.UNKNOWN;
        }
        double rows = Double.parseDouble(estimate.group(1));
        return new TableStatistics(
                OptionalDouble.of(rows),
                OptionalDouble.of(rows * Double.parseDouble(estimate.group(2))),
                table.identity().isEmpty() ? Map.of() : columns(connection, table, rows));
    }

    /** The first line of the plan, which is that of the whole. */
    private static String plan(Connection connection, RemoteTable table) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("EXPLAIN SELECT * FROM " + table.from());
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    private static Map<String, ColumnStatistics> columns(
            Connection connection, RemoteTable table, double rowCount) throws SQLException {
        Map<String, DataType> types = new HashMap<>();
        for (RemoteColumn column : table.columns()) {
            types.put(column.column().name(), column.column().type());
        }
        Map<String, ColumnStatistics> columns = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, table.identity().get(0));
            statement.setString(2, table.identity().get(1));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    DataType type = types.get(rows.getString(1));
                    if (type != null) {
                        columns.put(rows.getString(1), column(rows, type, rowCount));
                    }
                }
            }
        }
        return columns;
    }

    /** A negative number of distinct values is a share of the rows. */
    private static ColumnStatistics column(ResultSet row, DataType type, double rowCount)
            throws SQLException {
        double distinct = row.getDouble(3);
        List<Object> values = edges(row, type);
        return new ColumnStatistics(
                distinct == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(distinct < 0 ? -distinct * rowCount : distinct),
                OptionalDouble.of(row.getDouble(2)),
                values.stream().min(ValueOrder::compare),
                values.stream().max(ValueOrder::compare));
    }

    /**
     * The values between which the others are: the ends of the histogram, and those too common to
     * be in it.
     */
    private static List<Object> edges(ResultSet row, DataType type) throws SQLException {
        List<@Nullable String> texts = new ArrayList<>();
        texts.add(row.getString(4));
        texts.add(row.getString(5));
        Array common = row.getArray(6);
        if (common != null) {
            texts.addAll(Arrays.asList((String[]) common.getArray()));
        }
        List<Object> values = new ArrayList<>();
        texts.forEach(text -> parse(text, type).ifPresent(values::add));
        return values;
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
