package io.tauro.connector.sqlite;

import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.RemoteTable;
import io.tauro.connector.jdbc.RemoteTable.Lookups;
import io.tauro.connector.sqlite.SqliteColumns.Shape;
import io.tauro.table.TableSource;
import io.tauro.type.DataType;
import io.tauro.type.TextTraits;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks the schema of a SQLite file. */
final class SqliteCatalog {

    /** Rows that are looked at to learn what a column without a declared type holds. */
    private static final int SAMPLE = 1000;

    private static final String TABLE =
            """
            SELECT l.type, l.wr, l.strict, s.sql
            FROM pragma_table_list l LEFT JOIN main.sqlite_schema s ON s.name = l.name AND s.type IN ('table', 'view')
            WHERE l.schema = 'main' AND l.name = ?""";

    private static final String COLUMNS =
            "SELECT name, type, \"notnull\", pk FROM pragma_table_xinfo(?) WHERE hidden <> 1 ORDER BY cid";

    private static final String TABLES =
            """
            SELECT name FROM main.sqlite_schema
            WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name""";

    private SqliteCatalog() {}

    /** What is known of a table as a whole. */
    private record Table(boolean view, boolean rowid, boolean strict, boolean binary) {}

    /** What is known of a column before its type is settled. */
    private record Declared(String name, String type, boolean nullable, boolean rowid) {}

    static Optional<RemoteTable> table(Connection connection, TableSource.Table source)
            throws SQLException {
        List<String> path = source.path();
        if (path.size() > 2 || path.size() == 2 && !path.get(0).equals("main")) {
            return Optional.empty();
        }
        Optional<Table> table = describe(connection, source.name());
        if (table.isEmpty()) {
            return Optional.empty();
        }
        String from = "main." + quote(source.name());
        List<Declared> declared = declared(connection, source.name(), table.get());
        List<RemoteColumn> columns = columns(connection, from, table.get(), declared);
        return Optional.of(
                new RemoteTable(
                        source,
                        from,
                        columns,
                        table.get().view() ? List.of() : List.of(source.name(), rowid(table.get())),
                        Lookups.UNKNOWN));
    }

    private static String rowid(Table table) {
        return table.rowid() ? "rowid" : "";
    }

    private static Optional<Table> describe(Connection connection, String name)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TABLE)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                String type = rows.getString(1);
                String sql = String.valueOf(rows.getString(4)).toLowerCase(Locale.ROOT);
                boolean plain = type.equals("table");
                return Optional.of(
                        new Table(
                                type.equals("view"),
                                plain && rows.getInt(2) == 0,
                                rows.getInt(3) == 1,
                                plain && !sql.contains("collate")));
            }
        }
    }

    private static List<Declared> declared(Connection connection, String name, Table table)
            throws SQLException {
        List<Declared> declared = new ArrayList<>();
        int keys = 0;
        String key = "";
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    boolean integer = "INTEGER".equalsIgnoreCase(rows.getString(2));
                    if (rows.getInt(4) > 0) {
                        keys++;
                        key = integer && table.rowid() ? rows.getString(1) : "";
                    }
                    declared.add(
                            new Declared(
                                    rows.getString(1),
                                    String.valueOf(rows.getString(2)),
                                    rows.getInt(3) == 0,
                                    false));
                }
            }
        }
        String rowid = keys == 1 ? key : "";
        return declared.stream()
                .map(
                        column ->
                                column.name().equals(rowid)
                                        ? new Declared(column.name(), column.type(), false, true)
                                        : column)
                .toList();
    }

    static RemoteTable query(Connection connection, TableSource.Query query) throws SQLException {
        String from = "(\n" + query.sql().strip().replaceAll("[;\\s]+$", "") + "\n) AS q";
        List<Declared> declared = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM " + from)) {
            ResultSetMetaData metadata = statement.getMetaData();
            for (int i = 1; i <= metadata.getColumnCount(); i++) {
                declared.add(
                        new Declared(metadata.getColumnName(i), type(metadata, i), true, false));
            }
        }
        Table table = new Table(true, false, false, false);
        return new RemoteTable(
                query,
                from,
                columns(connection, from, table, declared),
                List.of(),
                Lookups.UNKNOWN);
    }

    /** The driver says NUMERIC of an expression, too, which has no declared type. */
    private static String type(ResultSetMetaData metadata, int column) throws SQLException {
        String name = metadata.getColumnTypeName(column);
        int precision = metadata.getPrecision(column);
        if (precision > 0) {
            return name + "(" + precision + "," + metadata.getScale(column) + ")";
        }
        return name.equals("NUMERIC") ? "" : name;
    }

    private static List<RemoteColumn> columns(
            Connection connection, String from, Table table, List<Declared> declared)
            throws SQLException {
        boolean utf8 = "UTF-8".equals(single(connection, "PRAGMA encoding").orElse(""));
        TextTraits traits =
                !table.binary()
                        ? TextTraits.UNKNOWN
                        : utf8 ? TextTraits.BINARY : TextTraits.EXACT_EQUALITY;
        List<String> open =
                declared.stream()
                        .filter(column -> type(column, table).isEmpty())
                        .map(Declared::name)
                        .toList();
        List<Set<String>> classes = open.isEmpty() ? List.of() : sample(connection, from, open);
        List<RemoteColumn> columns = new ArrayList<>();
        for (Declared column : declared) {
            Optional<DataType> known = type(column, table);
            Set<String> found =
                    known.isPresent() ? Set.of() : classes.get(open.indexOf(column.name()));
            DataType type = known.orElseGet(() -> SqliteType.ofClasses(found));
            boolean text = SqliteColumns.isText(type);
            columns.add(
                    SqliteColumns.column(
                            new Shape(
                                    column.name(),
                                    quote(column.name()),
                                    type,
                                    column.nullable(),
                                    text ? traits : TextTraits.BINARY,
                                    known.isPresent() && (table.strict() || column.rowid()),
                                    known.isPresent()
                                            && !table.view()
                                            && isAffine(column.type(), type),
                                    text && found.size() > 1,
                                    utf8)));
        }
        return columns;
    }

    /** A STRICT table has its own short list of types, of which ANY says nothing. */
    private static Optional<DataType> type(Declared column, Table table) {
        return table.strict() && column.type().equalsIgnoreCase("ANY")
                ? Optional.empty()
                : SqliteType.of(column.type());
    }

    /** A column that is DOUBLE here for want of digits is NUMERIC there. */
    private static boolean isAffine(String declared, DataType type) {
        String upper = declared.toUpperCase(Locale.ROOT);
        return !type.equals(DataType.DOUBLE)
                || upper.contains("REAL")
                || upper.contains("FLOA")
                || upper.contains("DOUB");
    }

    private static List<Set<String>> sample(Connection connection, String from, List<String> names)
            throws SQLException {
        String list =
                names.stream()
                        .map(name -> "group_concat(DISTINCT typeof(" + quote(name) + "))")
                        .collect(Collectors.joining(", "));
        String sql = "SELECT " + list + " FROM (SELECT * FROM " + from + " LIMIT " + SAMPLE + ")";
        List<Set<String>> classes = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            for (int i = 1; i <= names.size(); i++) {
                String found = rows.getString(i);
                Set<String> set =
                        new HashSet<>(
                                found == null ? List.of() : Arrays.asList(found.split(",", -1)));
                set.remove("null");
                classes.add(set);
            }
        }
        return classes;
    }

    static List<TableSource> tables(Connection connection) throws SQLException {
        List<TableSource> tables = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(TABLES);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                tables.add(TableSource.table(List.of(rows.getString(1))));
            }
        }
        return tables;
    }

    static Optional<String> single(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return single(statement);
        }
    }

    static Optional<String> single(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
        }
    }

    /** By backticks: a name in double quotes that is not there would be taken for a text. */
    static String quote(String identifier) {
        return '`' + identifier.replace("`", "``") + '`';
    }
}
