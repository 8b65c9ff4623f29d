package io.tauro.connector.duckdb;

import io.tauro.connector.jdbc.Database;
import io.tauro.connector.jdbc.Dialect;
import io.tauro.connector.jdbc.Endpoint;
import io.tauro.connector.jdbc.PoolSettings;
import io.tauro.connector.jdbc.RemoteTable;
import io.tauro.error.ErrorCode;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.TableStatistics;
import io.tauro.table.TableSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** DuckDB, in this process. */
final class DuckDbDatabase implements Database {

    private final boolean readOnly;

    /**
     * @param readOnly whether its connections are for reading only, which they then say
     */
    DuckDbDatabase(boolean readOnly) {
        this.readOnly = readOnly;
    }

    @Override
    public String name() {
        return "DuckDB";
    }

    @Override
    public String driverClass() {
        return "org.duckdb.DuckDBDriver";
    }

    @Override
    public String driverCoordinates() {
        return "org.duckdb:duckdb_jdbc";
    }

    @Override
    public Endpoint endpoint(ConnectionConfig config) {
        return DuckDbUrl.of(config);
    }

    @Override
    public Map<String, String> driverProperties(PoolSettings pool) {
        return Map.of();
    }

    /**
     * Results stream where the file is ours alone: all connections of a process to one database
     * must have the same settings.
     */
    @Override
    public Map<String, String> connectionProperties(ConnectionConfig config) {
        return DuckDbUrl.isOurs(endpoint(config))
                ? Map.of("jdbc_stream_results", "true")
                : Map.of();
    }

    @Override
    public String sessionStatement() {
        return "SET TimeZone = 'UTC'; SET default_collation = ''";
    }

    /** A connection refuses to be told another thing than it was made for. */
    @Override
    public boolean hasReadOnlyConnections() {
        return readOnly;
    }

    @Override
    public boolean scrolls() {
        return false;
    }

    @Override
    public boolean streamsInTransaction() {
        return false;
    }

    @Override
    public int maxParameters() {
        return 65_535;
    }

    @Override
    public Optional<RemoteTable> load(Connection connection, TableSource source)
            throws SQLException {
        if (source instanceof TableSource.Table table) {
            return DuckDbCatalog.table(connection, table);
        }
        return source instanceof TableSource.Query query
                ? Optional.of(DuckDbCatalog.query(connection, query))
                : Optional.empty();
    }

    @Override
    public Optional<Dialect> dialect() {
        return Optional.of(new DuckDbDialect());
    }

    @Override
    public List<TableSource> tables(Connection connection, List<String> schemas)
            throws SQLException {
        return DuckDbCatalog.tables(connection, schemas);
    }

    @Override
    public TableStatistics statistics(Connection connection, RemoteTable table)
            throws SQLException {
        return DuckDbCatalog.statistics(connection, table);
    }

    /**
     * The driver sets no SQLSTATE and no code; the kind of an error stands before its text, which
     * is looked at and not passed on.
     */
    @Override
    public Optional<ErrorCode> classify(SQLException error) {
        String message = String.valueOf(error.getMessage());
        if (message.contains("INTERRUPT") || message.contains("Invalid result set")) {
            return Optional.of(ErrorCode.SOURCE_TIMEOUT);
        }
        if (message.startsWith("IO Error:") || message.startsWith("Connection Error:")) {
            return Optional.of(
                    message.contains("not a valid DuckDB database file")
                            ? ErrorCode.FILE_CORRUPT
                            : message.contains("lock")
                                    ? ErrorCode.SOURCE_BUSY
                                    : ErrorCode.SOURCE_UNREACHABLE);
        }
        if (message.startsWith("Catalog Error:") && message.contains("does not exist")) {
            return Optional.of(ErrorCode.SOURCE_TABLE_NOT_FOUND);
        }
        if (message.startsWith("Binder Error:") && message.contains("column")) {
            return Optional.of(ErrorCode.SCHEMA_CHANGED);
        }
        if (message.startsWith("Out of Range Error:")) {
            return Optional.of(ErrorCode.NUMERIC_OVERFLOW);
        }
        return message.startsWith("Permission Error:")
                ? Optional.of(ErrorCode.SOURCE_PERMISSION_DENIED)
                : Optional.empty();
    }

    /** The only conversion that can fail in a statement of ours is that of a sum. */
    @Override
    public boolean isOutOfRange(SQLException error) {
        String message = String.valueOf(error.getMessage());
        return message.contains("Out of Range Error:") || message.contains("Conversion Error:");
    }
}
