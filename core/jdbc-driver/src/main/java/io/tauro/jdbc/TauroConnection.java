package io.tauro.jdbc;

import io.tauro.VirtualSession;
import io.tauro.engine.SqlDialect;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Struct;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A session of one principal. Statements may run on several threads at once; each statement on one.
 *
 * <p>Closing it stops what is running. A session can be had by {@code
 * unwrap(VirtualSession.class)}.
 */
final class TauroConnection extends TransactionlessConnection {

    private final SharedContexts.Lease lease;
    private final VirtualSession session;
    private final String url;
    private final Set<TauroStatement> active = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private TauroConnection(SharedContexts.Lease lease, VirtualSession session, String url) {
        this.lease = lease;
        this.session = session;
        this.url = url;
    }

    static TauroConnection open(
            SharedContexts contexts, Path file, Optional<String> user, Optional<String> password)
            throws SQLException {
        SharedContexts.Lease lease = Errors.translate(() -> contexts.acquire(file));
        try {
            VirtualSession session = lease.context().login(named(user), password);
            return new TauroConnection(lease, session, ConnectionUrl.PREFIX + file);
        } catch (TauroException e) {
            lease.close();
            throw Errors.of(e);
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    /** Tools that have no user to give often give an empty one. */
    private static Optional<String> named(Optional<String> user) {
        return user.filter(name -> !name.isBlank());
    }

    VirtualSession session() {
        return session;
    }

    String url() {
        return url;
    }

    SqlDialect dialect() {
        return lease.context().settings().dialect();
    }

    /** The limit that {@code setNetworkTimeout} puts on each query. */
    Optional<Duration> timeout() {
        return networkTimeoutMillis() == 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(networkTimeoutMillis()));
    }

    /** Remembers a statement that is running or has a result open, to stop it on close. */
    void started(TauroStatement statement) {
        active.add(statement);
    }

    void finished(TauroStatement statement) {
        active.remove(statement);
    }

    @Override
    void requireOpen() throws SQLException {
        if (closed) {
            throw Errors.of(
                    ErrorCode.CONTEXT_CLOSED, "The connection has been closed. Open a new one.");
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        try {
            for (TauroStatement statement : active) {
                statement.close();
            }
        } finally {
            lease.close();
        }
    }

    @Override
    public void abort(Executor executor) throws SQLException {
        if (executor == null) {
            throw Errors.badArgument("An executor to close the connection with is missing.");
        }
        if (!closed) {
            closed = true;
            active.forEach(TauroStatement::stop);
            executor.execute(this::closeQuietly);
        }
    }

    private void closeQuietly() {
        try {
            close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean isValid(int timeoutSeconds) throws SQLException {
        if (timeoutSeconds < 0) {
            throw Errors.badArgument("A timeout is at least 0 seconds.");
        }
        return !closed;
    }

    @Override
    public DatabaseMetaData getMetaData() throws SQLException {
        requireOpen();
        return new TauroDatabaseMetaData(this);
    }

    @Override
    public String nativeSQL(String sql) throws SQLException {
        requireOpen();
        return EscapeSyntax.translate(sql, dialect());
    }

    @Override
    public Statement createStatement() throws SQLException {
        requireOpen();
        return new TauroStatement(this);
    }

    @Override
    public Statement createStatement(int type, int concurrency) throws SQLException {
        requireOpen();
        downgrade(type, concurrency);
        return createStatement();
    }

    @Override
    public Statement createStatement(int type, int concurrency, int holdability)
            throws SQLException {
        return createStatement(type, concurrency);
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        requireOpen();
        if (sql == null) {
            throw Errors.badArgument("The SQL text is missing. Write a query.");
        }
        return new TauroPreparedStatement(this, sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency)
            throws SQLException {
        requireOpen();
        downgrade(type, concurrency);
        return prepareStatement(sql);
    }

    @Override
    public PreparedStatement prepareStatement(
            String sql, int type, int concurrency, int holdability) throws SQLException {
        return prepareStatement(sql, type, concurrency);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int generatedKeys) throws SQLException {
        return prepareStatement(sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int[] generatedKeys) throws SQLException {
        return prepareStatement(sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, String[] generatedKeys)
            throws SQLException {
        return prepareStatement(sql);
    }

    /** What cannot be had is replaced by what can, with a warning, as JDBC wants it. */
    private void downgrade(int type, int concurrency) {
        if (type != ResultSet.TYPE_FORWARD_ONLY || concurrency != ResultSet.CONCUR_READ_ONLY) {
            warn(new SQLWarning("Results are read forward and cannot be changed", "01S02"));
        }
    }

    @Override
    public Array createArrayOf(String typeName, @Nullable Object[] elements) throws SQLException {
        requireOpen();
        return TauroArray.of(typeName, elements);
    }

    @Override
    public Struct createStruct(String typeName, @Nullable Object[] attributes) throws SQLException {
        throw Errors.notSupported("A structure as a parameter", "Pass its fields one by one.");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type == VirtualSession.class ? type.cast(session) : super.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type == VirtualSession.class || super.isWrapperFor(type);
    }
}
