package io.tauro.connector.mysql;

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

/** Asks the information schema. */
final class MySqlCatalog {

    private static final Set<String> SYSTEM =
            Set.of("mysql", "information_schema", "performance_schema", "sys");

    private static final String TABLE =
            "SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, @@lower_case_table_names"
                    + " FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?";

    private static final String COLUMNS =
            """
            SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, IS_NULLABLE, DATA_TYPE, COLUMN_TYPE,
                   COALESCE(CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION),
                   COALESCE(NUMERIC_SCALE, DATETIME_PRECISION, 0), COLLATION_NAME
            FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?
            ORDER BY ORDINAL_POSITION""";

    private static final String KEYS =
            """
            SELECT TABLE_SCHEMA, TABLE_NAME, INDEX_NAME, COLUMN_NAME, SUB_PART
            FROM information_schema.STATISTICS
            WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND NON_UNIQUE = 0""";

    private static final String CHECKS =
            """
            SELECT CONSTRAINT_SCHEMA, TABLE_NAME, CHECK_CLAUSE FROM information_schema.CHECK_CONSTRAINTS
            WHERE CONSTRAINT_SCHEMA = ? AND TABLE_NAME = ?""";

    private static final String TABLES =
            "SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.TABLES"
                    + " WHERE TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED', 'VIEW')";

    private MySqlCatalog() {}

    /** A table by the name that the catalogue has for it. */
    private record Place(String schema, String table, boolean plain) {

        boolean is(ResultSet row) throws SQLException {
            return schema.equals(row.getString(1)) && table.equals(row.getString(2));
        }
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    /** The catalogue compares names in its own way, so each row is looked at again. */
    private static void each(Connection connection, String sql, Place place, RowReader reader)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, place.schema());
            statement.setString(2, place.table());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (place.is(rows)) {
                        reader.read(rows);
                    }
                }
            }
        }
    }

    static Optional<RemoteTable> table(Connection connection, TableSource.Table table)
            throws SQLException {
        List<String> path = table.path();
        String schema = path.size() == 1 ? connection.getCatalog() : path.get(0);
        if (path.size() > 2 || schema == null) {
            return Optional.empty();
        }
        Optional<Place> found = place(connection, schema, path.get(path.size() - 1));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Place place = found.get();
        boolean moves = computes(connection);
        Set<String> documents = documents(connection, place);
        List<RemoteColumn> columns = new ArrayList<>();
        each(connection, COLUMNS, place, row -> columns.add(column(row, documents, moves)));
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new RemoteTable(
                        table,
                        MySqlDatabase.identifier(place.schema())
                                + "."
                                + MySqlDatabase.identifier(place.table()),
                        columns,
                        List.of(place.schema(), place.table()),
                        lookups(connection, place)));
    }

    private static Optional<Place> place(Connection connection, String schema, String name)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TABLE)) {
            statement.setString(1, schema);
            statement.setString(2, name);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    boolean folds = rows.getInt(4) != 0;
                    if (matches(rows.getString(1), schema, folds)
                            && matches(rows.getString(2), name, folds)) {
                        String kind = rows.getString(3);
                        return Optional.of(
                                new Place(
                                        rows.getString(1),
                                        rows.getString(2),
                                        kind.equals("BASE TABLE")
                                                || kind.equals("SYSTEM VERSIONED")));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean matches(String found, String asked, boolean folds) {
        return folds ? found.equalsIgnoreCase(asked) : found.equals(asked);
    }

    /**
     * Whether the server knows windows, INTERSECT and the like; an older one is asked for its
     * tables only.
     */
    private static boolean computes(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT VERSION()");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            String version = String.valueOf(rows.getString(1));
            String[] parts = version.split("\\D+", 4);
            int release =
                    (Integer.parseInt(parts[0]) * 1000 + Integer.parseInt(parts[1])) * 1000
                            + (parts.length > 2 && !parts[2].isEmpty()
                                    ? Integer.parseInt(parts[2])
                                    : 0);
            return release >= (version.contains("MariaDB") ? 10_003_000 : 8_000_031);
        }
    }

    private static RemoteColumn column(ResultSet row, Set<String> documents, boolean moves)
            throws SQLException {
        String name = row.getString(3);
        MySqlType type =
                documents.contains(name)
                        ? MySqlType.of("json")
                        : MySqlType.ofCatalog(
                                row.getString(5), row.getString(6), row.getLong(7), row.getInt(8));
        RemoteColumn column =
                MySqlColumns.column(name, row.getString(4).equals("YES"), type, row.getString(9));
        return moves
                ? column
                : new RemoteColumn(
                        column.column(),
                        column.select(),
                        column.reader(),
                        column.rules(),
                        Optional.empty(),
                        column.sent());
    }

    /** What the server is, whichever driver speaks to it. */
    static boolean isMariaDb(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion().contains("MariaDB");
    }

    /** JSON is text with a check in MariaDB. */
    private static Set<String> documents(Connection connection, Place place) throws SQLException {
        Set<String> documents = new HashSet<>();
        if (!isMariaDb(connection)) {
            return documents;
        }
        each(
                connection,
                CHECKS,
                place,
                row -> {
                    String clause = row.getString(3);
                    if (clause.startsWith("json_valid(`") && clause.endsWith("`)")) {
                        documents.add(
                                clause.substring("json_valid(`".length(), clause.length() - 2)
                                        .replace("``", "`"));
                    }
                });
        return documents;
    }

    /** Unique indexes of whole columns. */
    private static Lookups lookups(Connection connection, Place place) throws SQLException {
        Map<String, Set<String>> keys = new HashMap<>();
        Set<String> partial = new HashSet<>();
        each(
                connection,
                KEYS,
                place,
                row -> {
                    String column = row.getString(4);
                    if (column == null || row.getString(5) != null) {
                        partial.add(row.getString(3));
                    } else {
                        keys.computeIfAbsent(row.getString(3), any -> new HashSet<>()).add(column);
                    }
                });
        keys.keySet().removeAll(partial);
        Set<String> primary = keys.getOrDefault("PRIMARY", Set.of());
        return new Lookups(
                place.plain(),
                keys.values(),
                primary.size() == 1 ? primary.stream().findFirst() : Optional.empty());
    }

    /**
     * The columns of a query are those that the server says it would give when it has prepared it.
     * To run it for no rows would compute sub-queries, and may take as long as the query.
     */
    static RemoteTable query(Connection connection, TableSource.Query query) throws SQLException {
        String from = "(\n" + query.sql().strip().replaceAll("[;\\s]+$", "") + "\n) q";
        List<RemoteColumn> columns = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT * FROM " + from + " LIMIT 0")) {
            ResultSetMetaData metadata = statement.getMetaData();
            for (int i = 1; i <= metadata.getColumnCount(); i++) {
                MySqlType type =
                        MySqlType.ofMetadata(
                                metadata.getColumnTypeName(i),
                                metadata.getPrecision(i),
                                metadata.getScale(i));
                columns.add(MySqlColumns.column(metadata.getColumnLabel(i), true, type, null));
            }
        }
        return new RemoteTable(query, from, columns, List.of(), Lookups.UNKNOWN);
    }

    static List<TableSource> tables(Connection connection, List<String> schemas)
            throws SQLException {
        List<List<String>> paths = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(TABLES);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String schema = rows.getString(1);
                if (schemas.isEmpty() ? !SYSTEM.contains(schema) : schemas.contains(schema)) {
                    paths.add(List.of(schema, rows.getString(2)));
                }
            }
        }
        return paths.stream()
                .sorted(
                        java.util.Comparator.<List<String>, String>comparing(path -> path.get(0))
                                .thenComparing(path -> path.get(1)))
                .<TableSource>map(TableSource::table)
                .toList();
    }
}
