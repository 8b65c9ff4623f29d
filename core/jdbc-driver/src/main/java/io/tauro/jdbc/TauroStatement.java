package io.tauro.jdbc;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.query.QueryRequest;
import io.tauro.query.QueryResult;
import io.tauro.spi.Cancellation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs queries, one at a time, on one thread; {@link #cancel} and {@link #close} may come from any.
 * A new query closes the result of the one before.
 */
class TauroStatement extends ReadOnlyStatement {

    private final TauroConnection connection;
    private volatile @Nullable Cancellation running;
    private volatile @Nullable TauroResultSet result;
    private volatile boolean closeOnCompletion;
    private volatile boolean closed;

    TauroStatement(TauroConnection connection) {
        this.connection = connection;
    }

    @Override
    final void requireOpen() throws SQLException {
        if (closed) {
            throw Errors.closed("statement");
        }
        connection.requireOpen();
    }

    final TauroConnection owner() {
        return connection;
    }

    /** Runs a query; a value for each parameter. */
    final TauroResultSet run(String sql, List<? extends @Nullable Object> parameters)
            throws SQLException {
        requireOpen();
        closeResult();
        Cancellation cancellation = new Cancellation();
        running = cancellation;
        connection.started(this);
        boolean opened = false;
        try {
            QueryRequest request = request(escaped(sql), parameters, cancellation);
            QueryResult rows = connection.session().query(request);
            QueryCursor cursor = new QueryCursor(rows, cancellation);
            result = new TauroResultSet(cursor, this, maxFieldSize(), fetchSize());
            opened = true;
        } catch (TauroException e) {
            throw Errors.of(e, cancellation);
        } finally {
            if (!opened) {
                running = null;
                connection.finished(this);
            }
        }
        return opened();
    }

    /** The result, unless the statement has been closed meanwhile. */
    private TauroResultSet opened() throws SQLException {
        TauroResultSet rows = result;
        if (rows == null || closed || connection.isClosed()) {
            closeResult();
            connection.finished(this);
            throw Errors.of(
                    ErrorCode.QUERY_CANCELLED,
                    "The query was cancelled: its statement or connection has been closed.");
        }
        return rows;
    }

    final String escaped(String sql) throws SQLException {
        if (sql == null) {
            throw Errors.badArgument("The SQL text is missing. Write a query.");
        }
        return isEscapeProcessing() ? EscapeSyntax.translate(sql, connection.dialect()) : sql;
    }

    private QueryRequest request(
            String sql, List<? extends @Nullable Object> parameters, Cancellation cancellation) {
        QueryRequest request =
                QueryRequest.of(sql, parameters.toArray()).cancellation(cancellation);
        Optional<Duration> timeout = shortest(queryTimeout(), connection.timeout());
        if (timeout.isPresent()) {
            request = request.timeout(timeout.get());
        }
        return maxRows() == 0 ? request : request.maxRows(maxRows());
    }

    private static Optional<Duration> shortest(Optional<Duration> one, Optional<Duration> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().compareTo(other.get()) < 0 ? one : other;
    }

    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        return run(sql, List.of());
    }

    @Override
    public boolean execute(String sql) throws SQLException {
        run(sql, List.of());
        return true;
    }

    @Override
    public final @Nullable ResultSet getResultSet() throws SQLException {
        requireOpen();
        return result;
    }

    @Override
    public final boolean getMoreResults() throws SQLException {
        requireOpen();
        TauroResultSet last = result;
        result = null;
        if (last != null) {
            last.close();
            completed();
        }
        return false;
    }

    private void closeResult() throws SQLException {
        TauroResultSet last = result;
        result = null;
        running = null;
        if (last != null) {
            last.close();
        }
    }

    /** Called by a result set that has been closed. */
    final void resultClosed(TauroResultSet rows) throws SQLException {
        if (rows == result) {
            completed();
        }
    }

    private void completed() throws SQLException {
        running = null;
        connection.finished(this);
        if (closeOnCompletion) {
            close();
        }
    }

    /** Stops the query that runs, if one does; whoever reads it gets {@code TAURO-5002}. */
    @Override
    public final void cancel() throws SQLException {
        requireOpen();
        stop();
    }

    final void stop() {
        Cancellation current = running;
        if (current != null) {
            current.cancel(
                    ErrorCode.QUERY_CANCELLED, "The query was cancelled. Run it again if needed.");
        }
    }

    @Override
    public final void close() throws SQLException {
        if (!closed) {
            closed = true;
            stop();
            closeResult();
            connection.finished(this);
        }
    }

    @Override
    public final boolean isClosed() {
        return closed || connection.isClosed();
    }

    @Override
    public final void closeOnCompletion() throws SQLException {
        requireOpen();
        closeOnCompletion = true;
    }

    @Override
    public final boolean isCloseOnCompletion() throws SQLException {
        requireOpen();
        return closeOnCompletion;
    }

    @Override
    public final Connection getConnection() throws SQLException {
        requireOpen();
        return connection;
    }
}
