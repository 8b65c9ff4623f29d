package io.tauro.connector.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.Cancellation;
import io.tauro.spi.ReadContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one source: read-only, not more than allowed, none before the first is needed.
 * Waiting for one ends by its time limit and by cancellation; a source that cannot be reached is
 * reported by the first attempt. Thread-safe.
 */
final class ConnectionPool implements AutoCloseable {

    private final String id;
    private final PoolSettings settings;
    private final DriverSource driver;
    private final SourceErrors errors;
    private final Activity activity;
    private final Permits permits;
    private final boolean interleaves;

    /** Those that queries read by, each with its query. */
    private final Map<Lease, Reading> leases = new ConcurrentHashMap<>();

    /** By the connections of the driver. */
    private final Map<Connection, KeptStatements> kept = new ConcurrentHashMap<>();

    private final Object starting = new Object();
    private volatile @Nullable HikariDataSource source;
    private volatile boolean closed;

    /** The last failure to start, for those who waited meanwhile. */
    private @Nullable SQLException startFailure;

    private long startFailedAt;

    ConnectionPool(
            String id,
            PoolSettings settings,
            DriverSource driver,
            SourceErrors errors,
            Activity activity,
            boolean interleaves) {
        this.id = id;
        this.settings = settings;
        this.driver = driver;
        this.errors = errors;
        this.activity = activity;
        this.interleaves = interleaves;
        this.permits = new Permits(settings.maxConcurrent());
    }

    /** A query, and what stops it: all that it reads is stopped together. */
    private record Reading(String query, Cancellation cancellation) {}

    /**
     * A connection to read for a query. If all are in use, and the query has one of them already,
     * it is that one, where the source can read several results in turn. So a query that has a
     * connection never waits for another one of this source, and queries cannot wait for each other
     * in a ring.
     */
    Lease borrow(ReadContext context) {
        Reading reading = new Reading(context.queryId(), context.cancellation());
        if (!permits.tryAcquire()) {
            Optional<Lease> own = interleaves ? shared(reading) : Optional.empty();
            if (own.isPresent()) {
                return own.get();
            }
            acquire(context.cancellation());
        }
        Lease lease = lent(context.cancellation());
        leases.put(lease, reading);
        return lease;
    }

    private Optional<Lease> shared(Reading reading) {
        return leases.entrySet().stream()
                .filter(lent -> lent.getValue().equals(reading) && lent.getKey().share())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** A connection of one's own until it is closed, if there is one that nobody waits for. */
    Optional<Lease> tryBorrow(Cancellation cancellation) {
        return tryBorrow(0, cancellation);
    }

    /** The same, if so many more are free. */
    Optional<Lease> tryBorrow(long left, Cancellation cancellation) {
        if (!permits.tryAcquire(left)) {
            return Optional.empty();
        }
        try {
            return Optional.of(lent(cancellation));
        } catch (TauroException e) {
            // One that cannot be opened is not free either.
            cancellation.throwIfCancelled();
            return Optional.empty();
        }
    }

    /** A connection of one's own until it is closed. */
    Lease borrow(Cancellation cancellation) {
        acquire(cancellation);
        return lent(cancellation);
    }

    private Lease lent(Cancellation cancellation) {
        Lease lease = null;
        try {
            Connection connection = connection(cancellation);
            lease = new Lease(this, connection, kept(connection));
            return lease;
        } finally {
            if (lease == null) {
                permits.release();
            }
        }
    }

    /** What was kept on a connection when it was lent before. */
    private KeptStatements kept(Connection connection) {
        try {
            Connection own = connection.unwrap(Connection.class);
            KeptStatements known = kept.get(own);
            if (known != null) {
                return known;
            }
            kept.keySet().removeIf(ConnectionPool::isGone);
            return kept.computeIfAbsent(own, KeptStatements::new);
        } catch (SQLException e) {
            throw errors.connecting(e);
        }
    }

    private static boolean isGone(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    /**
     * Ends a lease.
     *
     * @param lost whether its source has ended it; then the others that nobody uses are likely to
     *     be gone too, and the next attempt is not to find out one by one
     */
    void takeBack(Lease lease, boolean broken, boolean lost) {
        leases.remove(lease);
        Connection connection = lease.connection();
        HikariDataSource running = source;
        try {
            if (broken && running != null) {
                // The pool closes it; it is not to look for what it could reset there.
                running.evictConnection(connection);
                if (lost) {
                    running.getHikariPoolMXBean().softEvictConnections();
                }
            } else {
                connection.close();
            }
        } catch (SQLException e) {
            // The pool has thrown it away.
            return;
        } finally {
            permits.release();
        }
    }

    private void acquire(Cancellation cancellation) {
        if (permits.tryAcquire()) {
            return;
        }
        long started = System.nanoTime();
        try {
            if (!permits.acquire(settings.connectionTimeout().toNanos(), cancellation)) {
                cancellation.throwIfCancelled();
                throwIfClosed();
                throw errors.busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TauroException(
                    ErrorCode.QUERY_CANCELLED,
                    "The query was interrupted while it waited for a connection. Try again.");
        } finally {
            activity.waited(System.nanoTime() - started);
        }
    }

    /** A connection; what fails in passing is tried again, since nothing has been asked yet. */
    private Connection connection(Cancellation cancellation) {
        Retries retries = new Retries(activity, settings.connectionTimeout(), cancellation);
        while (true) {
            try {
                return attempt(cancellation);
            } catch (SourceResting e) {
                activity.refused();
                throw errors.connecting(e);
            } catch (SQLException e) {
                throwIfClosed();
                if (!errors.isTransient(e) || !retries.again()) {
                    throw errors.connecting(e);
                }
            }
        }
    }

    private Connection attempt(Cancellation cancellation) throws SQLException {
        long started = System.nanoTime();
        while (true) {
            cancellation.throwIfCancelled();
            throwIfClosed();
            HikariDataSource pool = pool(started);
            Connection connection = pool.getConnection();
            Optional<FailedConnection> failed = FailedConnection.in(connection);
            if (failed.isEmpty()) {
                return connection;
            }
            pool.evictConnection(connection);
            if (failed.get().since() - started > 0) {
                throw failed.get().failure();
            }
        }
    }

    /**
     * The pool; it is only started once a first connection could be made, which it then begins
     * with.
     */
    private HikariDataSource pool(long since) throws SQLException {
        HikariDataSource running = source;
        if (running != null) {
            return running;
        }
        synchronized (starting) {
            throwIfClosed();
            running = source;
            if (running != null) {
                return running;
            }
            if (startFailure != null && startFailedAt - since > 0) {
                throw startFailure;
            }
            try {
                driver.handOver(driver.connect());
            } catch (SQLException e) {
                startFailure = e;
                startFailedAt = System.nanoTime();
                throw e;
            }
            running = new HikariDataSource(configuration());
            source = running;
            return running;
        }
    }

    private HikariConfig configuration() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("tauro-" + id);
        config.setDataSource(driver);
        config.setInitializationFailTimeout(-1);
        config.setMaximumPoolSize(settings.maxSize());
        config.setMinimumIdle(settings.minIdle());
        // Longer than the driver tries to connect, so that its error arrives.
        config.setConnectionTimeout(settings.connectionTimeout().toMillis() + 2_000);
        config.setValidationTimeout(Math.min(2_000, settings.connectionTimeout().toMillis()));
        config.setMaxLifetime(settings.maxLifetime().toMillis());
        config.setIdleTimeout(
                Math.min(TimeUnit.MINUTES.toMillis(5), settings.maxLifetime().toMillis() / 2));
        config.setReadOnly(driver.tellsReadOnly());
        return config;
    }

    private void throwIfClosed() {
        if (closed) {
            throw errors.closed();
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Whether somebody waits for a connection. */
    boolean isWanted() {
        return permits.isWanted();
    }

    /** The most connections that can be borrowed at once. */
    int most() {
        return settings.maxConcurrent();
    }

    /** Connections that somebody has borrowed. */
    int active() {
        return settings.maxConcurrent() - permits.free();
    }

    /** Connections that are open. */
    int open() {
        HikariDataSource running = source;
        return running == null || running.isClosed()
                ? 0
                : running.getHikariPoolMXBean().getTotalConnections();
    }

    /** Lends no more. */
    void refuse() {
        closed = true;
        permits.wake();
    }

    @Override
    public void close() {
        synchronized (starting) {
            closed = true;
            HikariDataSource running = source;
            if (running != null) {
                running.close();
            }
            driver.close();
        }
    }
}
