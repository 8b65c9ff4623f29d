package io.tauro.connector.jdbc;

import io.tauro.connector.jdbc.Sql.Bound;
import io.tauro.type.TypeKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Ranges of a primary key that is one integer. The first one has no start and the last one no end,
 * so that each row is in one of them, whatever was inserted since they were made.
 *
 * @param rowsOfRange about how many rows a range has
 */
public record KeyRanges(long rowsOfRange) implements TableRanges {

    private static final Set<TypeKind> INTEGERS =
            EnumSet.of(TypeKind.TINYINT, TypeKind.SMALLINT, TypeKind.INTEGER, TypeKind.BIGINT);

    private static final ValueBinder BINDER =
            (statement, parameter, value) -> statement.setLong(parameter, (Long) value);

    /** Ranges that are worth a statement of their own. */
    public KeyRanges() {
        this(65_536);
    }

    /** The key is looked at only if there are rows enough. */
    @Override
    public Extent extent(Connection connection, RemoteTable table, double rows)
            throws SQLException {
        Optional<String> key = key(table);
        if (key.isEmpty() || rows < 2.0 * rowsOfRange) {
            return Extent.NONE;
        }
        String sql = "SELECT MIN(" + key.get() + "), MAX(" + key.get() + ") FROM " + table.from();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet edges = statement.executeQuery()) {
            if (!edges.next()) {
                return Extent.NONE;
            }
            long first = edges.getLong(1);
            boolean empty = edges.wasNull();
            return empty ? Extent.NONE : new Extent(first, edges.getLong(2));
        }
    }

    /** How the key is compared. */
    private static Optional<String> key(RemoteTable table) {
        return table.lookups().plain()
                ? table.lookups()
                        .primary()
                        .map(table::column)
                        .filter(column -> INTEGERS.contains(column.column().type().kind()))
                        .flatMap(column -> column.rules().order())
                : Optional.empty();
    }

    @Override
    public List<Sql> cut(RemoteTable table, Extent extent, int parts) {
        String key = key(table).orElseThrow();
        List<Sql> ranges = new ArrayList<>(parts);
        for (int i = 0; i < parts; i++) {
            Sql from = bound(key + " >= ?", extent.start(i, parts));
            Sql to = i + 1 < parts ? bound(key + " < ?", extent.start(i + 1, parts)) : Sql.of("");
            ranges.add(i == 0 ? to : i + 1 < parts ? from.plus(" AND ").plus(to) : from);
        }
        return ranges;
    }

    private static Sql bound(String condition, long value) {
        return Sql.of(condition, new Bound(BINDER, value));
    }

    @Override
    public String hold(RemoteTable table) {
        return "";
    }
}
