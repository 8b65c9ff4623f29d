package io.tauro.connector.snowflake;

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

/** Snowflake, by its own driver. */
final class SnowflakeDatabase implements Database {

    static final List<Option> OPTIONS =
            JdbcOptions.with(
                    Option.of("account", Kind.TEXT, "organization-account, in place of a url."),
                    Option.of("warehouse", Kind.TEXT, "Which warehouse computes."),
                    Option.of("role", Kind.TEXT, "The role of the session."),
                    Option.of("database", Kind.TEXT, "The database."),
                    Option.of("schema", Kind.TEXT, "The schema."),
                    Option.of("user", Kind.TEXT, "Who connects."),
                    Option.of("password", Kind.SECRET, "The user's password."),
                    Option.of("private_key_path", Kind.PATH, "A key in PKCS #8 form."),
                    Option.of("private_key_password", Kind.SECRET, "What encrypts the key."),
                    Option.of("oauth_token", Kind.SECRET, "A token, in place of a password."),
                    Option.of("api_timeout", Kind.DURATION, "How long a request may take."));

    private static final Map<String, String> PROPERTIES =
            Map.of(
                    "warehouse", "warehouse",
                    "role", "role",
                    "database", "db",
                    "schema", "schema",
                    "private_key_password", "private_key_pwd");

    private final SnowflakeColumns columns = new SnowflakeColumns();

    @Override
    public String name() {
        return "Snowflake";
    }

    @Override
    public String driverClass() {
        return "net.snowflake.client.jdbc.SnowflakeDriver";
    }

    @Override
    public String driverCoordinates() {
        return "net.snowflake:snowflake-jdbc";
    }

    @Override
    public Endpoint endpoint(ConnectionConfig config) {
        return new UrlOrParts(
                        "jdbc:snowflake://",
                        "jdbc:snowflake://organization-account.snowflakecomputing.com",
                        "account",
                        List.of())
                .endpoint(
                        config,
                        account -> {
                            if (!account.matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*")) {
                                throw config.invalid("account", "such as organization-account");
                            }
                            String host = account + ".snowflakecomputing.com";
                            return new Endpoint("jdbc:snowflake://" + host, host);
                        });
    }

    @Override
    public Map<String, String> driverProperties(PoolSettings pool) {
        long seconds = Math.max(1, (pool.connectionTimeout().toMillis() + 999) / 1000);
        return Map.of("application", "tauro", "loginTimeout", String.valueOf(seconds));
    }

    /** By a key, by a token, or else by a password. */
    @Override
    public Map<String, String> connectionProperties(ConnectionConfig config) {
        Map<String, String> properties = new HashMap<>();
        PROPERTIES.forEach(
                (option, property) ->
                        config.text(option).ifPresent(value -> properties.put(property, value)));
        config.duration("api_timeout")
                .ifPresent(
                        timeout ->
                                properties.put(
                                        "networkTimeout", String.valueOf(timeout.toMillis())));
        config.path("private_key_path")
                .ifPresent(
                        path -> {
                            properties.put("private_key_file", path.toString());
                            properties.put("authenticator", "snowflake_jwt");
                        });
        config.text("oauth_token")
                .ifPresent(
                        token -> {
                            properties.put("token", token);
                            properties.put("authenticator", "oauth");
                        });
        return properties;
    }

    /** So that no setting of the account changes what a statement means. */
    @Override
    public String sessionStatement() {
        return "ALTER SESSION SET TIMEZONE = 'UTC' QUOTED_IDENTIFIERS_IGNORE_CASE = FALSE"
                + " JDBC_TREAT_DECIMAL_AS_INT = FALSE QUERY_TAG = 'tauro'";
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

    /** A list has at most 16,384 members. */
    @Override
    public int maxParameters() {
        return 16_000;
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
                .filter(table -> !table.toString().startsWith("INFORMATION_SCHEMA."))
                .toList();
    }

    @Override
    public TableStatistics statistics(Connection connection, RemoteTable table)
            throws SQLException {
        List<String> path = table.identity();
        if (path.isEmpty()) {
            return TableStatistics.UNKNOWN;
        }
        int size = path.size();
        String schema = size > 1 ? path.get(size - 2) : connection.getSchema();
        String views = (size > 2 ? quote(path.get(0)) + "." : "") + "INFORMATION_SCHEMA";
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT ROW_COUNT, BYTES FROM "
                                + views
                                + ".TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?")) {
            statement.setString(1, schema);
            statement.setString(2, path.get(size - 1));
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next() || rows.getObject(1) == null) {
                    return TableStatistics.UNKNOWN;
                }
                return new TableStatistics(
                        OptionalDouble.of(rows.getDouble(1)),
                        OptionalDouble.of(rows.getDouble(2)),
                        Map.of());
            }
        }
    }

    @Override
    public Optional<Dialect> dialect() {
        return Optional.of(new SnowflakeDialect(columns));
    }

    /** The numbers of the service, and those of the driver. */
    @Override
    public Optional<ErrorCode> classify(SQLException error) {
        return switch (error.getErrorCode()) {
            case 390100, 390101, 390102, 390104, 390144, 390195, 390303, 390318, 390422 ->
                    Optional.of(ErrorCode.SOURCE_AUTHENTICATION_FAILED);
            case 2003, 2043 -> Optional.of(ErrorCode.SOURCE_TABLE_NOT_FOUND);
            case 904 -> Optional.of(ErrorCode.SCHEMA_CHANGED);
            case 3001, 3540 -> Optional.of(ErrorCode.SOURCE_PERMISSION_DENIED);
            case 604, 630 -> Optional.of(ErrorCode.SOURCE_TIMEOUT);
            case 200001, 200015, 390114 -> Optional.of(ErrorCode.SOURCE_UNREACHABLE);
            default -> Optional.empty();
        };
    }
}
