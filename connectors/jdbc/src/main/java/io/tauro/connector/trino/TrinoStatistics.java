package io.tauro.connector.trino;

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

/** Reads what a catalogue behind Trino knows of a table: {@code SHOW STATS}. */
final class TrinoStatistics {

    private TrinoStatistics() {}

    static TableStatistics read(Connection connection, RemoteTable table) throws SQLException {
        if (table.identity().isEmpty()) {
            return TableStatistics.UNKNOWN;
        }
        OptionalDouble rowCount = OptionalDouble.empty();
        double bytes = 0;
        int ofOneSize = 0;
        Map<String, ColumnStatistics> columns = new HashMap<>();
        try (PreparedStatement statement =
                        connection.prepareStatement("SHOW STATS FOR " + table.from());
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String name = rows.getString("column_name");
                if (name == null) {
                    rowCount = number(rows, "row_count");
                    continue;
                }
                OptionalDouble size = number(rows, "data_size");
                bytes += size.orElse(0);
                ofOneSize += size.isEmpty() ? 1 : 0;
                columns.put(
                        name,
                        new ColumnStatistics(
                                number(rows, "distinct_values_count"),
                                number(rows, "nulls_fraction"),
                                Optional.empty(),
                                Optional.empty()));
            }
        }
        return rowCount.isEmpty()
                ? TableStatistics.UNKNOWN
                : new TableStatistics(
                        rowCount,
                        OptionalDouble.of(
                                bytes + rowCount.getAsDouble() * Math.max(1, 8 * ofOneSize)),
                        columns);
    }

    private static OptionalDouble number(ResultSet rows, String column) throws SQLException {
        double value = rows.getDouble(column);
        return rows.wasNull() || Double.isNaN(value)
                ? OptionalDouble.empty()
                : OptionalDouble.of(value);
    }
}
