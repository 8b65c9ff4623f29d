package io.tauro.connector.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** How a database reads a table range by range. Stateless and thread-safe. */
public interface TableRanges {

    /** The size of a table, in units that ranges are made of; 0 if it cannot be cut. */
    long size(Connection connection, RemoteTable table) throws SQLException;

    /**
     * So many conditions, of which each row of a state of the table meets exactly one, also if its
     * size is another by now.
     */
    List<Sql> cut(RemoteTable table, long size, int parts);

    /** A statement after which the table stays as it is stored until the transaction ends. */
    String hold(RemoteTable table);

    /** About how many rows a range is to have. */
    default long rowsOfRange() {
        return 65_536;
    }
}
