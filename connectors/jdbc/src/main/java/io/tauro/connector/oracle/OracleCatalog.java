package io.tauro.connector.oracle;

import io.tauro.connector.jdbc.MetadataCatalog;
import io.tauro.connector.jdbc.RemoteTable;
import io.tauro.connector.jdbc.VendorStatistics;
import io.tauro.spi.TableStatistics;
import io.tauro.table.TableSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks the data dictionary. */
final class OracleCatalog {

    private static final String ENCODING =
            "SELECT value FROM nls_database_parameters WHERE parameter = 'NLS_CHARACTERSET'";

    /** From version 12.2 on a column can have a collation of its own. */
    private static final String COLLATIONS =
            "SELECT column_name FROM all_tab_cols WHERE owner = ? AND table_name = ?"
                    + " AND collation NOT IN ('USING_NLS_COMP', 'BINARY')";

    private static final String TABLES =
            """
            SELECT owner, table_name FROM (
              SELECT owner, table_name, nested, secondary FROM all_tables
              UNION ALL
              SELECT owner, view_name, 'NO', 'N' FROM all_views) t
            WHERE t.nested = 'NO' AND t.secondary = 'N'
              AND t.owner NOT IN (SELECT username FROM all_users WHERE oracle_maintained = 'Y')
            ORDER BY owner, table_name""";

    private static final String ROWS =
            "SELECT num_rows, num_rows * avg_row_len FROM all_tables"
                    + " WHERE owner = ? AND table_name = ?";

    private static final String COLUMNS =
            "SELECT c.column_name, c.num_distinct, c.num_nulls / NULLIF(t.num_rows, 0)"
                    + " FROM all_tab_col_statistics c"
                    + " JOIN all_tables t ON t.owner = c.owner AND t.table_name = c.table_name"
                    + " WHERE c.owner = ? AND c.table_name = ?";

    private static final int NO_SUCH_COLUMN = 904;

    private OracleCatalog() {}

    static Optional<RemoteTable> table(Connection connection, TableSource.Table table)
            throws SQLException {
        List<String> path = table.path();
        if (path.size() > 2) {
            return Optional.empty();
        }
        String owner = path.size() == 2 ? path.get(0) : connection.getSchema();
        OracleColumns columns =
                new OracleColumns(isUnicode(connection), folding(connection, owner, table.name()));
        return new MetadataCatalog(OracleCatalog::quote, columns::remote, false)
                .table(connection, table)
                .map(
                        found ->
                                new RemoteTable(
                                        found.source(),
                                        found.from(),
                                        found.columns(),
                                        List.of(owner, table.name()),
                                        found.lookups()));
    }

    /** The collations of a query are not known; its text is not compared. */
    static RemoteTable query(Connection connection, TableSource.Query query) throws SQLException {
        OracleColumns columns = new OracleColumns(isUnicode(connection), Set.of());
        return new MetadataCatalog(OracleCatalog::quote, columns::ofQuery, false)
                .query(connection, query);
    }

    private static boolean isUnicode(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ENCODING);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() && "AL32UTF8".equals(rows.getString(1));
        }
    }

    private static Set<String> folding(Connection connection, String owner, String table)
            throws SQLException {
        Set<String> names = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(COLLATIONS)) {
            statement.setString(1, owner);
            statement.setString(2, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        } catch (SQLException e) {
            if (e.getErrorCode() != NO_SUCH_COLUMN) {
                throw e;
            }
        }
        return names;
    }

    static List<TableSource> tables(Connection connection, List<String> schemas)
            throws SQLException {
        return VendorStatistics.tables(connection, TABLES, schemas);
    }

    static TableStatistics statistics(Connection connection, RemoteTable table)
            throws SQLException {
        return VendorStatistics.read(connection, table, ROWS, COLUMNS);
    }

    static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
