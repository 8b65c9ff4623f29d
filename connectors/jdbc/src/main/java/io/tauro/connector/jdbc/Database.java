package io.tauro.connector.jdbc;

import io.tauro.error.ErrorCode;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.TableStatistics;
import io.tauro.table.TableSource;
import java.net.ConnectException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is particular to one database. Stateless and thread-safe. */
public interface Database {

    /** Its name in messages: {@code PostgreSQL}. */
    String name();

    /** The class of the driver, which the user brings. */
    String driverClass();

    /** Where to find the driver, as {@code group:artifact}. */
    String driverCoordinates();

    /** Where the configuration points to. */
    Endpoint endpoint(ConnectionConfig config);

    /** Properties for the driver, under those that the user sets. */
    Map<String, String> driverProperties(PoolSettings pool);

    /**
     * Properties that the options of a connection stand for, under those that the user sets. They
     * are asked for with each new connection, so that a secret that has changed is picked up.
     *
     * @param driver which can tell what properties it knows
     */
    default Map<String, String> connectionProperties(ConnectionConfig config, Driver driver) {
        return connectionProperties(config);
    }

    /** The same, of drivers that need not be asked. */
    default Map<String, String> connectionProperties(ConnectionConfig config) {
        return Map.of();
    }

    /** What each new connection runs first; it fails where the source cannot be used. */
    String sessionStatement();

    /** All that each new connection runs first, one after the other. */
    default List<String> sessionStatements() {
        return List.of(sessionStatement());
    }

    /** Whether a connection can be told that it only reads. */
    default boolean hasReadOnlyConnections() {
        return true;
    }

    /** Whether the driver can go back to the start of a result that it holds. */
    default boolean scrolls() {
        return true;
    }

    /** The fetch size that makes the driver stream a result, about so many rows at a time. */
    default int fetchSize(int rows) {
        return rows;
    }

    /**
     * Whether a driver that streams reads the rest of a result before it closes it. Such a
     * connection is ended with the result.
     */
    default boolean drainsOnClose() {
        return false;
    }

    /** Whether a result streams only inside a transaction. */
    boolean streamsInTransaction();

    /**
     * Whether an error says that a statement that was kept does not fit its table any more, or that
     * the source has forgotten it.
     */
    default boolean isOutdated(SQLException error) {
        return false;
    }

    /** Whether it is known how the first rows of a scan, in an order or not, are asked for. */
    default boolean limitsScans() {
        return true;
    }

    /** The most parameters that a statement may have. */
    int maxParameters();

    /** A name as an identifier, whatever it holds. */
    default String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /**
     * The columns of a table or a query, and how to read them; empty if there is no such table.
     *
     * @throws SQLException if the source refuses or fails
     */
    Optional<RemoteTable> load(Connection connection, TableSource source) throws SQLException;

    /** The tables and views of these schemas, or of all if there are none given, by name. */
    List<TableSource> tables(Connection connection, List<String> schemas) throws SQLException;

    /** What the source knows of a table without reading it. */
    TableStatistics statistics(Connection connection, RemoteTable table) throws SQLException;

    /** The SQL in which it does more than to scan tables; empty if it only does that. */
    default Optional<Dialect> dialect() {
        return Optional.empty();
    }

    /** How many rows are read for less than by a ResultSet; empty if there is no such way. */
    default Optional<BulkReads> bulkReads() {
        return Optional.empty();
    }

    /** How several connections see one state of the source; empty if they cannot. */
    default Optional<Snapshots> snapshots() {
        return Optional.empty();
    }

    /** How a large table is read in several parts at once; empty if it is not. */
    default Optional<TableRanges> ranges() {
        return Optional.empty();
    }

    /**
     * The same without one state that all parts see; empty if it is not, or {@link #ranges()} do
     * better. Only used where the user allows it.
     */
    default Optional<TableRanges> looseRanges() {
        return Optional.empty();
    }

    /** What an error of the driver means, where its SQLSTATE does not tell. */
    default Optional<ErrorCode> classify(SQLException error) {
        return Optional.empty();
    }

    /**
     * Whether an error is likely to be gone if the same is tried again: the connection was lost,
     * the source is starting or has too many connections, or a statement was given up in favour of
     * another one.
     */
    default boolean isTransient(SQLException error) {
        String state = error.getSQLState() == null ? "" : error.getSQLState();
        return switch (state) {
            // A broken protocol stays broken.
            case "08P01" -> false;
            case "40001", "40P01", "53300", "57P01", "57P02", "57P03", "57P05" -> true;
            default ->
                    state.startsWith("08")
                            || refuses(error)
                            || error instanceof SQLTransientConnectionException
                            || error instanceof SQLTransactionRollbackException;
        };
    }

    /** Whether nobody listens where the source is, for drivers that tell no state. */
    private static boolean refuses(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return true;
            }
        }
        return false;
    }

    /** Whether a number that a statement computes does not fit its type. */
    default boolean isOutOfRange(SQLException error) {
        return "22003".equals(error.getSQLState());
    }

    /**
     * Whether several results can be read at once from one connection, a piece of each in turn.
     * Then a query needs one connection only, however many of its tables it reads at once.
     */
    default boolean interleavesReads() {
        return false;
    }

    /** Stops what a connection is doing, from another thread. */
    default void cancel(Connection connection, Statement statement) throws SQLException {
        statement.cancel();
    }
}
