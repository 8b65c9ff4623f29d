package io.tauro.connector.mysql;

import io.tauro.connector.jdbc.Database;
import io.tauro.connector.jdbc.Dialect;
import io.tauro.connector.jdbc.Endpoint;
import io.tauro.connector.jdbc.JdbcOptions;
import io.tauro.connector.jdbc.KeyRanges;
import io.tauro.connector.jdbc.PoolSettings;
import io.tauro.connector.jdbc.RemoteTable;
import io.tauro.connector.jdbc.TableRanges;
import io.tauro.connector.jdbc.UrlOrParts;
import io.tauro.error.ErrorCode;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.Option;
import io.tauro.spi.Option.Kind;
import io.tauro.spi.TableStatistics;
import io.tauro.table.TableSource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** MySQL and MariaDB, each by its own driver. */
final class MySqlDatabase implements Database {

    static final List<Option> OPTIONS =
            JdbcOptions.with(
                    Option.of("host", Kind.TEXT, "The host, in place of a url."),
                    Option.of("port", Kind.INTEGER, "The port, with host; default 3306."),
                    Option.of("database", Kind.TEXT, "The database, with host."),
                    Option.of("user", Kind.TEXT, "Who connects."),
                    Option.of("password", Kind.SECRET, "The user's password."),
                    JdbcOptions.PARALLEL_RANGES);

    /**
     * Nothing of what an administrator may have set matters: the clock is that of UTC, what is
     * wrong is an error, names are quoted by backticks, CHAR comes without spaces at its end, IS
     * NULL means what it says, nothing is written, and MariaDB keeps no answers of sub-queries,
     * which it would look up by the collation of a text. What stands in comments is for one of the
     * two.
     */
    private static final String SESSION =
            "SET time_zone = '+00:00', sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION',"
                    + " sql_auto_is_null = 0, max_sort_length = "
                    + MySqlColumns.SORTED_BYTES
                    + ", net_write_timeout = 600"
                    + " /*M! , tx_read_only = 1, optimizer_switch = 'subquery_cache=off' */"
                    + " /*!80000 , transaction_read_only = 1, information_schema_stats_expiry = 0 */";

    private final Flavor flavor;
    private final TableRanges ranges;

    MySqlDatabase(Flavor flavor) {
        this(flavor, new KeyRanges());
    }

    MySqlDatabase(Flavor flavor, TableRanges ranges) {
        this.flavor = flavor;
        this.ranges = ranges;
    }

    @Override
    public String name() {
        return flavor.product();
    }

    @Override
    public String driverClass() {
        return flavor.driverClass();
    }

    @Override
    public String driverCoordinates() {
        return flavor.driverCoordinates();
    }

    @Override
    public Endpoint endpoint(ConnectionConfig config) {
        String prefix = "jdbc:" + flavor.scheme() + ":";
        return new UrlOrParts(
                        prefix,
                        prefix + "//host:3306/database",
                        "host",
                        List.of("port", "database"))
                .endpoint(config, host -> fromParts(config, prefix, host));
    }

    private static Endpoint fromParts(ConnectionConfig config, String prefix, String host) {
        String address = UrlOrParts.address(config, host, 3306);
        String database =
                URLEncoder.encode(config.text("database").orElse(""), StandardCharsets.UTF_8)
                        .replace("+", "%20");
        return new Endpoint(prefix + "//" + address + "/" + database, address);
    }

    @Override
    public Map<String, String> driverProperties(PoolSettings pool) {
        Map<String, String> properties = new HashMap<>(flavor.properties());
        properties.put("connectTimeout", String.valueOf(pool.connectionTimeout().toMillis()));
        return properties;
    }

    @Override
    public String sessionStatement() {
        return SESSION;
    }

    @Override
    public boolean streamsInTransaction() {
        return false;
    }

    /** Connector/J streams row by row, when it is told by this number, or holds all rows. */
    @Override
    public int fetchSize(int rows) {
        return flavor.isMariaDb() ? rows : Integer.MIN_VALUE;
    }

    /** What was not read is read before anything else can be asked. */
    @Override
    public boolean drainsOnClose() {
        return true;
    }

    /** The server does not know the statement any more, or asks for it again. */
    @Override
    public boolean isOutdated(SQLException error) {
        return error.getErrorCode() == 1243 || error.getErrorCode() == 1615;
    }

    @Override
    public int maxParameters() {
        return 65_535;
    }

    static String identifier(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    @Override
    public String quote(String identifier) {
        return identifier(identifier);
    }

    @Override
    public Optional<RemoteTable> load(Connection connection, TableSource source)
            throws SQLException {
        if (source instanceof TableSource.Table table) {
            return MySqlCatalog.table(connection, table);
        }
        return source instanceof TableSource.Query query
                ? Optional.of(MySqlCatalog.query(connection, query))
                : Optional.empty();
    }

    @Override
    public List<TableSource> tables(Connection connection, List<String> schemas)
            throws SQLException {
        return MySqlCatalog.tables(connection, schemas);
    }

    @Override
    public TableStatistics statistics(Connection connection, RemoteTable table)
            throws SQLException {
        return MySqlStatistics.read(connection, table);
    }

    @Override
    public Optional<Dialect> dialect() {
        return Optional.of(new MySqlDialect());
    }

    /** Transactions of two connections see two states. */
    @Override
    public Optional<TableRanges> looseRanges() {
        return Optional.of(ranges);
    }

    /** The numbers of the server, which both share as far as they are older than the two. */
    @Override
    public Optional<ErrorCode> classify(SQLException error) {
        return switch (error.getErrorCode()) {
            case 1045, 1130, 1251, 1698, 1820, 1862, 3118, 3955, 4151 ->
                    Optional.of(ErrorCode.SOURCE_AUTHENTICATION_FAILED);
            case 1044, 1142, 1143, 1227, 1370 -> Optional.of(ErrorCode.SOURCE_PERMISSION_DENIED);
            case 1051, 1146, 1356 -> Optional.of(ErrorCode.SOURCE_TABLE_NOT_FOUND);
            case 1054 -> Optional.of(ErrorCode.SCHEMA_CHANGED);
            case 1049, 1053, 1077, 1079, 1152, 1184, 1927, 2006, 2013, 4031 ->
                    Optional.of(ErrorCode.SOURCE_UNREACHABLE);
            case 1040, 1203, 1205, 1213, 1226 -> Optional.of(ErrorCode.SOURCE_BUSY);
            case 1317, 1969, 3024 -> Optional.of(ErrorCode.SOURCE_TIMEOUT);
            // Connector/J gives them the state of a text that is too long.
            case 1264, 1690 -> Optional.of(ErrorCode.NUMERIC_OVERFLOW);
            case 1365 -> Optional.of(ErrorCode.DIVISION_BY_ZERO);
            default -> Optional.empty();
        };
    }
}
