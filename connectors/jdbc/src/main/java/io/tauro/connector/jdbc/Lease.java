package io.tauro.connector.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A borrowed connection. Given back once, in whatever state it is; the pool rolls back what is
 * open.
 */
final class Lease implements AutoCloseable {

    private final ConnectionPool pool;
    private final Connection connection;
    private final KeptStatements kept;
    private final AtomicBoolean returned = new AtomicBoolean();
    private volatile boolean broken;
    private volatile boolean lost;

    Lease(ConnectionPool pool, Connection connection, KeptStatements kept) {
        this.pool = pool;
        this.connection = connection;
        this.kept = kept;
    }

    Connection connection() {
        return connection;
    }

    /**
     * The statements that are kept on the connection. What fails there is to be {@link #judge}d.
     */
    KeptStatements kept() {
        return kept;
    }

    /** Sees to it that the connection is not lent again if an error means that it is gone. */
    void judge(SQLException error) {
        String state = error.getSQLState() == null ? "" : error.getSQLState();
        if (state.startsWith("08") || state.startsWith("57P")) {
            broken = true;
            lost = true;
        }
    }

    /** Ends the connection itself, under whoever reads from it. */
    void cut() {
        broken = true;
        try {
            connection.unwrap(Connection.class).close();
        } catch (SQLException e) {
            // It is gone, which is what was wanted.
            return;
        }
    }

    @Override
    public void close() {
        if (returned.compareAndSet(false, true)) {
            pool.takeBack(connection, broken, lost);
        }
    }
}
