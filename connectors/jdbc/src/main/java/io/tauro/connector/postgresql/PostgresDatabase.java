package io.tauro.connector.postgresql;

import io.tauro.connector.jdbc.BulkReads;
import io.tauro.connector.jdbc.Database;
import io.tauro.connector.jdbc.Dialect;
import io.tauro.connector.jdbc.Endpoint;
import io.tauro.connector.jdbc.PoolSettings;
import io.tauro.connector.jdbc.RemoteTable;
import io.tauro.connector.jdbc.Snapshots;
import io.tauro.connector.jdbc.TableRanges;
import io.tauro.error.ErrorCode;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.TableStatistics;
import io.tauro.table.TableSource;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** PostgreSQL from version 12, by the driver pgjdbc. */
final class PostgresDatabase implements Database {

    private final BulkReads copy;
    private final TableRanges ranges;

    PostgresDatabase() {
        this(new PostgresCopy(50_000), new PostgresRanges(65_536));
    }

    PostgresDatabase(BulkReads copy, TableRanges ranges) {
        this.copy = copy;
        this.ranges = ranges;
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public String driverClass() {
        return "org.postgresql.Driver";
    }

    @Override
    public String driverCoordinates() {
        return "org.postgresql:postgresql";
    }

    @Override
    public Endpoint endpoint(ConnectionConfig config) {
        return PostgresUrl.of(config);
    }

    @Override
    public Map<String, String> driverProperties(PoolSettings pool) {
        String seconds =
                String.valueOf(Math.max(1, (pool.connectionTimeout().toMillis() + 999) / 1000));
        return Map.of(
                "ApplicationName", "tauro",
                "connectTimeout", seconds,
                // For a server that takes the connection and says nothing.
                "loginTimeout", seconds,
                "tcpKeepAlive", "true",
                // From the first execution on, values come in binary.
                "prepareThreshold", "-1",
                // Which statements are kept is decided here, and not by the driver.
                "preparedStatementCacheQueries", "0");
    }

    @Override
    public String sessionStatement() {
        return "SET SESSION TIME ZONE 'UTC';"
                + " SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";
    }

    /** The driver keeps the whole result of a statement outside of a transaction. */
    @Override
    public boolean streamsInTransaction() {
        return true;
    }

    /** By cursors of one transaction. */
    @Override
    public boolean interleavesReads() {
        return true;
    }

    /** The result of its plan has other types now, or it was deallocated. */
    @Override
    public boolean isOutdated(SQLException error) {
        return "0A000".equals(error.getSQLState()) || "26000".equals(error.getSQLState());
    }

    @Override
    public int maxParameters() {
        return 32_767;
    }

    @Override
    public Optional<RemoteTable> load(Connection connection, TableSource source)
            throws SQLException {
        if (source instanceof TableSource.Table table) {
            return PostgresCatalog.table(connection, table);
        }
        return source instanceof TableSource.Query query
                ? Optional.of(PostgresCatalog.query(connection, query))
                : Optional.empty();
    }

    @Override
    public Optional<Dialect> dialect() {
        return Optional.of(new PostgresDialect());
    }

    @Override
    public List<TableSource> tables(Connection connection, List<String> schemas)
            throws SQLException {
        return PostgresCatalog.tables(connection, schemas);
    }

    @Override
    public TableStatistics statistics(Connection connection, RemoteTable table)
            throws SQLException {
        return PostgresStatistics.read(connection, table);
    }

    @Override
    public Optional<BulkReads> bulkReads() {
        return Optional.of(copy);
    }

    @Override
    public Optional<Snapshots> snapshots() {
        return Optional.of(new PostgresSnapshots());
    }

    @Override
    public Optional<TableRanges> ranges() {
        return Optional.of(ranges);
    }

    @Override
    public Optional<ErrorCode> classify(SQLException error) {
        String state = error.getSQLState() == null ? "" : error.getSQLState();
        return switch (state) {
            case "57014" -> Optional.of(ErrorCode.SOURCE_TIMEOUT);
            case "57P01", "57P02", "57P03", "57P05", "3D000" ->
                    Optional.of(ErrorCode.SOURCE_UNREACHABLE);
            case "53300", "55P03" -> Optional.of(ErrorCode.SOURCE_BUSY);
            default -> Optional.empty();
        };
    }

    /**
     * The statement's own cancel does nothing while rows are fetched through its cursor; the
     * connection's does.
     */
    @Override
    public void cancel(Connection connection, Statement statement) throws SQLException {
        Connection own = connection.unwrap(Connection.class);
        try {
            own.getClass().getMethod("cancelQuery").invoke(own);
        } catch (InvocationTargetException e) {
            throw new SQLException("The server was not told to cancel", e);
        } catch (ReflectiveOperationException e) {
            statement.cancel();
        }
    }
}
