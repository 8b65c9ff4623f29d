package io.tauro.connector.generic;

import io.tauro.connector.jdbc.Database;
import io.tauro.connector.jdbc.Endpoint;
import io.tauro.connector.jdbc.MetadataCatalog;
import io.tauro.connector.jdbc.PoolSettings;
import io.tauro.connector.jdbc.RemoteTable;
import io.tauro.connector.jdbc.RemoteTable.Lookups;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.TableStatistics;
import io.tauro.table.TableSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A database of which nothing is known but what its driver says. */
final class AnyDatabase implements Database {

    /** The fewest that databases are known to take. */
    private static final int FEW_PARAMETERS = 900;

    private final String url;
    private final Optional<String> driver;

    AnyDatabase(String url, Optional<String> driver) {
        this.url = url;
        this.driver = driver;
    }

    /** What stands behind {@code jdbc:} in the URL, which is all of it that holds no secret. */
    private String product() {
        String[] parts = url.split(":", 3);
        return parts.length == 3 && parts[1].matches("[A-Za-z0-9_.+-]+")
                ? parts[1].toLowerCase(Locale.ROOT)
                : "unknown";
    }

    @Override
    public String name() {
        return "JDBC source '" + product() + "'";
    }

    @Override
    public String driverClass() {
        return driver.or(() -> DriverLookup.byUrl(url)).orElse("");
    }

    @Override
    public String driverCoordinates() {
        return "that its vendor names, or give the class of the driver in the option 'driver'";
    }

    @Override
    public Endpoint endpoint(ConnectionConfig config) {
        if (!url.matches("jdbc:[A-Za-z0-9_.+-]+:.+")) {
            throw config.invalid("url", "a URL such as jdbc:product://host/database");
        }
        return new Endpoint(url, "the URL of product '" + product() + "'");
    }

    @Override
    public Map<String, String> driverProperties(PoolSettings pool) {
        return Map.of();
    }

    @Override
    public String sessionStatement() {
        return "";
    }

    /** No statement is common to all databases. */
    @Override
    public List<String> sessionStatements() {
        return List.of();
    }

    @Override
    public boolean hasReadOnlyConnections() {
        return false;
    }

    @Override
    public boolean scrolls() {
        return false;
    }

    @Override
    public boolean limitsScans() {
        return false;
    }

    @Override
    public boolean streamsInTransaction() {
        return false;
    }

    @Override
    public int maxParameters() {
        return FEW_PARAMETERS;
    }

    @Override
    public Optional<RemoteTable> load(Connection connection, TableSource source)
            throws SQLException {
        MetadataCatalog catalog = catalog(connection);
        Optional<RemoteTable> found = catalog.load(connection, source);
        return found.map(
                table ->
                        new RemoteTable(
                                table.source(),
                                table.from(),
                                table.columns(),
                                List.of(),
                                Lookups.UNKNOWN));
    }

    private static MetadataCatalog catalog(Connection connection) throws SQLException {
        return new MetadataCatalog(
                quoting(connection.getMetaData().getIdentifierQuoteString()),
                AnyColumns::column,
                !connection.getMetaData().supportsSchemasInDataManipulation()
                        && connection.getMetaData().supportsCatalogsInDataManipulation());
    }

    /**
     * How names are quoted. Where there is no way, only those that need none can be asked for;
     * others become a name that no table has.
     */
    private static UnaryOperator<String> quoting(String quote) {
        return quote == null || quote.isBlank()
                ? name -> name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : "name_without_quotes"
                : name -> quote + name.replace(quote, quote + quote) + quote;
    }

    @Override
    public List<TableSource> tables(Connection connection, List<String> schemas)
            throws SQLException {
        return catalog(connection).tables(connection, schemas).stream()
                .filter(table -> schemas.isEmpty() ? !isInternal(table) : true)
                .toList();
    }

    private static boolean isInternal(TableSource table) {
        List<String> path = ((TableSource.Table) table).path();
        return path.size() > 1
                && path.get(0).toUpperCase(Locale.ROOT).matches("INFORMATION_SCHEMA|SYS.*|PG_.*");
    }

    @Override
    public TableStatistics statistics(Connection connection, RemoteTable table) {
        return TableStatistics.UNKNOWN;
    }
}
