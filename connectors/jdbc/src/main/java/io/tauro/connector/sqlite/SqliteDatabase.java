package io.tauro.connector.sqlite;

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

/** SQLite from version 3.37, by the driver sqlite-jdbc. */
final class SqliteDatabase implements Database {

    private static final int ERROR = 1;
    private static final int PERMISSION = 3;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int INTERRUPTED = 9;
    private static final int CORRUPT = 11;
    private static final int CANNOT_OPEN = 14;
    private static final int AUTHORIZATION = 23;
    private static final int NOT_A_DATABASE = 26;

    @Override
    public String name() {
        return "SQLite";
    }

    @Override
    public String driverClass() {
        return "org.sqlite.JDBC";
    }

    @Override
    public String driverCoordinates() {
        return "org.xerial:sqlite-jdbc";
    }

    @Override
    public Endpoint endpoint(ConnectionConfig config) {
        return SqliteFile.of(config);
    }

    /** Opened for reading only, which also keeps it from making a file that is not there. */
    @Override
    public Map<String, String> driverProperties(PoolSettings pool) {
        return Map.of(
                "open_mode",
                "1",
                "busy_timeout",
                String.valueOf(pool.connectionTimeout().toMillis()));
    }

    /** The driver does not look into the file before. */
    @Override
    public String sessionStatement() {
        return "SELECT 1 FROM sqlite_schema LIMIT 1";
    }

    @Override
    public boolean streamsInTransaction() {
        return false;
    }

    /** The driver only goes forward. */
    @Override
    public boolean scrolls() {
        return false;
    }

    @Override
    public boolean interleavesReads() {
        return true;
    }

    @Override
    public int maxParameters() {
        return 32_766;
    }

    @Override
    public String quote(String identifier) {
        return SqliteCatalog.quote(identifier);
    }

    @Override
    public Optional<Dialect> dialect() {
        return Optional.of(new SqliteDialect());
    }

    @Override
    public Optional<RemoteTable> load(Connection connection, TableSource source)
            throws SQLException {
        if (source instanceof TableSource.Table table) {
            return SqliteCatalog.table(connection, table);
        }
        return source instanceof TableSource.Query query
                ? Optional.of(SqliteCatalog.query(connection, query))
                : Optional.empty();
    }

    @Override
    public List<TableSource> tables(Connection connection, List<String> schemas)
            throws SQLException {
        return schemas.isEmpty() || schemas.contains("main")
                ? SqliteCatalog.tables(connection)
                : List.of();
    }

    @Override
    public TableStatistics statistics(Connection connection, RemoteTable table)
            throws SQLException {
        return SqliteStatistics.of(connection, table);
    }

    /**
     * The driver sets no SQLSTATE; what is missing is told by words only, which are looked at and
     * not passed on.
     */
    @Override
    public Optional<ErrorCode> classify(SQLException error) {
        String message = String.valueOf(error.getMessage());
        return switch (error.getErrorCode() & 0xff) {
            case BUSY, LOCKED -> Optional.of(ErrorCode.SOURCE_BUSY);
            case INTERRUPTED -> Optional.of(ErrorCode.SOURCE_TIMEOUT);
            case CANNOT_OPEN -> Optional.of(ErrorCode.SOURCE_UNREACHABLE);
            case CORRUPT, NOT_A_DATABASE -> Optional.of(ErrorCode.FILE_CORRUPT);
            case PERMISSION, AUTHORIZATION -> Optional.of(ErrorCode.SOURCE_PERMISSION_DENIED);
            case ERROR ->
                    message.contains("no such table")
                            ? Optional.of(ErrorCode.SOURCE_TABLE_NOT_FOUND)
                            : message.contains("no such column")
                                    ? Optional.of(ErrorCode.SCHEMA_CHANGED)
                                    : message.contains("integer overflow")
                                            ? Optional.of(ErrorCode.NUMERIC_OVERFLOW)
                                            : Optional.empty();
            default -> Optional.empty();
        };
    }
}
