package io.tauro.connector.oracle;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Oracle Database from version 12.1, by the thin driver. */
final class OracleDatabase implements Database {

    private static final int RESOURCE_BUSY = 54;
    private static final int CANCELLED = 1013;
    private static final int NO_SUCH_COLUMN = 904;
    private static final int NO_SUCH_TABLE = 942;
    private static final int WRONG_PASSWORD = 1017;
    private static final int NO_SESSION_RIGHT = 1045;
    private static final int NO_RIGHT = 1031;
    private static final int LOCKED = 28000;
    private static final int EXPIRED = 28001;

    @Override
    public String name() {
        return "Oracle";
    }

    @Override
    public String driverClass() {
        return "oracle.jdbc.OracleDriver";
    }

    @Override
    public String driverCoordinates() {
        return "com.oracle.database.jdbc:ojdbc11";
    }

    @Override
    public Endpoint endpoint(ConnectionConfig config) {
        return OracleUrl.of(config);
    }

    @Override
    public Map<String, String> driverProperties(PoolSettings pool) {
        return Map.of(
                "v$session.program",
                "tauro",
                "oracle.net.CONNECT_TIMEOUT",
                String.valueOf(Math.max(1000, pool.connectionTimeout().toMillis())));
    }

    @Override
    public Map<String, String> connectionProperties(ConnectionConfig config) {
        Map<String, String> properties = new HashMap<>();
        config.text("tns_admin")
                .ifPresent(folder -> properties.put("oracle.net.tns_admin", folder));
        return properties;
    }

    /** Text is compared by its bytes whatever the client's language is. */
    @Override
    public String sessionStatement() {
        return "ALTER SESSION SET NLS_COMP = BINARY NLS_SORT = BINARY NLS_LENGTH_SEMANTICS = BYTE"
                + " NLS_NUMERIC_CHARACTERS = '.,' TIME_ZONE = '+00:00'";
    }

    /** The driver fetches rows as they are wanted, in a transaction or not. */
    @Override
    public boolean streamsInTransaction() {
        return false;
    }

    /** The driver would keep the rows in a cache of its own. */
    @Override
    public boolean scrolls() {
        return false;
    }

    /** Half of what a statement can bind. */
    @Override
    public int maxParameters() {
        return 32_000;
    }

    @Override
    public Optional<RemoteTable> load(Connection connection, TableSource source)
            throws SQLException {
        if (source instanceof TableSource.Table table) {
            return OracleCatalog.table(connection, table);
        }
        return source instanceof TableSource.Query query
                ? Optional.of(OracleCatalog.query(connection, query))
                : Optional.empty();
    }

    @Override
    public Optional<Dialect> dialect() {
        return Optional.of(new OracleDialect());
    }

    @Override
    public List<TableSource> tables(Connection connection, List<String> schemas)
            throws SQLException {
        return OracleCatalog.tables(connection, schemas);
    }

    @Override
    public TableStatistics statistics(Connection connection, RemoteTable table)
            throws SQLException {
        return OracleCatalog.statistics(connection, table);
    }

    /**
     * The network, a server that starts or stops, one that is full, and a snapshot that is gone;
     * not a name of a service that is not known.
     */
    @Override
    public boolean isTransient(SQLException error) {
        return switch (error.getErrorCode()) {
            case 12154, 12505, 12514 -> false;
            case 18, 20, 60, 1555, 8177, 12516, 12519, 12520 -> true;
            default ->
                    classify(error).filter(ErrorCode.SOURCE_UNREACHABLE::equals).isPresent()
                            || Database.super.isTransient(error);
        };
    }

    /** By the number of {@code ORA-}; those from 12000 on are the network's. */
    @Override
    public Optional<ErrorCode> classify(SQLException error) {
        return switch (error.getErrorCode()) {
            case WRONG_PASSWORD, NO_SESSION_RIGHT, LOCKED, EXPIRED ->
                    Optional.of(ErrorCode.SOURCE_AUTHENTICATION_FAILED);
            case NO_SUCH_TABLE -> Optional.of(ErrorCode.SOURCE_TABLE_NOT_FOUND);
            case NO_SUCH_COLUMN -> Optional.of(ErrorCode.SCHEMA_CHANGED);
            case NO_RIGHT -> Optional.of(ErrorCode.SOURCE_PERMISSION_DENIED);
            case CANCELLED, 40, 51, 2396, 2399, 3156 -> Optional.of(ErrorCode.SOURCE_TIMEOUT);
            case 1426 -> Optional.of(ErrorCode.NUMERIC_OVERFLOW);
            case 1476 -> Optional.of(ErrorCode.DIVISION_BY_ZERO);
            case RESOURCE_BUSY, 18, 20, 2391, 12516, 12519, 12520 ->
                    Optional.of(ErrorCode.SOURCE_BUSY);
            case 28, 1012, 1033, 1034, 1089, 1090, 1092, 3113, 3114, 3135 ->
                    Optional.of(ErrorCode.SOURCE_UNREACHABLE);
            default -> {
                int code = error.getErrorCode();
                boolean network =
                        code >= 12150 && code <= 12699
                                || code == 17002
                                || code == 17008
                                || code == 17410
                                || code == 17820
                                || code == 18950;
                yield network ? Optional.of(ErrorCode.SOURCE_UNREACHABLE) : Optional.empty();
            }
        };
    }
}
