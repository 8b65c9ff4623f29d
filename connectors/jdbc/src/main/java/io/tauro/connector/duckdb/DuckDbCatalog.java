package io.tauro.connector.duckdb;

import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.RemoteTable;
import io.tauro.connector.jdbc.RemoteTable.Lookups;
import io.tauro.spi.TableStatistics;
import io.tauro.table.TableSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks the catalogue of DuckDB. */
final class DuckDbCatalog {

    private static final String COLUMNS =
            """
            SELECT c.column_name, c.data_type, c.is_nullable, c.database_name, c.schema_name, t.sql
            FROM duckdb_columns() c
                 LEFT JOIN duckdb_tables() t
                 ON t.table_oid = c.table_oid AND t.database_name = c.database_name
            WHERE c.table_name = ? AND c.schema_name = coalesce(?, current_schema())
              AND c.database_name = coalesce(?, current_database())
            ORDER BY c.column_index""";

    private static final String TABLES =
            """
            SELECT schema_name, table_name FROM duckdb_tables()
            WHERE NOT internal AND database_name = current_database()
            UNION ALL
            SELECT schema_name, view_name FROM duckdb_views()
            WHERE NOT internal AND database_name = current_database()
            ORDER BY 1, 2""";

    private static final String ROWS =
            """
            SELECT estimated_size FROM duckdb_tables()
            WHERE database_name = ? AND schema_name = ? AND table_name = ?""";

    private DuckDbCatalog() {}

    /** A name finds the table whose name is spelled so; DuckDB itself does not look at case. */
    static Optional<RemoteTable> table(Connection connection, TableSource.Table table)
            throws SQLException {
        List<String> path = table.path();
        if (path.size() > 3) {
            return Optional.empty();
        }
        List<RemoteColumn> columns = new ArrayList<>();
        List<String> identity = List.of();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            for (int i = 1; i <= 3; i++) {
                statement.setString(i, i > path.size() ? null : path.get(path.size() - i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String sql = rows.getString(6);
                    boolean binary =
                            sql != null && !sql.toLowerCase(Locale.ROOT).contains("collate");
                    columns.add(
                            DuckDbColumns.column(
                                    rows.getString(1),
                                    quote(rows.getString(1)),
                                    rows.getString(2),
                                    rows.getBoolean(3),
                                    binary));
                    identity = List.of(rows.getString(4), rows.getString(5), table.name());
                }
            }
        }
        String from = identity.stream().map(DuckDbCatalog::quote).collect(Collectors.joining("."));
        return identity.isEmpty()
                ? Optional.empty()
                : Optional.of(new RemoteTable(table, from, columns, identity, Lookups.UNKNOWN));
    }

    /** The columns of a query are those that DuckDB says it would give; it is not run. */
    static RemoteTable query(Connection connection, TableSource.Query query) throws SQLException {
        String from = "(\n" + query.sql().strip().replaceAll("[;\\s]+$", "") + "\n) AS q";
        List<RemoteColumn> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM " + from)) {
            ResultSetMetaData metadata = statement.getMetaData();
            for (int i = 1; i <= metadata.getColumnCount(); i++) {
                String name = metadata.getColumnLabel(i);
                columns.add(
                        DuckDbColumns.column(
                                name, quote(name), metadata.getColumnTypeName(i), true, false));
            }
        }
        return new RemoteTable(query, from, columns, List.of(), Lookups.UNKNOWN);
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

    static TableStatistics statistics(Connection connection, RemoteTable table)
            throws SQLException {
        if (table.identity().isEmpty()) {
            return TableStatistics.UNKNOWN;
        }
        try (PreparedStatement statement = connection.prepareStatement(ROWS)) {
            for (int i = 0; i < 3; i++) {
                statement.setString(i + 1, table.identity().get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? TableStatistics.ofRows((double) rows.getLong(1))
                        : TableStatistics.UNKNOWN;
            }
        }
    }

    static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
