package io.tauro.connector.jdbc;

import io.tauro.spi.ColumnStatistics;
import io.tauro.spi.TableStatistics;
import io.tauro.table.TableSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Runs the statements by which a catalogue tells what there is, and how much of it. */
public final class VendorStatistics {

    private VendorStatistics() {}

    /**
     * The tables of these schemas, or of all if there are none given.
     *
     * @param sql delivers schema and table, in their order
     */
    public static List<TableSource> tables(Connection connection, String sql, List<String> schemas)
            throws SQLException {
        List<TableSource> tables = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String schema = rows.getString(1).stripTrailing();
                if (schemas.isEmpty() || schemas.contains(schema)) {
                    tables.add(TableSource.table(List.of(schema, rows.getString(2))));
                }
            }
        }
        return tables;
    }

    /**
     * What is known of a table by its identity; unknown for a query, and for what was not counted.
     *
     * @param rowsSql delivers rows and bytes for the identity; negative numbers are unknown
     * @param columnsSql delivers for each column its name, the number of its values and the share
     *     of nulls; empty if none are known
     */
    public static TableStatistics read(
            Connection connection, RemoteTable table, String rowsSql, String columnsSql)
            throws SQLException {
        if (table.identity().isEmpty()) {
            return TableStatistics.UNKNOWN;
        }
        OptionalDouble rows;
        OptionalDouble bytes;
        try (PreparedStatement statement = prepare(connection, rowsSql, table);
                ResultSet found = statement.executeQuery()) {
            if (!found.next()) {
                return TableStatistics.UNKNOWN;
            }
            rows = number(found, 1);
            bytes = number(found, 2);
        }
        if (rows.isEmpty()) {
            return TableStatistics.UNKNOWN;
        }
        Map<String, ColumnStatistics> columns = new HashMap<>();
        if (!columnsSql.isEmpty()) {
            try (PreparedStatement statement = prepare(connection, columnsSql, table);
                    ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    columns.put(
                            found.getString(1),
                            new ColumnStatistics(
                                    number(found, 2),
                                    number(found, 3),
                                    Optional.empty(),
                                    Optional.empty()));
                }
            }
        }
        return new TableStatistics(rows, bytes, columns);
    }

    private static PreparedStatement prepare(Connection connection, String sql, RemoteTable table)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < table.identity().size(); i++) {
            statement.setString(i + 1, table.identity().get(i));
        }
        return statement;
    }

    private static OptionalDouble number(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() || value < 0 ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
