package io.tauro.connector.postgresql;

import io.tauro.connector.jdbc.RemoteTable;
import io.tauro.connector.jdbc.Sql;
import io.tauro.connector.jdbc.TableRanges;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Ranges of pages, which PostgreSQL finds without reading the others from version 14 on. Only rows
 * of ordinary tables, which have no partitions or children, are known to lie in such pages.
 *
 * @param rowsOfRange about how many rows a range has
 */
record PostgresRanges(long rowsOfRange) implements TableRanges {

    private static final String PAGES =
            """
            SELECT pg_relation_size(c.oid) / current_setting('block_size')::bigint
            FROM pg_catalog.pg_class c
                 JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                 JOIN pg_catalog.pg_am a ON a.oid = c.relam AND a.amname = 'heap'
            WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'm')
              AND NOT c.relhassubclass AND current_setting('server_version_num')::int >= 140000""";

    @Override
    public Extent extent(Connection connection, RemoteTable table, double rows)
            throws SQLException {
        if (table.identity().isEmpty()) {
            return Extent.NONE;
        }
        try (PreparedStatement statement = connection.prepareStatement(PAGES)) {
            statement.setString(1, table.identity().get(0));
            statement.setString(2, table.identity().get(1));
            try (ResultSet pages = statement.executeQuery()) {
                return pages.next() ? new Extent(0, pages.getLong(1) - 1) : Extent.NONE;
            }
        }
    }

    /** The last one has no end: the table may have grown. */
    @Override
    public List<Sql> cut(RemoteTable table, Extent extent, int parts) {
        List<Sql> ranges = new ArrayList<>(parts);
        for (int i = 0; i < parts; i++) {
            String from = "ctid >= " + page(extent.start(i, parts));
            String to = " AND ctid < " + page(extent.start(i + 1, parts));
            ranges.add(Sql.of(i + 1 < parts ? from + to : from));
        }
        return ranges;
    }

    private static String page(long number) {
        return "CAST('(" + number + ",0)' AS tid)";
    }

    /** It needs no right but to read a column, and keeps the table from being written anew. */
    @Override
    public String hold(RemoteTable table) {
        return "SELECT FROM " + table.from() + " LIMIT 0";
    }
}
