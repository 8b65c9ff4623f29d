package io.tauro.connector.postgresql;

import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.RemoteTable;
import io.tauro.connector.jdbc.RemoteTable.Lookups;
import io.tauro.table.TableSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks the catalogue of PostgreSQL. Columns that a version does not have are read through JSON,
 * where they are null.
 */
final class PostgresCatalog {

    private static final String COLUMNS =
            """
            SELECT n.nspname, c.relname, a.attname, a.attnotnull,
                   coalesce(e.typname, s.typname),
                   coalesce(e.typnamespace, s.typnamespace) = 'pg_catalog'::regnamespace,
                   coalesce(e.typtype, s.typtype),
                   CASE t.typtype WHEN 'd' THEN t.typtypmod ELSE a.atttypmod END,
                   CASE WHEN co.collprovider = 'd' THEN to_jsonb(d) ->> 'datlocprovider' ELSE co.collprovider::text END,
                   CASE WHEN co.collprovider = 'd' THEN d.datcollate::text ELSE co.collcollate::text END,
                   to_jsonb(co) ->> 'collisdeterministic',
                   pg_encoding_to_char(d.encoding), c.relkind IN ('r', 'p', 'm'),
                   (SELECT string_agg(i.indexrelid::text, ',') FROM pg_catalog.pg_index i
                    WHERE i.indrelid = c.oid AND i.indisunique AND i.indisvalid
                      AND i.indpred IS NULL AND i.indexprs IS NULL
                      AND a.attnum = ANY ((i.indkey::int2[])[0:i.indnkeyatts - 1])),
                   CASE WHEN e.oid IS NULL THEN 0
                        ELSE greatest(1, CASE t.typtype WHEN 'd' THEN t.typndims ELSE a.attndims END) END
            FROM pg_catalog.pg_class c
                 JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                 JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                 JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
                 JOIN pg_catalog.pg_type s ON s.oid = CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE t.oid END
                 LEFT JOIN pg_catalog.pg_type e ON e.oid = s.typelem AND e.typarray = s.oid
                 LEFT JOIN pg_catalog.pg_collation co ON co.oid = a.attcollation
                 CROSS JOIN (SELECT * FROM pg_catalog.pg_database WHERE datname = current_database()) d
            WHERE c.oid = to_regclass(?) AND c.relkind IN ('r', 'v', 'm', 'f', 'p')
            ORDER BY a.attnum""";

    private static final String TABLES =
            """
            SELECT n.nspname, c.relname
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p') AND NOT c.relispartition
              AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
              AND has_schema_privilege(n.oid, 'USAGE') AND has_any_column_privilege(c.oid, 'SELECT')
            ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C\"""";

    private PostgresCatalog() {}

    static Optional<RemoteTable> table(Connection connection, TableSource.Table table)
            throws SQLException {
        List<String> path = table.path();
        if (path.size() > 3 || path.size() == 3 && !path.get(0).equals(connection.getCatalog())) {
            return Optional.empty();
        }
        String name = path.stream().map(PostgresCatalog::quote).collect(Collectors.joining("."));
        List<RemoteColumn> columns = new ArrayList<>();
        List<String> identity = List.of();
        boolean plain = false;
        Map<String, Set<String>> keys = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    identity = List.of(rows.getString(1), rows.getString(2));
                    columns.add(column(rows));
                    plain = rows.getBoolean(13);
                    String indexes = rows.getString(14);
                    for (String index : indexes == null ? new String[0] : indexes.split(",")) {
                        keys.computeIfAbsent(index, key -> new HashSet<>()).add(rows.getString(3));
                    }
                }
            }
        }
        String from =
                identity.stream().map(PostgresCatalog::quote).collect(Collectors.joining("."));
        return identity.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new RemoteTable(
                                table, from, columns, identity, new Lookups(plain, keys.values())));
    }

    private static RemoteColumn column(ResultSet row) throws SQLException {
        boolean builtin = row.getBoolean(6);
        boolean enumeration = "e".equals(row.getString(7));
        int dimensions = row.getInt(15);
        PostgresType scalar =
                PostgresType.ofCatalog(builtin ? row.getString(5) : "", row.getInt(8), enumeration);
        PostgresType type =
                switch (dimensions) {
                    case 0 -> scalar;
                    case 1 -> scalar.arrayOf();
                    default -> PostgresType.OTHER;
                };
        PostgresCollation collation =
                PostgresCollation.of(
                        row.getString(9), row.getString(10), row.getString(11), row.getString(12));
        return PostgresColumns.column(row.getString(3), !row.getBoolean(4), type, collation);
    }

    /**
     * The columns of a query are those that the server says it would give; the query is not run.
     */
    static RemoteTable query(Connection connection, TableSource.Query query) throws SQLException {
        String from = "(\n" + query.sql().strip().replaceAll("[;\\s]+$", "") + "\n) AS q";
        List<RemoteColumn> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM " + from)) {
            ResultSetMetaData metadata = statement.getMetaData();
            PostgresCollation collation = PostgresCollation.unknown(encoding(connection));
            for (int i = 1; i <= metadata.getColumnCount(); i++) {
                PostgresType type =
                        PostgresType.ofMetadata(
                                metadata.getColumnTypeName(i),
                                metadata.getPrecision(i),
                                metadata.getScale(i));
                columns.add(
                        PostgresColumns.column(metadata.getColumnLabel(i), true, type, collation));
            }
        }
        return new RemoteTable(query, from, columns, List.of(), Lookups.UNKNOWN);
    }

    private static String encoding(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SHOW server_encoding");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
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

    static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
