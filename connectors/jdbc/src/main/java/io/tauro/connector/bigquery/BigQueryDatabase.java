package io.tauro.connector.bigquery;

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
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** BigQuery, by the driver of Google. */
final class BigQueryDatabase implements Database {

    static final List<Option> OPTIONS =
            JdbcOptions.with(
                    Option.of("project_id", Kind.TEXT, "Who pays, in place of a url."),
                    Option.of("location", Kind.TEXT, "Where queries run."),
                    Option.of("dataset", Kind.TEXT, "The dataset of names without one."),
                    Option.of("credentials_path", Kind.PATH, "The key of a service account."),
                    Option.of("access_token", Kind.SECRET, "In place of a key."),
                    Option.of("use_legacy_sql", Kind.BOOLEAN, "Must be false."),
                    Option.of(
                            "maximum_bytes_billed",
                            Kind.SIZE,
                            "The most that a query may be billed for."));

    private static final String SERVICE = "https://www.googleapis.com/bigquery/v2:443";

    private final BigQueryColumns columns = new BigQueryColumns();

    @Override
    public String name() {
        return "BigQuery";
    }

    @Override
    public String driverClass() {
        return "com.google.cloud.bigquery.jdbc.BigQueryDriver";
    }

    @Override
    public String driverCoordinates() {
        return "com.google.cloud:google-cloud-bigquery-jdbc";
    }

    @Override
    public Endpoint endpoint(ConnectionConfig config) {
        if (config.bool("use_legacy_sql").orElse(false)) {
            throw config.invalid("use_legacy_sql", "false: what is sent is GoogleSQL");
        }
        limit(config);
        return new UrlOrParts(
                        "jdbc:bigquery://",
                        "jdbc:bigquery://" + SERVICE + ";ProjectId=acme",
                        "project_id",
                        List.of())
                .endpoint(
                        config,
                        project ->
                                new Endpoint(
                                        "jdbc:bigquery://"
                                                + SERVICE
                                                + ";ProjectId="
                                                + UrlOrParts.name(config, "project_id", project),
                                        "project " + project));
    }

    @Override
    public Map<String, String> driverProperties(PoolSettings pool) {
        return Map.of();
    }

    /** By the key of a service account, by a token, or by what the machine has. */
    @Override
    public Map<String, String> connectionProperties(ConnectionConfig config, Driver driver) {
        Map<String, String> properties = new HashMap<>();
        config.text("location").ifPresent(place -> properties.put("Location", place));
        config.text("dataset").ifPresent(name -> properties.put("DefaultDataset", name));
        if (config.text("url").isEmpty()) {
            properties.put("OAuthType", "3");
        }
        config.path("credentials_path")
                .ifPresent(
                        path -> {
                            properties.put("OAuthType", "0");
                            properties.put("OAuthPvtKeyPath", path.toString());
                        });
        config.text("access_token")
                .ifPresent(
                        token -> {
                            properties.put("OAuthType", "2");
                            properties.put("OAuthAccessToken", token);
                        });
        limit(config).ifPresent(bytes -> properties.put(limitProperty(config, driver), bytes));
        return properties;
    }

    private static Optional<String> limit(ConnectionConfig config) {
        return config.text("maximum_bytes_billed")
                .map(
                        text -> {
                            if (!text.matches("[1-9][0-9]{0,17}")) {
                                throw config.invalid("maximum_bytes_billed", "a number of bytes");
                            }
                            return text;
                        });
    }

    /**
     * The driver's word for the limit. A driver that has none would run any query, so nothing is
     * run through it.
     */
    private static String limitProperty(ConnectionConfig config, Driver driver) {
        try {
            DriverPropertyInfo[] known =
                    driver.getPropertyInfo("jdbc:bigquery://" + SERVICE, new Properties());
            for (DriverPropertyInfo property : known == null ? new DriverPropertyInfo[0] : known) {
                String name = property.name.toLowerCase(Locale.ROOT);
                if (name.equals("maximumbytesbilled") || name.equals("maxbytesbilled")) {
                    return property.name;
                }
            }
        } catch (SQLException e) {
            throw config.invalid(
                    "maximum_bytes_billed", "left out: the driver tells no properties");
        }
        throw config.invalid("maximum_bytes_billed", "left out: the driver has no such limit");
    }

    /** Reads nothing and costs nothing. */
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

    /** The service takes 10,000. */
    @Override
    public int maxParameters() {
        return 9_999;
    }

    @Override
    public String quote(String identifier) {
        return BigQueryCatalog.quote(identifier);
    }

    private MetadataCatalog catalog() {
        return new MetadataCatalog(this::quote, columns::column, false);
    }

    @Override
    public Optional<RemoteTable> load(Connection connection, TableSource source)
            throws SQLException {
        if (source instanceof TableSource.Table table) {
            return BigQueryCatalog.table(connection, table, columns);
        }
        return source instanceof TableSource.Query query
                ? Optional.of(catalog().query(connection, query))
                : Optional.empty();
    }

    @Override
    public List<TableSource> tables(Connection connection, List<String> schemas)
            throws SQLException {
        return catalog().tables(connection, schemas);
    }

    @Override
    public TableStatistics statistics(Connection connection, RemoteTable table)
            throws SQLException {
        return BigQueryCatalog.statistics(connection, table);
    }

    @Override
    public Optional<Dialect> dialect() {
        return Optional.of(new BigQueryDialect(columns));
    }

    /** The service's reasons, which the driver has in its text only. */
    @Override
    public Optional<ErrorCode> classify(SQLException error) {
        String text = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
        if (text.contains("bytesbilledlimitexceeded") || text.contains("limit for bytes billed")) {
            return Optional.of(ErrorCode.SOURCE_BUDGET);
        }
        if (text.contains("division by zero")) {
            return Optional.of(ErrorCode.DIVISION_BY_ZERO);
        }
        if (text.contains("int64 overflow") || text.contains("numeric overflow")) {
            return Optional.of(ErrorCode.NUMERIC_OVERFLOW);
        }
        if (text.contains("ratelimitexceeded") || text.contains("quotaexceeded")) {
            return Optional.of(ErrorCode.SOURCE_BUSY);
        }
        if (text.contains("accessdenied") || text.contains("access denied")) {
            return Optional.of(ErrorCode.SOURCE_PERMISSION_DENIED);
        }
        if (text.contains("not found: table") || text.contains("not found: dataset")) {
            return Optional.of(ErrorCode.SOURCE_TABLE_NOT_FOUND);
        }
        return text.contains("invalid_grant") || text.contains("unauthenticated")
                ? Optional.of(ErrorCode.SOURCE_AUTHENTICATION_FAILED)
                : Optional.empty();
    }
}
