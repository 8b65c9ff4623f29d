package io.tauro.connector.trino;

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
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trino and Presto, by their own drivers. */
final class TrinoDatabase implements Database {

    static final List<Option> OPTIONS =
            JdbcOptions.with(
                    Option.of("host", Kind.TEXT, "The coordinator, in place of a url."),
                    Option.of("port", Kind.INTEGER, "The port, with host; default 8080."),
                    Option.of("catalog", Kind.TEXT, "The catalogue, with host."),
                    Option.of("schema", Kind.TEXT, "The schema, with host and catalog."),
                    Option.of("ssl", Kind.BOOLEAN, "Whether to speak TLS, with host."),
                    Option.of("user", Kind.TEXT, "Who connects."),
                    Option.of("password", Kind.SECRET, "The user's password; needs TLS."),
                    Option.of("access_token", Kind.SECRET, "In place of a password; needs TLS."));

    private static final int SYNTAX = 1;

    private final Flavor flavor;
    private final TrinoColumns columns;

    TrinoDatabase(Flavor flavor) {
        this.flavor = flavor;
        this.columns = new TrinoColumns(flavor);
    }

    @Override
    public String name() {
        return flavor.name();
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
        String prefix = "jdbc:" + flavor.scheme() + "://";
        return new UrlOrParts(
                        prefix,
                        prefix + "coordinator:8080/catalog",
                        "host",
                        List.of("port", "catalog", "schema", "ssl"))
                .endpoint(config, host -> fromParts(config, prefix, host));
    }

    private static Endpoint fromParts(ConnectionConfig config, String prefix, String host) {
        String address = UrlOrParts.address(config, host, 8080);
        Optional<String> catalog = config.text("catalog");
        Optional<String> schema = config.text("schema");
        if (schema.isPresent() && catalog.isEmpty()) {
            throw config.invalid("schema", "left out where there is no catalog");
        }
        String path =
                catalog.map(name -> "/" + UrlOrParts.name(config, "catalog", name)).orElse("")
                        + schema.map(name -> "/" + UrlOrParts.name(config, "schema", name))
                                .orElse("");
        return new Endpoint(prefix + address + path, address);
    }

    @Override
    public Map<String, String> driverProperties(PoolSettings pool) {
        return Map.of(flavor.zoneProperty(), "UTC");
    }

    @Override
    public Map<String, String> connectionProperties(ConnectionConfig config) {
        Map<String, String> properties = new HashMap<>();
        config.text("access_token").ifPresent(token -> properties.put("accessToken", token));
        config.bool("ssl").ifPresent(ssl -> properties.put("SSL", String.valueOf(ssl)));
        return properties;
    }

    /** Fails where nobody answers or the user is refused. */
    @Override
    public String sessionStatement() {
        return "SELECT 1";
    }

    @Override
    public boolean streamsInTransaction() {
        return false;
    }

    /** Results come in pages, forwards only. */
    @Override
    public boolean scrolls() {
        return false;
    }

    /** The driver writes them into the text of a statement, which ends at a million characters. */
    @Override
    public int maxParameters() {
        return 2_000;
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
        return TrinoStatistics.read(connection, table);
    }

    @Override
    public Optional<Dialect> dialect() {
        return Optional.of(new TrinoDialect(flavor, columns));
    }

    /** The numbers of StandardErrorCode of both. */
    @Override
    public Optional<ErrorCode> classify(SQLException error) {
        if (String.valueOf(error.getMessage()).startsWith("Authentication failed")) {
            return Optional.of(ErrorCode.SOURCE_AUTHENTICATION_FAILED);
        }
        return flavor.isTrino() ? ofTrino(error) : ofPresto(error);
    }

    private static Optional<ErrorCode> ofTrino(SQLException error) {
        return switch (error.getErrorCode()) {
            case 44, 45, 46 -> Optional.of(ErrorCode.SOURCE_TABLE_NOT_FOUND);
            case 47 -> Optional.of(ErrorCode.SCHEMA_CHANGED);
            default -> ofBoth(error);
        };
    }

    /** To it, what is not there is an error of syntax; only its words tell. */
    private static Optional<ErrorCode> ofPresto(SQLException error) {
        String text = String.valueOf(error.getMessage());
        if (error.getErrorCode() != SYNTAX) {
            return ofBoth(error);
        }
        if (text.contains("does not exist")) {
            return Optional.of(ErrorCode.SOURCE_TABLE_NOT_FOUND);
        }
        return text.contains("cannot be resolved")
                ? Optional.of(ErrorCode.SCHEMA_CHANGED)
                : Optional.empty();
    }

    private static Optional<ErrorCode> ofBoth(SQLException error) {
        return switch (error.getErrorCode()) {
            case 4 -> Optional.of(ErrorCode.SOURCE_PERMISSION_DENIED);
            case 5 -> Optional.of(ErrorCode.SOURCE_TABLE_NOT_FOUND);
            case 0x0001_0005, 0x0001_000C, 0x0002_0001, 0x0002_0002 ->
                    Optional.of(ErrorCode.SOURCE_BUSY);
            case 8 -> Optional.of(ErrorCode.DIVISION_BY_ZERO);
            case 19 -> Optional.of(ErrorCode.NUMERIC_OVERFLOW);
            case 0x0002_0003 -> Optional.of(ErrorCode.SOURCE_TIMEOUT);
            default -> Optional.empty();
        };
    }
}
