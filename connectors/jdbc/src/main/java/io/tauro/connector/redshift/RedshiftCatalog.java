package io.tauro.connector.redshift;

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

/**
 * Asks the views of the server that know local and external tables, and views bound late. Redshift
 * keeps no keys: those that are declared are not checked.
 */
final class RedshiftCatalog {

    private static final String COLUMNS =
            "SELECT column_name, data_type, character_maximum_length, numeric_precision,"
                    + " numeric_scale, is_nullable FROM svv_columns WHERE table_schema = %s"
                    + " AND table_name = ? ORDER BY ordinal_position";

    private static final String TABLES =
            "SELECT DISTINCT table_schema, table_name FROM svv_columns"
                    + " WHERE table_schema NOT IN ('information_schema', 'pg_catalog',"
                    + " 'pg_internal') ORDER BY table_schema, table_name";

    private static final String SIZE =
            "SELECT tbl_rows, size FROM svv_table_info WHERE \"schema\" = %s AND \"table\" = ?";

    private static final double MEGABYTE = 1024.0 * 1024.0;

    private RedshiftCatalog() {}

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static PreparedStatement about(Connection connection, String sql, List<String> path)
            throws SQLException {
        int size = path.size();
        String schema = size > 1 ? "?" : "current_schema()";
        PreparedStatement statement = connection.prepareStatement(String.format(sql, schema));
        if (size > 1) {
            statement.setString(1, path.get(size - 2));
        }
        statement.setString(size > 1 ? 2 : 1, path.get(size - 1));
        return statement;
    }

    static Optional<RemoteTable> table(
            Connection connection, TableSource.Table table, RedshiftColumns types)
            throws SQLException {
        List<String> path = table.path();
        if (path.size() > 3 || path.size() == 3 && !path.get(0).equals(connection.getCatalog())) {
            return Optional.empty();
        }
        List<RemoteColumn> found = new ArrayList<>();
        try (PreparedStatement statement = about(connection, COLUMNS, path);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String name = rows.getString(1);
                int length = rows.getInt(3);
                found.add(
                        types.column(
                                new MetadataColumn(
                                        name,
                                        quote(name),
                                        Types.OTHER,
                                        rows.getString(2),
                                        length > 0 ? length : rows.getInt(4),
                                        rows.getInt(5),
                                        !"NO".equals(rows.getString(6)))));
            }
        }
        String from = path.stream().map(RedshiftCatalog::quote).collect(Collectors.joining("."));
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new RemoteTable(table, from, found, path, Lookups.UNKNOWN));
    }

    static List<TableSource> tables(Connection connection, List<String> schemas)
            throws SQLException {
        List<TableSource> tables = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(TABLES);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                if (schemas.isEmpty() || schemas.contains(rows.getString(1))) {
                    tables.add(TableSource.table(List.of(rows.getString(1), rows.getString(2))));
                }
            }
        }
        return tables;
    }

    /** Of local tables; the server knows those that this user may see. */
    static TableStatistics statistics(Connection connection, RemoteTable table)
            throws SQLException {
        if (table.identity().isEmpty()) {
            return TableStatistics.UNKNOWN;
        }
        try (PreparedStatement statement = about(connection, SIZE, table.identity());
                ResultSet rows = statement.executeQuery()) {
            return rows.next()
                    ? new TableStatistics(
                            OptionalDouble.of(rows.getDouble(1)),
                            OptionalDouble.of(rows.getDouble(2) * MEGABYTE),
                            Map.of())
                    : TableStatistics.UNKNOWN;
        }
    }
}
