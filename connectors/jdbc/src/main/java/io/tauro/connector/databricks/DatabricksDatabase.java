package io.tauro.connector.databricks;

import io.tauro.connector.jdbc.Database;
import io.tauro.connector.jdbc.Dialect;
import io.tauro.connector.jdbc.Endpoint;
import io.tauro.connector.jdbc.JdbcOptions;
import io.tauro.connector.jdbc.MetadataCatalog;
import io.tauro.connector.jdbc.PoolSettings;
import io.tauro.connector.jdbc.RemoteTable;
import io.tauro.connector.jdbc.UrlOrParts;
import io.tauro.error.ErrorCode;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.Option;
import io.tauro.spi.Option.Kind;
import io.tauro.spi.TableStatistics;
import io.tauro.table.TableSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQL warehouses of Databricks, by the driver of Databricks. */
final class DatabricksDatabase implements Database {

    static final List<Option> OPTIONS =
            JdbcOptions.with(
                    Option.of("host", Kind.TEXT, "The workspace, in place of a url."),
                    Option.of("port", Kind.INTEGER, "The port, with host; default 443."),
                    Option.of("http_path", Kind.TEXT, "The path of the warehouse, with host."),
                    Option.of("access_token", Kind.SECRET, "A personal access token."),
                    Option.of("catalog", Kind.TEXT, "The catalogue of the session."),
                    Option.of("schema", Kind.TEXT, "The schema of the session."));

    /** As it stands in the details of a table: {@code 1234 bytes, 56 rows}. */
    private static final Pattern SIZE = Pattern.compile("(\\d+) bytes, (\\d+) rows");

    private final DatabricksColumns columns = new DatabricksColumns();

    @Override
    public String name() {
        return "Databricks";
    }

    @Override
    public String driverClass() {
        return "com.databricks.client.jdbc.Driver";
    }

    @Override
    public String driverCoordinates() {
        return "com.databricks:databricks-jdbc";
    }

    @Override
    public Endpoint endpoint(ConnectionConfig config) {
        return new UrlOrParts(
                        "jdbc:databricks://",
                        "jdbc:databricks://host:443;httpPath=/sql/1.0/warehouses/id",
                        "host",
                        List.of("port", "http_path"))
                .endpoint(config, host -> fromParts(config, host));
    }

    private static Endpoint fromParts(ConnectionConfig config, String host) {
        String address = UrlOrParts.address(config, host, 443);
        String path = config.requireText("http_path");
        if (!path.matches("[A-Za-z0-9/._-]+")) {
            throw config.invalid("http_path", "a path such as /sql/1.0/warehouses/id");
        }
        return new Endpoint("jdbc:databricks://" + address + ";httpPath=" + path, address);
    }

    @Override
    public Map<String, String> driverProperties(PoolSettings pool) {
        return Map.of("UserAgentEntry", "tauro", "EnableTimestampNtzTypeName", "1");
    }

    @Override
    public Map<String, String> connectionProperties(ConnectionConfig config) {
        Map<String, String> properties = new HashMap<>();
        config.text("access_token")
                .ifPresent(
                        token ->
                                properties.putAll(
                                        Map.of("AuthMech", "3", "UID", "token", "PWD", token)));
        config.text("catalog").ifPresent(name -> properties.put("ConnCatalog", name));
        config.text("schema").ifPresent(name -> properties.put("ConnSchema", name));
        return properties;
    }

    @Override
    public String sessionStatement() {
        return "SET TIME ZONE 'UTC'";
    }

    /** Out of its range a number is an error only in this mode. */
    @Override
    public List<String> sessionStatements() {
        return List.of(sessionStatement(), "SET ANSI_MODE = true");
    }

    @Override
    public boolean streamsInTransaction() {
        return false;
    }

    /** Results come in pieces, forwards only. */
    @Override
    public boolean scrolls() {
        return false;
    }

    /** The service takes 256. */
    @Override
    public int maxParameters() {
        return 255;
    }

    @Override
    public String quote(String identifier) {
        return '`' + identifier.replace("`", "``") + '`';
    }

    private MetadataCatalog catalog() {
        return new MetadataCatalog(this::quote, columns::column, false);
    }

    @Override
    public Optional<RemoteTable> load(Connection connection, TableSource source)
            throws SQLException {
        return catalog().load(connection, source);
    }

    @Override
    public List<TableSource> tables(Connection connection, List<String> schemas)
            throws SQLException {
        return catalog().tables(connection, schemas).stream()
                .filter(table -> !table.toString().startsWith("information_schema."))
                .toList();
    }

    @Override
    public TableStatistics statistics(Connection connection, RemoteTable table)
            throws SQLException {
        if (table.identity().isEmpty()) {
            return TableStatistics.UNKNOWN;
        }
        try (PreparedStatement statement =
                        connection.prepareStatement("DESCRIBE TABLE EXTENDED " + table.from());
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Matcher size = SIZE.matcher(String.valueOf(rows.getString(2)));
                if ("Statistics".equals(rows.getString(1)) && size.find()) {
                    return new TableStatistics(
                            OptionalDouble.of(Double.parseDouble(size.group(2))),
                            OptionalDouble.of(Double.parseDouble(size.group(1))),
                            Map.of());
                }
            }
        }
        return TableStatistics.UNKNOWN;
    }

    @Override
    public Optional<Dialect> dialect() {
        return Optional.of(new DatabricksDialect(columns));
    }

    /** SQLSTATEs that others have not, and the driver's own words in their place. */
    @Override
    public Optional<ErrorCode> classify(SQLException error) {
        if (isRefused(error)) {
            return Optional.of(ErrorCode.SOURCE_AUTHENTICATION_FAILED);
        }
        String state = error.getSQLState() == null ? "" : error.getSQLState();
        return switch (state) {
            case "42704", "42P01" -> Optional.of(ErrorCode.SOURCE_TABLE_NOT_FOUND);
            case "57014",
                    "HY008",
                    "HYT00",
                    "STATEMENT_EXECUTION_TIMEOUT",
                    "OPERATION_TIMEOUT_ERROR",
                    "EXECUTE_STATEMENT_CANCELLED" ->
                    Optional.of(ErrorCode.SOURCE_TIMEOUT);
            case "57P03", "XXKST", "KD001", "RATE_LIMIT_EXCEEDED" ->
                    Optional.of(ErrorCode.SOURCE_BUSY);
            case "AUTH_ERROR" -> Optional.of(ErrorCode.SOURCE_AUTHENTICATION_FAILED);
            case "CONNECTION_ERROR", "CONNECTION_CLOSED", "SSL_HANDSHAKE_ERROR" ->
                    Optional.of(ErrorCode.SOURCE_UNREACHABLE);
            default -> Optional.empty();
        };
    }

    /** The answer of the service to a token that it does not know. */
    private static boolean isRefused(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            String text = String.valueOf(cause.getMessage());
            if (text.contains("failed by code: 401") || text.contains("failed by code: 403")) {
                return true;
            }
        }
        return false;
    }
}
