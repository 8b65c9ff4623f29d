package io.tauro.connector.sqlserver;

import io.tauro.connector.jdbc.Database;
import io.tauro.connector.jdbc.Dialect;
import io.tauro.connector.jdbc.Endpoint;
import io.tauro.connector.jdbc.MetadataCatalog;
import io.tauro.connector.jdbc.PoolSettings;
import io.tauro.connector.jdbc.RemoteTable;
import io.tauro.connector.jdbc.VendorStatistics;
import io.tauro.error.ErrorCode;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.TableStatistics;
import io.tauro.table.TableSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SQL Server from 2016 on, Azure SQL and Azure Synapse, by Microsoft's driver. */
final class SqlServerDatabase implements Database {

    private static final String TABLES =
            """
            SELECT s.name, o.name
            FROM sys.objects o JOIN sys.schemas s ON s.schema_id = o.schema_id
            WHERE o.type IN ('U', 'V') AND o.is_ms_shipped = 0
            ORDER BY s.name, o.name""";

    /** Rows and bytes of a table's partitions, without its indexes. */
    static final String ROWS =
            """
            SELECT SUM(CAST(p.rows AS float)), SUM(CAST(a.pages AS float)) * 8192
            FROM sys.partitions p
                 JOIN sys.objects o ON o.object_id = p.object_id
                 JOIN sys.schemas s ON s.schema_id = o.schema_id
                 OUTER APPLY (SELECT SUM(u.used_pages) AS pages FROM sys.allocation_units u
                              WHERE u.container_id IN (p.hobt_id, p.partition_id)) a
            WHERE p.index_id IN (0, 1) AND s.name = ? AND o.name = ?""";

    /** What the histograms of first columns tell; one whose bound is null has the nulls. */
    static final String COLUMNS =
            """
            SELECT c.name, CAST(MAX(h.different) AS float), MAX(h.nulls)
            FROM sys.stats st
                 JOIN sys.objects o ON o.object_id = st.object_id
                 JOIN sys.schemas s ON s.schema_id = o.schema_id
                 JOIN sys.stats_columns k ON k.object_id = st.object_id
                      AND k.stats_id = st.stats_id AND k.stats_column_id = 1
                 JOIN sys.columns c ON c.object_id = k.object_id AND c.column_id = k.column_id
                 CROSS APPLY (
                   SELECT SUM(x.distinct_range_rows) + COUNT(x.range_high_key) AS different,
                          SUM(CASE WHEN x.range_high_key IS NULL
                                   THEN CAST(x.equal_rows AS float) ELSE 0 END)
                          / NULLIF(SUM(CAST(x.range_rows AS float) + x.equal_rows), 0) AS nulls
                   FROM sys.dm_db_stats_histogram(st.object_id, st.stats_id) x) h
            WHERE st.has_filter = 0 AND s.name = ? AND o.name = ?
            GROUP BY c.name""";

    private final boolean synapse;

    SqlServerDatabase(boolean synapse) {
        this.synapse = synapse;
    }

    @Override
    public String name() {
        return synapse ? "Azure Synapse" : "SQL Server";
    }

    @Override
    public String driverClass() {
        return "com.microsoft.sqlserver.jdbc.SQLServerDriver";
    }

    @Override
    public String driverCoordinates() {
        return "com.microsoft.sqlserver:mssql-jdbc";
    }

    @Override
    public Endpoint endpoint(ConnectionConfig config) {
        return SqlServerUrl.of(config);
    }

    /** Results are buffered as far as they are read. */
    @Override
    public Map<String, String> driverProperties(PoolSettings pool) {
        String seconds =
                String.valueOf(Math.max(1, (pool.connectionTimeout().toMillis() + 999) / 1000));
        return Map.of(
                "applicationName", "tauro",
                "applicationIntent", "ReadOnly",
                "loginTimeout", seconds,
                "responseBuffering", "adaptive",
                "sendStringParametersAsUnicode", "true");
    }

    /** Null means what it means in the standard, and a number that does not fit is an error. */
    @Override
    public String sessionStatement() {
        return synapse
                ? "SELECT 1"
                : "SET ANSI_NULLS ON; SET ANSI_WARNINGS ON; SET ARITHABORT ON;"
                        + " SET CONCAT_NULL_YIELDS_NULL ON; SET NUMERIC_ROUNDABORT OFF;"
                        + " SET QUOTED_IDENTIFIER ON; SET LANGUAGE us_english";
    }

    @Override
    public boolean streamsInTransaction() {
        return false;
    }

    /** A server-side cursor would be opened for it. */
    @Override
    public boolean scrolls() {
        return false;
    }

    /** 2,100, of which some are the driver's. */
    @Override
    public int maxParameters() {
        return 2_000;
    }

    @Override
    public String quote(String identifier) {
        return "[" + identifier.replace("]", "]]") + "]";
    }

    private MetadataCatalog catalog() {
        return new MetadataCatalog(this::quote, new SqlServerColumns()::remote, false);
    }

    @Override
    public Optional<RemoteTable> load(Connection connection, TableSource source)
            throws SQLException {
        if (source instanceof TableSource.Table table) {
            List<String> path = table.path();
            String schema = path.size() == 1 ? connection.getSchema() : path.get(path.size() - 2);
            return catalog()
                    .table(connection, table)
                    .map(
                            found ->
                                    new RemoteTable(
                                            found.source(),
                                            found.from(),
                                            found.columns(),
                                            List.of(schema, table.name()),
                                            found.lookups()));
        }
        return source instanceof TableSource.Query query
                ? Optional.of(catalog().query(connection, query))
                : Optional.empty();
    }

    @Override
    public Optional<Dialect> dialect() {
        return Optional.of(new SqlServerDialect(!synapse));
    }

    @Override
    public List<TableSource> tables(Connection connection, List<String> schemas)
            throws SQLException {
        return VendorStatistics.tables(connection, TABLES, schemas);
    }

    /** Synapse spreads a table over databases, and its views of them need other rights. */
    @Override
    public TableStatistics statistics(Connection connection, RemoteTable table)
            throws SQLException {
        if (synapse) {
            return TableStatistics.UNKNOWN;
        }
        try {
            return VendorStatistics.read(connection, table, ROWS, COLUMNS);
        } catch (SQLException e) {
            // Before 2016 SP1 CU2 there is no such function, and it asks for rights of its own.
            return VendorStatistics.read(connection, table, ROWS, "");
        }
    }

    /** Numbers of the cloud that mean to try again, and a deadlock. */
    @Override
    public boolean isTransient(SQLException error) {
        return switch (error.getErrorCode()) {
            case 926, 1205, 4060, 4221, 10928, 10929, 40197, 40501, 40613, 49918, 49919, 49920 ->
                    true;
            default -> Database.super.isTransient(error);
        };
    }

    /** By the number of the error, since the driver's SQLSTATE is mostly S0001. */
    @Override
    public Optional<ErrorCode> classify(SQLException error) {
        String state = String.valueOf(error.getSQLState());
        if (state.equals("HY008") || state.equals("HYT00")) {
            return Optional.of(ErrorCode.SOURCE_TIMEOUT);
        }
        return switch (error.getErrorCode()) {
            case 18456, 18452, 18470, 18486, 18487, 18488 ->
                    Optional.of(ErrorCode.SOURCE_AUTHENTICATION_FAILED);
            case 208 -> Optional.of(ErrorCode.SOURCE_TABLE_NOT_FOUND);
            case 207 -> Optional.of(ErrorCode.SCHEMA_CHANGED);
            case 229, 230, 262, 297, 300, 916 -> Optional.of(ErrorCode.SOURCE_PERMISSION_DENIED);
            case 220, 232, 8115 -> Optional.of(ErrorCode.NUMERIC_OVERFLOW);
            case 8134 -> Optional.of(ErrorCode.DIVISION_BY_ZERO);
            case 1222, 3617 -> Optional.of(ErrorCode.SOURCE_TIMEOUT);
            case 1205, 701, 10928, 10929, 40501, 49918, 49919, 49920, 17809 ->
                    Optional.of(ErrorCode.SOURCE_BUSY);
            case 911, 4060, 40197, 40613, 42108, 42109, 6005, 233, 10053, 10054, 10060 ->
                    Optional.of(ErrorCode.SOURCE_UNREACHABLE);
            default -> Optional.empty();
        };
    }
}
