package io.tauro.connector.h2;

import io.tauro.connector.jdbc.Database;
import io.tauro.connector.jdbc.Dialect;
import io.tauro.connector.jdbc.Endpoint;
import io.tauro.connector.jdbc.KeyRanges;
import io.tauro.connector.jdbc.MetadataCatalog;
import io.tauro.connector.jdbc.MetadataColumn;
import io.tauro.connector.jdbc.PoolSettings;
import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.RemoteTable;
import io.tauro.connector.jdbc.TableRanges;
import io.tauro.error.ErrorCode;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.TableStatistics;
import io.tauro.table.TableSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** H2 from version 2.0, in this process or on a server. */
final class H2Database implements Database {

    private static final int NOT_FOUND = 90013;
    private static final int CANNOT_CREATE = 90146;
    private static final int CORRUPT = 90030;
    private static final int BROKEN = 90067;
    private static final int IN_USE = 90020;
    private static final int CLOSED = 90098;
    private static final int NOT_ALLOWED = 90096;
    private static final int LOCK_TIMEOUT = 50200;
    private static final int CANCELLED = 57014;

    private final TableRanges ranges;

    H2Database() {
        this(new KeyRanges());
    }

    H2Database(TableRanges ranges) {
        this.ranges = ranges;
    }

    @Override
    public String name() {
        return "H2";
    }

    @Override
    public String driverClass() {
        return "org.h2.Driver";
    }

    @Override
    public String driverCoordinates() {
        return "com.h2database:h2";
    }

    @Override
    public Endpoint endpoint(ConnectionConfig config) {
        return H2Url.of(config);
    }

    @Override
    public Map<String, String> driverProperties(PoolSettings pool) {
        return Map.of();
    }

    /** Rows are made when they are fetched, and not all before the first. */
    @Override
    public String sessionStatement() {
        return "SET TIME ZONE 'UTC'; SET LAZY_QUERY_EXECUTION 1";
    }

    @Override
    public boolean streamsInTransaction() {
        return false;
    }

    @Override
    public int maxParameters() {
        return 100_000;
    }

    @Override
    public Optional<RemoteTable> load(Connection connection, TableSource source)
            throws SQLException {
        boolean binary = isBinary(connection);
        MetadataCatalog catalog =
                new MetadataCatalog(this::quote, column -> movable(column, binary), false);
        return catalog.load(connection, source);
    }

    /** Whether text is compared by its characters, as it is where no collation was set. */
    private static boolean isBinary(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS"
                                        + " WHERE SETTING_NAME = 'COLLATION'");
                ResultSet rows = statement.executeQuery()) {
            return !rows.next() || "OFF".equals(rows.getString(1));
        }
    }

    @Override
    public Optional<Dialect> dialect() {
        return Optional.of(new H2Dialect());
    }

    @Override
    public List<TableSource> tables(Connection connection, List<String> schemas)
            throws SQLException {
        return new MetadataCatalog(this::quote, column -> movable(column, false), false)
                .tables(connection, schemas).stream()
                        .filter(
                                table ->
                                        schemas.contains("INFORMATION_SCHEMA")
                                                || !((TableSource.Table) table)
                                                        .path()
                                                        .get(0)
                                                        .equals("INFORMATION_SCHEMA"))
                        .toList();
    }

    @Override
    public TableStatistics statistics(Connection connection, RemoteTable table)
            throws SQLException {
        return H2Statistics.read(connection, table);
    }

    @Override
    public Optional<TableRanges> looseRanges() {
        return Optional.of(ranges);
    }

    /** H2 has its own codes where the standard has none. */
    @Override
    public Optional<ErrorCode> classify(SQLException error) {
        return switch (error.getErrorCode()) {
            case CANCELLED -> Optional.of(ErrorCode.SOURCE_TIMEOUT);
            case NOT_FOUND, CANNOT_CREATE, BROKEN, CLOSED ->
                    Optional.of(ErrorCode.SOURCE_UNREACHABLE);
            case IN_USE, LOCK_TIMEOUT -> Optional.of(ErrorCode.SOURCE_BUSY);
            case CORRUPT -> Optional.of(ErrorCode.FILE_CORRUPT);
            case NOT_ALLOWED -> Optional.of(ErrorCode.SOURCE_PERMISSION_DENIED);
            default -> Optional.empty();
        };
    }

    private static RemoteColumn movable(MetadataColumn column, boolean binary) {
        return H2Columns.column(column, binary).movable(sql -> movable(column.at(sql), binary));
    }
}
