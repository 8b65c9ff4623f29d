package io.tauro.connector.redshift;

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
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Amazon Redshift, by the driver of Amazon. */
final class RedshiftDatabase implements Database {

    static final List<Option> OPTIONS =
            JdbcOptions.with(
                    Option.of("host", Kind.TEXT, "The host, in place of a url."),
                    Option.of("port", Kind.INTEGER, "The port, with host; default 5439."),
                    Option.of("database", Kind.TEXT, "The database, with host."),
                    Option.of("user", Kind.TEXT, "Who connects."),
                    Option.of("password", Kind.SECRET, "The user's password."),
                    Option.of("sslmode", Kind.TEXT, "disable, verify-ca or verify-full."));

    private final RedshiftColumns columns = new RedshiftColumns();

    @Override
    public String name() {
        return "Redshift";
    }

    @Override
    public String driverClass() {
        return "com.amazon.redshift.Driver";
    }

    @Override
    public String driverCoordinates() {
        return "com.amazon.redshift:redshift-jdbc42";
    }

    @Override
    public Endpoint endpoint(ConnectionConfig config) {
        return new UrlOrParts(
                        "jdbc:redshift://",
                        "jdbc:redshift://host:5439/database",
                        "host",
                        List.of("port", "database"))
                .endpoint(config, host -> fromParts(config, host));
    }

    private static Endpoint fromParts(ConnectionConfig config, String host) {
        String address = UrlOrParts.address(config, host, 5439);
        String database = UrlOrParts.name(config, "database", config.requireText("database"));
        return new Endpoint("jdbc:redshift://" + address + "/" + database, address);
    }

    @Override
    public Map<String, String> driverProperties(PoolSettings pool) {
        long seconds = Math.max(1, (pool.connectionTimeout().toMillis() + 999) / 1000);
        return Map.of("ApplicationName", "tauro", "loginTimeout", String.valueOf(seconds));
    }

    @Override
    public Map<String, String> connectionProperties(ConnectionConfig config) {
        Map<String, String> properties = new HashMap<>();
        config.text("sslmode")
                .ifPresent(
                        mode -> {
                            properties.put("ssl", String.valueOf(!mode.equals("disable")));
                            if (mode.startsWith("verify-")) {
                                properties.put("sslmode", mode);
                            }
                        });
        return properties;
    }

    @Override
    public String sessionStatement() {
        return "SET timezone TO 'UTC'";
    }

    @Override
    public List<String> sessionStatements() {
        return List.of(sessionStatement(), "SET datestyle TO 'ISO'");
    }

    /** The driver keeps the whole result of a statement outside of a transaction. */
    @Override
    public boolean streamsInTransaction() {
        return true;
    }

    /** The driver would set a parameter for it that not each user may set. */
    @Override
    public boolean hasReadOnlyConnections() {
        return false;
    }

    @Override
    public boolean scrolls() {
        return false;
    }

    @Override
    public int maxParameters() {
        return 32_767;
    }

    @Override
    public Optional<RemoteTable> load(Connection connection, TableSource source)
            throws SQLException {
        if (source instanceof TableSource.Table table) {
            return RedshiftCatalog.table(connection, table, columns);
        }
        return source instanceof TableSource.Query query
                ? Optional.of(
                        new MetadataCatalog(this::quote, columns::column, false)
                                .query(connection, query))
                : Optional.empty();
    }

    @Override
    public List<TableSource> tables(Connection connection, List<String> schemas)
            throws SQLException {
        return RedshiftCatalog.tables(connection, schemas);
    }

    @Override
    public TableStatistics statistics(Connection connection, RemoteTable table)
            throws SQLException {
        return RedshiftCatalog.statistics(connection, table);
    }

    @Override
    public Optional<Dialect> dialect() {
        return Optional.of(new RedshiftDialect(columns));
    }

    @Override
    public Optional<ErrorCode> classify(SQLException error) {
        String state = error.getSQLState() == null ? "" : error.getSQLState();
        return switch (state) {
            case "57014" -> Optional.of(ErrorCode.SOURCE_TIMEOUT);
            case "57P01", "57P02", "57P03", "3D000" -> Optional.of(ErrorCode.SOURCE_UNREACHABLE);
            case "53300" -> Optional.of(ErrorCode.SOURCE_BUSY);
            default -> Optional.empty();
        };
    }

    /** As with PostgreSQL, the statement's own cancel does nothing while rows are fetched. */
    @Override
    public void cancel(Connection connection, Statement statement) throws SQLException {
        Connection own = connection.unwrap(Connection.class);
        try {
            own.getClass().getMethod("cancelQuery").invoke(own);
        } catch (InvocationTargetException e) {
            throw new SQLException("The server was not told to cancel", e);
        } catch (ReflectiveOperationException e) {
            statement.cancel();
        }
    }
}
