package io.tauro.connector.clickhouse;

import io.tauro.connector.jdbc.Database;
import io.tauro.connector.jdbc.Dialect;
import io.tauro.connector.jdbc.Endpoint;
import io.tauro.connector.jdbc.MetadataCatalog;
import io.tauro.connector.jdbc.MetadataColumn;
import io.tauro.connector.jdbc.PoolSettings;
import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.RemoteTable;
import io.tauro.connector.jdbc.RemoteTable.Lookups;
import io.tauro.connector.jdbc.UrlOrParts;
import io.tauro.connector.jdbc.VendorStatistics;
import io.tauro.error.ErrorCode;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.TableStatistics;
import io.tauro.table.TableSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** ClickHouse from version 24.3, by its JDBC driver over HTTP. */
final class ClickHouseDatabase implements Database {

    private static final UrlOrParts PARTS =
            new UrlOrParts(
                    "jdbc:clickhouse:",
                    "jdbc:clickhouse://host:8123/database",
                    "host",
                    List.of("port", "database"));

    private static final String SETTING = "clickhouse_setting_";

    private static final List<String> LIMITED =
            List.of("read", "result", "timeout", "group_by", "sort", "distinct", "join", "set");

    private static final String COLUMNS =
            "SELECT name, type FROM system.columns WHERE database = ? AND table = ? ORDER BY position";

    private static final String TABLES =
            "SELECT database, name FROM system.tables"
                    + " WHERE database NOT IN ('system', 'information_schema', 'INFORMATION_SCHEMA')"
                    + " AND NOT is_temporary ORDER BY database, name";

    private static final String ROWS =
            "SELECT total_rows, total_bytes FROM system.tables WHERE database = ? AND name = ?";

    @Override
    public String name() {
        return "ClickHouse";
    }

    @Override
    public String driverClass() {
        return "com.clickhouse.jdbc.ClickHouseDriver";
    }

    @Override
    public String driverCoordinates() {
        return "com.clickhouse:clickhouse-jdbc";
    }

    @Override
    public Endpoint endpoint(ConnectionConfig config) {
        return PARTS.endpoint(
                config,
                host -> {
                    String address = UrlOrParts.address(config, host, 8123);
                    String database =
                            config.text("database")
                                    .map(name -> "/" + UrlOrParts.name(config, "database", name))
                                    .orElse("");
                    return new Endpoint("jdbc:clickhouse://" + address + database, address);
                });
    }

    /** Null as in the standard, in joins, aggregates and casts; names are columns, not aliases. */
    @Override
    public Map<String, String> driverProperties(PoolSettings pool) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(SETTING + "join_use_nulls", "1");
        properties.put(SETTING + "aggregate_functions_null_for_empty", "1");
        properties.put(SETTING + "prefer_column_name_to_alias", "1");
        properties.put(SETTING + "transform_null_in", "0");
        properties.put(SETTING + "join_default_strictness", "ALL");
        properties.put(SETTING + "decimal_check_overflow", "1");
        properties.put(SETTING + "session_timezone", "UTC");
        // A limit that a profile sets is an error, not a shorter or approximate answer.
        for (String what : LIMITED) {
            properties.put(SETTING + what + "_overflow_mode", "throw");
        }
        return properties;
    }

    /** Fails where the settings above have not reached the server. */
    @Override
    public String sessionStatement() {
        return "SELECT throwIf(NOT (getSetting('join_use_nulls')"
                + " AND getSetting('prefer_column_name_to_alias')"
                + " AND getSetting('aggregate_functions_null_for_empty')"
                + " AND NOT getSetting('transform_null_in')))";
    }

    /** Each statement is a request of its own. */
    @Override
    public boolean streamsInTransaction() {
        return false;
    }

    @Override
    public boolean scrolls() {
        return false;
    }

    @Override
    public boolean hasReadOnlyConnections() {
        return false;
    }

    /** Values are written into the statement, which may have 256 KB. */
    @Override
    public int maxParameters() {
        return 1_000;
    }

    @Override
    public String quote(String identifier) {
        return "`" + identifier.replace("\\", "\\\\").replace("`", "\\`") + "`";
    }

    @Override
    public Optional<RemoteTable> load(Connection connection, TableSource source)
            throws SQLException {
        if (source instanceof TableSource.Table table) {
            return table(connection, table);
        }
        return source instanceof TableSource.Query query
                ? Optional.of(
                        new MetadataCatalog(this::quote, new ClickHouseColumns()::remote, true)
                                .query(connection, query))
                : Optional.empty();
    }

    private Optional<RemoteTable> table(Connection connection, TableSource.Table table)
            throws SQLException {
        List<String> path = table.path();
        if (path.size() > 2) {
            return Optional.empty();
        }
        String database = path.size() == 2 ? path.get(0) : connection.getSchema();
        ClickHouseColumns columns = new ClickHouseColumns();
        List<RemoteColumn> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, database);
            statement.setString(2, table.name());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String name = rows.getString(1);
                    String type = rows.getString(2);
                    found.add(
                            columns.remote(
                                    new MetadataColumn(
                                            name,
                                            quote(name),
                                            Types.OTHER,
                                            type,
                                            0,
                                            0,
                                            ClickHouseType.isNullable(type))));
                }
            }
        }
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new RemoteTable(
                                table,
                                quote(database) + "." + quote(table.name()),
                                found,
                                List.of(database, table.name()),
                                Lookups.UNKNOWN));
    }

    @Override
    public Optional<Dialect> dialect() {
        return Optional.of(new ClickHouseDialect());
    }

    @Override
    public List<TableSource> tables(Connection connection, List<String> schemas)
            throws SQLException {
        return VendorStatistics.tables(connection, TABLES, schemas);
    }

    @Override
    public TableStatistics statistics(Connection connection, RemoteTable table)
            throws SQLException {
        return VendorStatistics.read(connection, table, ROWS, "");
    }

    /** By the number of the server's exception. */
    @Override
    public Optional<ErrorCode> classify(SQLException error) {
        return switch (error.getErrorCode()) {
            case 192, 193, 194, 516 -> Optional.of(ErrorCode.SOURCE_AUTHENTICATION_FAILED);
            case 60 -> Optional.of(ErrorCode.SOURCE_TABLE_NOT_FOUND);
            case 16, 47 -> Optional.of(ErrorCode.SCHEMA_CHANGED);
            case 153 -> Optional.of(ErrorCode.DIVISION_BY_ZERO);
            case 407 -> Optional.of(ErrorCode.NUMERIC_OVERFLOW);
            case 291, 497 -> Optional.of(ErrorCode.SOURCE_PERMISSION_DENIED);
            case 159, 160, 209, 394 -> Optional.of(ErrorCode.SOURCE_TIMEOUT);
            case 202, 241 -> Optional.of(ErrorCode.SOURCE_BUSY);
            case 81, 198, 210, 279 -> Optional.of(ErrorCode.SOURCE_UNREACHABLE);
            default -> Optional.empty();
        };
    }
}
