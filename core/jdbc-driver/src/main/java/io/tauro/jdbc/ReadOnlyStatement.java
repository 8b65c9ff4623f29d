package io.tauro.jdbc;

import io.tauro.type.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings of a statement, and all that would change something, which is refused. */
abstract class ReadOnlyStatement implements Statement, Unwrappable {

    private int queryTimeoutSeconds;
    private long maxRows;
    private int maxFieldSize;
    private int fetchSize;
    private boolean escapeProcessing = true;
    private boolean poolable;

    /** Throws if the statement or its connection has been closed. */
    abstract void requireOpen() throws SQLException;

    final Optional<Duration> queryTimeout() {
        return queryTimeoutSeconds == 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(queryTimeoutSeconds));
    }

    /** 0 for no limit. */
    final long maxRows() {
        return maxRows;
    }

    final int maxFieldSize() {
        return maxFieldSize;
    }

    final int fetchSize() {
        return fetchSize;
    }

    final boolean isEscapeProcessing() {
        return escapeProcessing;
    }

    private <T extends Number> T atLeastZero(T value, String what) throws SQLException {
        requireOpen();
        if (value.longValue() < 0) {
            throw Errors.badArgument("A " + what + " is at least 0.");
        }
        return value;
    }

    @Override
    public final int getQueryTimeout() throws SQLException {
        requireOpen();
        return queryTimeoutSeconds;
    }

    @Override
    public final void setQueryTimeout(int seconds) throws SQLException {
        queryTimeoutSeconds = atLeastZero(seconds, "query timeout");
    }

    @Override
    public final int getMaxRows() throws SQLException {
        requireOpen();
        return (int) Math.min(maxRows, Integer.MAX_VALUE);
    }

    @Override
    public final void setMaxRows(int rows) throws SQLException {
        maxRows = atLeastZero(rows, "row limit");
    }

    @Override
    public final long getLargeMaxRows() throws SQLException {
        requireOpen();
        return maxRows;
    }

    @Override
    public final void setLargeMaxRows(long rows) throws SQLException {
        maxRows = atLeastZero(rows, "row limit");
    }

    @Override
    public final int getMaxFieldSize() throws SQLException {
        requireOpen();
        return maxFieldSize;
    }

    @Override
    public final void setMaxFieldSize(int size) throws SQLException {
        maxFieldSize = atLeastZero(size, "field size");
    }

    @Override
    public final int getFetchSize() throws SQLException {
        requireOpen();
        return fetchSize;
    }

    /** A hint that is kept: rows come in batches whose size the engine knows best. */
    @Override
    public final void setFetchSize(int rows) throws SQLException {
        fetchSize = atLeastZero(rows, "fetch size");
    }

    @Override
    public final int getFetchDirection() throws SQLException {
        requireOpen();
        return ResultSet.FETCH_FORWARD;
    }

    /** A hint, ignored. */
    @Override
    public final void setFetchDirection(int direction) throws SQLException {
        requireOpen();
        if (direction != ResultSet.FETCH_FORWARD
                && direction != ResultSet.FETCH_REVERSE
                && direction != ResultSet.FETCH_UNKNOWN) {
            throw Errors.badArgument("There is no such fetch direction.");
        }
    }

    @Override
    public final void setEscapeProcessing(boolean enable) throws SQLException {
        requireOpen();
        escapeProcessing = enable;
    }

    /** Ignored: there are no positioned updates that a name would be for. */
    @Override
    public final void setCursorName(String name) throws SQLException {
        requireOpen();
    }

    @Override
    public final boolean isPoolable() throws SQLException {
        requireOpen();
        return poolable;
    }

    @Override
    public final void setPoolable(boolean value) throws SQLException {
        requireOpen();
        poolable = value;
    }

    @Override
    public final int getResultSetType() throws SQLException {
        requireOpen();
        return ResultSet.TYPE_FORWARD_ONLY;
    }

    @Override
    public final int getResultSetConcurrency() throws SQLException {
        requireOpen();
        return ResultSet.CONCUR_READ_ONLY;
    }

    @Override
    public final int getResultSetHoldability() throws SQLException {
        requireOpen();
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public final @Nullable SQLWarning getWarnings() throws SQLException {
        requireOpen();
        return null;
    }

    @Override
    public final void clearWarnings() throws SQLException {
        requireOpen();
    }

    @Override
    public final boolean getMoreResults(int current) throws SQLException {
        if (current != CLOSE_CURRENT_RESULT) {
            throw Errors.notSupported("Several open results", "Read them one after the other.");
        }
        return getMoreResults();
    }

    @Override
    public final int getUpdateCount() throws SQLException {
        requireOpen();
        return -1;
    }

    @Override
    public final long getLargeUpdateCount() throws SQLException {
        requireOpen();
        return -1;
    }

    @Override
    public final ResultSet getGeneratedKeys() throws SQLException {
        requireOpen();
        return TauroResultSet.of(new Schema(List.of()), List.of());
    }

    @Override
    public boolean execute(String sql, int generatedKeys) throws SQLException {
        return execute(sql);
    }

    @Override
    public boolean execute(String sql, int[] generatedKeys) throws SQLException {
        return execute(sql);
    }

    @Override
    public boolean execute(String sql, String[] generatedKeys) throws SQLException {
        return execute(sql);
    }

    final SQLException noUpdates() throws SQLException {
        requireOpen();
        return Errors.readOnly("An update was asked for");
    }

    @Override
    public final int executeUpdate(String sql) throws SQLException {
        throw noUpdates();
    }

    @Override
    public final int executeUpdate(String sql, int generatedKeys) throws SQLException {
        throw noUpdates();
    }

    @Override
    public final int executeUpdate(String sql, int[] generatedKeys) throws SQLException {
        throw noUpdates();
    }

    @Override
    public final int executeUpdate(String sql, String[] generatedKeys) throws SQLException {
        throw noUpdates();
    }

    @Override
    public final long executeLargeUpdate(String sql) throws SQLException {
        throw noUpdates();
    }

    @Override
    public final long executeLargeUpdate(String sql, int generatedKeys) throws SQLException {
        throw noUpdates();
    }

    @Override
    public final long executeLargeUpdate(String sql, int[] generatedKeys) throws SQLException {
        throw noUpdates();
    }

    @Override
    public final long executeLargeUpdate(String sql, String[] generatedKeys) throws SQLException {
        throw noUpdates();
    }

    final SQLException noBatches() throws SQLException {
        requireOpen();
        return Errors.notSupported("A batch of updates", "Everything is read-only: run a query.");
    }

    @Override
    public final void addBatch(String sql) throws SQLException {
        throw noBatches();
    }

    @Override
    public final void clearBatch() throws SQLException {
        requireOpen();
    }

    @Override
    public final int[] executeBatch() throws SQLException {
        throw noBatches();
    }

    @Override
    public final long[] executeLargeBatch() throws SQLException {
        throw noBatches();
    }
}
