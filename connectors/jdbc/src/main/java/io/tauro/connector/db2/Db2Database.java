package io.tauro.connector.db2;

import io.tauro.connector.jdbc.Database;
import io.tauro.connector.jdbc.Dialect;
import io.tauro.connector.jdbc.Endpoint;
import io.tauro.connector.jdbc.MetadataCatalog;
import io.tauro.connector.jdbc.PoolSettings;
import io.tauro.connector.jdbc.RemoteTable;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Db2 for Linux, Unix and Windows from version 11.1, by IBM's driver. */
final class Db2Database implements Database {

    private static final UrlOrParts PARTS =
            new UrlOrParts(
                    "jdbc:db2:",
                    "jdbc:db2://host:50000/database",
                    "host",
                    List.of("port", "database"));

    private static final int UTF_8 = 1208;

    private static final String BINARY =
            "SELECT COLNAME FROM SYSCAT.COLUMNS WHERE TABSCHEMA = ? AND TABNAME = ?"
                    + " AND COLLATIONNAME = 'IDENTITY' AND CODEPAGE = "
                    + UTF_8;

    private static final String TABLES =
            "SELECT TABSCHEMA, TABNAME FROM SYSCAT.TABLES"
                    + " WHERE TYPE IN ('T', 'V', 'S', 'N') AND TABSCHEMA NOT LIKE 'SYS%'"
                    + " ORDER BY TABSCHEMA, TABNAME";

    private static final String ROWS =
            "SELECT CARD, CARD * NULLIF(AVGROWSIZE, -1) FROM SYSCAT.TABLES"
                    + " WHERE TABSCHEMA = ? AND TABNAME = ?";

    private static final String COLUMNS =
            "SELECT c.COLNAME, c.COLCARD,"
                    + " CASE WHEN c.NUMNULLS < 0 THEN NULL ELSE DOUBLE(c.NUMNULLS) / NULLIF(t.CARD, 0) END"
                    + " FROM SYSCAT.COLUMNS c JOIN SYSCAT.TABLES t"
                    + " ON t.TABSCHEMA = c.TABSCHEMA AND t.TABNAME = c.TABNAME"
                    + " WHERE c.TABSCHEMA = ? AND c.TABNAME = ?";

    @Override
    public String name() {
        return "Db2";
    }

    @Override
    public String driverClass() {
        return "com.ibm.db2.jcc.DB2Driver";
    }

    @Override
    public String driverCoordinates() {
        return "com.ibm.db2:jcc";
    }

    @Override
    public Endpoint endpoint(ConnectionConfig config) {
        return PARTS.endpoint(
                config,
                host -> {
                    String address = UrlOrParts.address(config, host, 50_000);
                    String database =
                            UrlOrParts.name(config, "database", config.requireText("database"));
                    return new Endpoint("jdbc:db2://" + address + "/" + database, address);
                });
    }

    /** Large objects come as they are read. */
    @Override
    public Map<String, String> driverProperties(PoolSettings pool) {
        String seconds =
                String.valueOf(Math.max(1, (pool.connectionTimeout().toMillis() + 999) / 1000));
        return Map.of(
                "clientProgramName", "tauro",
                "loginTimeout", seconds,
                "progressiveStreaming", "1",
                "readOnly", "true");
    }

    /** What is read need not wait for what is written. */
    @Override
    public String sessionStatement() {
        return "VALUES 1";
    }

    @Override
    public boolean streamsInTransaction() {
        return true;
    }

    /** A cursor that scrolls has no large objects. */
    @Override
    public boolean scrolls() {
        return false;
    }

    @Override
    public int maxParameters() {
        return 10_000;
    }

    @Override
    public Optional<RemoteTable> load(Connection connection, TableSource source)
            throws SQLException {
        if (source instanceof TableSource.Table table) {
            List<String> path = table.path();
            if (path.size() > 2) {
                return Optional.empty();
            }
            String schema = path.size() == 2 ? path.get(0) : connection.getSchema().stripTrailing();
            return catalog(binary(connection, schema, table.name()))
                    .table(connection, TableSource.table(List.of(schema, table.name())))
                    .map(
                            found ->
                                    new RemoteTable(
                                            table,
                                            found.from(),
                                            found.columns(),
                                            List.of(schema, table.name()),
                                            found.lookups()));
        }
        return source instanceof TableSource.Query query
                ? Optional.of(catalog(Set.of()).query(connection, query))
                : Optional.empty();
    }

    private MetadataCatalog catalog(Set<String> binary) {
        return new MetadataCatalog(this::quote, new Db2Columns(binary)::remote, false);
    }

    private static Set<String> binary(Connection connection, String schema, String table)
            throws SQLException {
        Set<String> names = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(BINARY)) {
            statement.setString(1, schema);
            statement.setString(2, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }

    @Override
    public Optional<Dialect> dialect() {
        return Optional.of(new Db2Dialect());
    }

    @Override
    public List<TableSource> tables(Connection connection, List<String> schemas)
            throws SQLException {
        return VendorStatistics.tables(connection, TABLES, schemas);
    }

    @Override
    public TableStatistics statistics(Connection connection, RemoteTable table)
            throws SQLException {
        return VendorStatistics.read(connection, table, ROWS, COLUMNS);
    }

    /** By SQLCODE, which the driver gives as the error's number. */
    @Override
    public Optional<ErrorCode> classify(SQLException error) {
        return switch (error.getErrorCode()) {
            case -4214, -30082 -> Optional.of(ErrorCode.SOURCE_AUTHENTICATION_FAILED);
            case -204 -> Optional.of(ErrorCode.SOURCE_TABLE_NOT_FOUND);
            case -205, -206 -> Optional.of(ErrorCode.SCHEMA_CHANGED);
            case -551, -552, -1060 -> Optional.of(ErrorCode.SOURCE_PERMISSION_DENIED);
            case -952 -> Optional.of(ErrorCode.SOURCE_TIMEOUT);
            case -911, -913, -1040, -1226 -> Optional.of(ErrorCode.SOURCE_BUSY);
            case -4499, -4498, -30081, -1013, -1032, -1224, -30061 ->
                    Optional.of(ErrorCode.SOURCE_UNREACHABLE);
            default -> Optional.empty();
        };
    }
}
