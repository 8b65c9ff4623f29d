package io.tauro.jdbc;

import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.ClientInfoStatus;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The half of a connection that is about transactions and settings. Every query reads on its own,
 * so that there is nothing to commit and nothing to roll back: both do nothing, and settings are
 * kept for whoever asks for them again.
 */
abstract class TransactionlessConnection implements Connection, Unwrappable {

    private boolean autoCommit = true;
    private int isolation = TRANSACTION_NONE;
    private volatile int networkTimeoutMillis;
    private @Nullable SQLWarning warnings;
    private final Properties clientInfo = new Properties();

    /** Throws if the connection has been closed. */
    abstract void requireOpen() throws SQLException;

    final int networkTimeoutMillis() {
        return networkTimeoutMillis;
    }

    final synchronized void warn(SQLWarning warning) {
        if (warnings == null) {
            warnings = warning;
        } else {
            warnings.setNextWarning(warning);
        }
    }

    @Override
    public final synchronized @Nullable SQLWarning getWarnings() throws SQLException {
        requireOpen();
        return warnings;
    }

    @Override
    public final synchronized void clearWarnings() throws SQLException {
        requireOpen();
        warnings = null;
    }

    @Override
    public final boolean getAutoCommit() throws SQLException {
        requireOpen();
        return autoCommit;
    }

    @Override
    public final void setAutoCommit(boolean value) throws SQLException {
        requireOpen();
        autoCommit = value;
    }

    @Override
    public final void commit() throws SQLException {
        requireOpen();
    }

    @Override
    public final void rollback() throws SQLException {
        requireOpen();
    }

    @Override
    public final boolean isReadOnly() throws SQLException {
        requireOpen();
        return true;
    }

    /** A hint, and it stays read-only: pools and frameworks set it to false on every connection. */
    @Override
    public final void setReadOnly(boolean value) throws SQLException {
        requireOpen();
    }

    @Override
    public final int getTransactionIsolation() throws SQLException {
        requireOpen();
        return isolation;
    }

    @Override
    public final void setTransactionIsolation(int level) throws SQLException {
        requireOpen();
        switch (level) {
            case TRANSACTION_NONE,
                    TRANSACTION_READ_UNCOMMITTED,
                    TRANSACTION_READ_COMMITTED,
                    TRANSACTION_REPEATABLE_READ,
                    TRANSACTION_SERIALIZABLE ->
                    isolation = level;
            default -> throw Errors.badArgument("There is no such transaction isolation level.");
        }
    }

    @Override
    public final int getHoldability() throws SQLException {
        requireOpen();
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public final void setHoldability(int holdability) throws SQLException {
        requireOpen();
    }

    private static SQLException noSavepoints() {
        return Errors.notSupported("A savepoint", "There are no transactions.");
    }

    @Override
    public final Savepoint setSavepoint() throws SQLException {
        throw noSavepoints();
    }

    @Override
    public final Savepoint setSavepoint(String name) throws SQLException {
        throw noSavepoints();
    }

    @Override
    public final void rollback(Savepoint savepoint) throws SQLException {
        throw noSavepoints();
    }

    @Override
    public final void releaseSavepoint(Savepoint savepoint) throws SQLException {
        throw noSavepoints();
    }

    @Override
    public final @Nullable String getCatalog() throws SQLException {
        requireOpen();
        return null;
    }

    /** Ignored, as JDBC wants it where there are no catalogs. */
    @Override
    public final void setCatalog(@Nullable String catalog) throws SQLException {
        requireOpen();
    }

    @Override
    public final @Nullable String getSchema() throws SQLException {
        requireOpen();
        return null;
    }

    /** Ignored: there is no current schema, a name means the same for everybody. */
    @Override
    public final void setSchema(@Nullable String schema) throws SQLException {
        requireOpen();
    }

    @Override
    public final int getNetworkTimeout() throws SQLException {
        requireOpen();
        return networkTimeoutMillis;
    }

    /** The most that a query may take, however long the statement allows; 0 for no limit. */
    @Override
    public final void setNetworkTimeout(@Nullable Executor executor, int milliseconds)
            throws SQLException {
        requireOpen();
        if (milliseconds < 0) {
            throw Errors.badArgument("A timeout is at least 0 milliseconds.");
        }
        networkTimeoutMillis = milliseconds;
    }

    @Override
    public final @Nullable String getClientInfo(String name) throws SQLException {
        requireOpen();
        return clientInfo.getProperty(name);
    }

    @Override
    public final Properties getClientInfo() throws SQLException {
        requireOpen();
        Properties copy = new Properties();
        copy.putAll(clientInfo);
        return copy;
    }

    /**
     * Kept for {@link #getClientInfo}, and not used for anything: never to decide who may do what.
     */
    @Override
    public final void setClientInfo(String name, @Nullable String value)
            throws SQLClientInfoException {
        try {
            requireOpen();
        } catch (SQLException e) {
            throw new SQLClientInfoException(
                    e.getMessage(),
                    e.getSQLState(),
                    e.getErrorCode(),
                    Map.of(name, ClientInfoStatus.REASON_UNKNOWN),
                    e);
        }
        if (value == null) {
            clientInfo.remove(name);
        } else {
            clientInfo.setProperty(name, value);
        }
    }

    @Override
    public final void setClientInfo(Properties properties) throws SQLClientInfoException {
        for (String name : properties.stringPropertyNames()) {
            setClientInfo(name, properties.getProperty(name));
        }
    }

    @Override
    public final Map<String, Class<?>> getTypeMap() throws SQLException {
        requireOpen();
        return Map.of();
    }

    @Override
    public final void setTypeMap(@Nullable Map<String, Class<?>> map) throws SQLException {
        requireOpen();
        if (map != null && !map.isEmpty()) {
            throw Errors.notSupported("A type map", "Use getObject with a class.");
        }
    }

    private static SQLException noCalls() {
        return Errors.notSupported("A procedure call", "Run a query.");
    }

    @Override
    public final CallableStatement prepareCall(String sql) throws SQLException {
        throw noCalls();
    }

    @Override
    public final CallableStatement prepareCall(String sql, int type, int concurrency)
            throws SQLException {
        throw noCalls();
    }

    @Override
    public final CallableStatement prepareCall(
            String sql, int type, int concurrency, int holdability) throws SQLException {
        throw noCalls();
    }

    @Override
    public final Clob createClob() throws SQLException {
        throw Errors.notSupported("An empty CLOB", "Use setString or setClob with a reader.");
    }

    @Override
    public final Blob createBlob() throws SQLException {
        throw Errors.notSupported("An empty BLOB", "Use setBytes or setBlob with a stream.");
    }

    @Override
    public final NClob createNClob() throws SQLException {
        throw Errors.notSupported("An empty NCLOB", "Use setString or setClob with a reader.");
    }

    @Override
    public final SQLXML createSQLXML() throws SQLException {
        throw Errors.notSupported("XML", "Use setString.");
    }
}
