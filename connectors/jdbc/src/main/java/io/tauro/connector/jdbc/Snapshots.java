package io.tauro.connector.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * How several transactions of a database see one state of it. A transaction sees one state from its
 * first statement to its end without being told. Stateless and thread-safe.
 */
public interface Snapshots {

    /** A name for the state that a transaction sees, of use as long as that is open. */
    String share(Connection connection) throws SQLException;

    /** Lets a transaction that has done nothing yet see a state. */
    void adopt(Connection connection, String snapshot) throws SQLException;
}
