package io.tauro.connector.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A borrowed connection. Given back by the last of those who use it, in whatever state it is; the
 * pool rolls back what is open. Several statements of one query use it together where the pool has
 * no other one, or where they are to see the same state of the source.
 */
final class Lease implements AutoCloseable {

    private final ConnectionPool pool;
    private final Connection connection;
    private final KeptStatements kept;
    private int users = 1;
    private boolean shared;
    private boolean alone;
    private @Nullable QuerySnapshot keeper;
    private volatile boolean failed;
    private volatile boolean broken;
    private volatile boolean lost;

    Lease(ConnectionPool pool, Connection connection, KeptStatements kept) {
        this.pool = pool;
        this.connection = connection;
        this.kept = kept;
    }

    /** Leaves it to a query to give it back, who is told when somebody has used it. */
    synchronized void keepFor(QuerySnapshot query) {
        keeper = query;
    }

    /** Joins those who use it; false if it was given back, or is not for several. */
    synchronized boolean share() {
        if (users == 0 || broken || alone) {
            return false;
        }
        users++;
        shared = true;
        return true;
    }

    /** The first use, by the query that keeps it. */
    synchronized void use() {
        users++;
    }

    /** Nobody is to use it at the same time. */
    synchronized void keepAlone() {
        alone = true;
    }

    /**
     * Whether several have used it, or what it reads belongs to what others read: a statement that
     * fails there is not simply run again.
     */
    synchronized boolean isShared() {
        return shared;
    }

    /** Says that what it reads belongs to what others read. */
    synchronized void markShared() {
        shared = true;
    }

    /** Whether its transaction is no more than one statement. */
    synchronized boolean isOwn() {
        return !shared && keeper == null;
    }

    /** Whether statements that are kept may run there: by themselves, or as one read of a query. */
    synchronized boolean takesKept() {
        return !shared || keeper != null;
    }

    synchronized int users() {
        return users;
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
        failed = true;
        String state = error.getSQLState() == null ? "" : error.getSQLState();
        if (state.startsWith("08") || state.startsWith("57P")) {
            broken = true;
            lost = true;
        }
    }

    /** Says that its transaction can do no more. */
    void fail() {
        failed = true;
    }

    /** Whether its transaction can do no more. */
    boolean hasFailed() {
        return failed || broken;
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
        QuerySnapshot query;
        boolean last;
        synchronized (this) {
            last = users > 0 && --users == 0;
            query = keeper;
        }
        if (query != null) {
            query.used(this);
        } else if (last) {
            pool.takeBack(this, broken, lost);
        }
    }

    /** Gives it back for good. */
    void giveBack() {
        pool.takeBack(this, broken, lost);
    }
}
