package io.tauro.connector.jdbc;

import io.tauro.connector.jdbc.RemoteTable.Lookups;
import io.tauro.table.TableSource;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a driver tells of the tables of its database, for databases whose own catalogue says no
 * more. Immutable and thread-safe.
 */
public final class MetadataCatalog {

    private final UnaryOperator<String> quote;
    private final Function<MetadataColumn, RemoteColumn> columns;
    private final boolean schemasAreCatalogs;

    /**
     * @param quote a name as an identifier
     * @param columns what a column becomes, {@link RemoteColumn#movable} unless it stays at its
     *     table
     * @param schemasAreCatalogs whether what stands before a table's name is a catalogue to the
     *     driver, as with MySQL
     */
    public MetadataCatalog(
            UnaryOperator<String> quote,
            Function<MetadataColumn, RemoteColumn> columns,
            boolean schemasAreCatalogs) {
        this.quote = quote;
        this.columns = columns;
        this.schemasAreCatalogs = schemasAreCatalogs;
    }

    /** Where a table is; null for what does not matter. */
    private record Place(@Nullable String catalog, @Nullable String schema, String table) {}

    /** A table by its name, or a query; empty if there is none. */
    public Optional<RemoteTable> load(Connection connection, TableSource source)
            throws SQLException {
        if (source instanceof TableSource.Table table) {
            return table(connection, table);
        }
        return source instanceof TableSource.Query query
                ? Optional.of(query(connection, query))
                : Optional.empty();
    }

    /** The table of exactly this name; empty if there is none. */
    public Optional<RemoteTable> table(Connection connection, TableSource.Table table)
            throws SQLException {
        Optional<Place> asked = place(connection, table.path());
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        DatabaseMetaData metadata = connection.getMetaData();
        Place place = asked.get();
        List<RemoteColumn> found = new ArrayList<>();
        try (ResultSet rows =
                metadata.getColumns(
                        place.catalog(),
                        pattern(metadata, place.schema()),
                        pattern(metadata, place.table()),
                        null)) {
            while (rows.next()) {
                // A pattern may match other names as well, if the driver does not escape.
                if (place.table().equals(rows.getString("TABLE_NAME"))
                        && isAt(
                                place,
                                rows.getString("TABLE_CAT"),
                                rows.getString("TABLE_SCHEM"))) {
                    String name = rows.getString("COLUMN_NAME");
                    found.add(
                            column(
                                    new MetadataColumn(
                                            name,
                                            quote.apply(name),
                                            rows.getInt("DATA_TYPE"),
                                            String.valueOf(rows.getString("TYPE_NAME")),
                                            rows.getInt("COLUMN_SIZE"),
                                            rows.getInt("DECIMAL_DIGITS"),
                                            rows.getInt("NULLABLE")
                                                    != DatabaseMetaData.columnNoNulls)));
                }
            }
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        String from = table.path().stream().map(quote).collect(Collectors.joining("."));
        Collection<Set<String>> keys = keys(metadata, place);
        return Optional.of(
                new RemoteTable(
                        table,
                        from,
                        found,
                        table.path(),
                        new Lookups(
                                true,
                                keys,
                                keys.stream()
                                        .filter(key -> key.size() == 1)
                                        .flatMap(Set::stream)
                                        .findFirst())));
    }

    private RemoteColumn column(MetadataColumn known) {
        RemoteColumn column = columns.apply(known);
        return column.at().isEmpty() ? column : column.movable(sql -> column(known.at(sql)));
    }

    private static boolean isAt(Place place, @Nullable String catalog, @Nullable String schema) {
        return (place.catalog() == null || catalog == null || place.catalog().equals(catalog))
                && (place.schema() == null || schema == null || place.schema().equals(schema));
    }

    private Optional<Place> place(Connection connection, List<String> path) throws SQLException {
        String table = path.get(path.size() - 1);
        return switch (path.size()) {
            case 1 ->
                    Optional.of(
                            new Place(
                                    connection.getCatalog(),
                                    schemasAreCatalogs ? null : connection.getSchema(),
                                    table));
            case 2 ->
                    Optional.of(
                            schemasAreCatalogs
                                    ? new Place(path.get(0), null, table)
                                    : new Place(connection.getCatalog(), path.get(0), table));
            case 3 ->
                    schemasAreCatalogs
                            ? Optional.empty()
                            : Optional.of(new Place(path.get(0), path.get(1), table));
            default -> Optional.empty();
        };
    }

    private static @Nullable String pattern(DatabaseMetaData metadata, @Nullable String name)
            throws SQLException {
        String escape = metadata.getSearchStringEscape();
        if (name == null || escape == null || escape.isEmpty()) {
            return name;
        }
        return name.replace(escape, escape + escape)
                .replace("%", escape + "%")
                .replace("_", escape + "_");
    }

    private static Collection<Set<String>> keys(DatabaseMetaData metadata, Place place) {
        Map<String, Set<String>> keys = new HashMap<>();
        try (ResultSet rows =
                metadata.getPrimaryKeys(place.catalog(), place.schema(), place.table())) {
            while (rows.next()) {
                keys.computeIfAbsent("", any -> new HashSet<>()).add(rows.getString("COLUMN_NAME"));
            }
        } catch (SQLException e) {
            // A driver that does not tell; a key only makes lookups faster.
            return List.of();
        }
        return keys.values();
    }

    /**
     * The columns of a query are those that the database says it would give; it is asked for no
     * rows.
     */
    public RemoteTable query(Connection connection, TableSource.Query query) throws SQLException {
        String from = "(\n" + query.sql().strip().replaceAll("[;\\s]+$", "") + "\n) q";
        List<RemoteColumn> found = new ArrayList<>();
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT * FROM " + from + " WHERE 1 = 0");
                ResultSet rows = statement.executeQuery()) {
            ResultSetMetaData metadata = rows.getMetaData();
            for (int i = 1; i <= metadata.getColumnCount(); i++) {
                String name = metadata.getColumnLabel(i);
                found.add(
                        column(
                                new MetadataColumn(
                                        name,
                                        quote.apply(name),
                                        metadata.getColumnType(i),
                                        String.valueOf(metadata.getColumnTypeName(i)),
                                        metadata.getPrecision(i),
                                        metadata.getScale(i),
                                        true)));
            }
        }
        return new RemoteTable(query, from, found, List.of(), Lookups.UNKNOWN);
    }

    /** The tables and views of these schemas, or of all if there are none given, by name. */
    public List<TableSource> tables(Connection connection, List<String> schemas)
            throws SQLException {
        List<List<String>> paths = new ArrayList<>();
        String catalog = schemasAreCatalogs ? null : connection.getCatalog();
        try (ResultSet rows =
                connection
                        .getMetaData()
                        .getTables(
                                catalog, null, "%", new String[] {"TABLE", "BASE TABLE", "VIEW"})) {
            while (rows.next()) {
                String schema = rows.getString(schemasAreCatalogs ? "TABLE_CAT" : "TABLE_SCHEM");
                String table = rows.getString("TABLE_NAME");
                if (schema == null) {
                    paths.add(List.of(table));
                } else if (schemas.isEmpty() || schemas.contains(schema)) {
                    paths.add(List.of(schema, table));
                }
            }
        }
        return paths.stream()
                .sorted((a, b) -> String.join(".", a).compareTo(String.join(".", b)))
                .<TableSource>map(TableSource::table)
                .toList();
    }
}
