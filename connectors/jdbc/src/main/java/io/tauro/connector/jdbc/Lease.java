package io.tauro.connector.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A borrowed connection. Given back by the last of those who use it, in whatever state it is; the
 * pool rolls back what is open. Several statements of one query use it together where the pool has
 * no other one.
 */
final class Lease implements AutoCloseable {

    private final ConnectionPool pool;
    private final Connection connection;
    private final KeptStatements kept;
    private int users = 1;
    private boolean shared;
    private volatile boolean broken;
    private volatile boolean lost;

    Lease(ConnectionPool pool, Connection connection, KeptStatements kept) {
        this.pool = pool;
        this.connection = connection;
        this.kept = kept;
    }

    /** Joins those who use it; false if it was given back. */
    synchronized boolean share() {
        if (users == 0 || broken) {
            return false;
        }
        users++;
        shared = true;
        return true;
    }

    /** Whether several have used it: what fails for one may have failed because of another. */
    synchronized boolean isShared() {
        return shared;
    }

    private synchronized boolean isLast() {
        return users > 0 && --users == 0;
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

    /** Sees to it that the connection is not lent again. */
    void spoil() {
        broken = true;
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

    /** Ends the connection without a word to the source. */
    void abort() {
        broken = true;
        try {
            connection.unwrap(Connection.class).abort(Runnable::run);
        } catch (SQLException e) {
            // It is gone, which is what was wanted.
            return;
        }
    }

    @Override
    public void close() {
        if (isLast()) {
            pool.takeBack(this, broken, lost);
        }
    }
}
