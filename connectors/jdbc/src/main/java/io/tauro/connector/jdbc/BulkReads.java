package io.tauro.connector.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A way of a database to send many rows that costs less than a ResultSet. It has the connection for
 * itself until its rows were read. Stateless and thread-safe.
 */
public interface BulkReads {

    /** From how many rows on it is worth it. */
    double worthFrom();

    /** Whether a statement and its columns can be read like that, value for value the same. */
    boolean takes(Sql statement, List<RemoteColumn> columns);

    /** Starts a statement in the transaction of a connection. */
    BulkRows start(Connection connection, Sql statement, List<RemoteColumn> columns)
            throws SQLException;
}
