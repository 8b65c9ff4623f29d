package io.tauro.connector.bigquery;

import io.tauro.connector.jdbc.MetadataColumn;
import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.RemoteTable;
import io.tauro.connector.jdbc.RemoteTable.Lookups;
import io.tauro.spi.TableStatistics;
import io.tauro.table.TableSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Asks the views of a dataset, which know types to the last digit. */
final class BigQueryCatalog {

    private static final int MOST_PARTS = 3;

    private BigQueryCatalog() {}

    static String quote(String name) {
        return '`' + name.replace("\\", "\\\\").replace("`", "\\`") + '`';
    }

    /** The dataset of a table and what follows, or that alone. */
    private static String beside(List<String> path, String view) {
        String dataset =
                path.subList(0, path.size() - 1).stream()
                        .map(part -> quote(part) + ".")
                        .collect(Collectors.joining());
        return dataset + view;
    }

    static String columns(List<String> path) {
        return "SELECT column_name, data_type, is_nullable FROM "
                + beside(path, "INFORMATION_SCHEMA.COLUMNS")
                + " WHERE table_name = ? ORDER BY ordinal_position";
    }

    static String size(List<String> path) {
        return "SELECT row_count, size_bytes FROM "
                + beside(path, "`__TABLES__`")
                + " WHERE table_id = ?";
    }

    static Optional<RemoteTable> table(
            Connection connection, TableSource.Table table, BigQueryColumns types)
            throws SQLException {
        List<String> path = table.path();
        if (path.size() > MOST_PARTS) {
            return Optional.empty();
        }
        List<RemoteColumn> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(columns(path))) {
            statement.setString(1, table.name());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String name = rows.getString(1);
                    found.add(
                            types.column(
                                    new MetadataColumn(
                                            name,
                                            quote(name),
                                            Types.OTHER,
                                            rows.getString(2),
                                            0,
                                            0,
                                            !"NO".equals(rows.getString(3)))));
                }
            }
        }
        String from = path.stream().map(BigQueryCatalog::quote).collect(Collectors.joining("."));
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new RemoteTable(table, from, found, path, Lookups.UNKNOWN));
    }

    static TableStatistics statistics(Connection connection, RemoteTable table)
            throws SQLException {
        List<String> path = table.identity();
        if (path.isEmpty()) {
            return TableStatistics.UNKNOWN;
        }
        try (PreparedStatement statement = connection.prepareStatement(size(path))) {
            statement.setString(1, path.get(path.size() - 1));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? new TableStatistics(
                                OptionalDouble.of(rows.getDouble(1)),
                                OptionalDouble.of(rows.getDouble(2)),
                                Map.of())
                        : TableStatistics.UNKNOWN;
            }
        }
    }
}
