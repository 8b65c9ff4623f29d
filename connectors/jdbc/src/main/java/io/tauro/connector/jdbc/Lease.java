package io.tauro.connector.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A borrowed connection. Given back once, in whatever state it is; the pool rolls back what is
 * open.
 */
final class Lease implements AutoCloseable {

    private final Connection connection;
    private final Semaphore permits;
    private final AtomicBoolean returned = new AtomicBoolean();

    Lease(Connection connection, Semaphore permits) {
        this.connection = connection;
        this.permits = permits;
    }

    Connection connection() {
        return connection;
    }

    /** Ends the connection itself, under whoever reads from it. */
    void cut() {
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
            try {
                connection.close();
            } catch (SQLException e) {
                // The pool has thrown it away.
                return;
            } finally {
                permits.release();
            }
        }
    }
}
