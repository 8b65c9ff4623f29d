package io.tauro.connector.jdbc;

import io.tauro.predicate.Predicate;
import io.tauro.predicate.PredicateOperator;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.TableStatistics;
import io.tauro.table.TableSource;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A database of which only the SQL is looked at: no driver of its own, no server. Tables are
 * described by hand.
 */
public final class OfflineSource implements AutoCloseable {

    private final JdbcConnector connector;

    /** The SQL of a database. */
    public OfflineSource(Database written) {
        this.connector = new JdbcConnector(ConnectionConfig.of("offline", Map.of()), of(written));
    }

    /**
     * The statements that read the rows of a table which have one of so many keys.
     *
     * @param key a column of type INTEGER
     */
    public static List<Sql> keyed(Database written, RemoteTable remote, String key, int keys) {
        try (OfflineSource source = new OfflineSource(written)) {
            JdbcScan scan = (JdbcScan) source.table(remote).plan(ScanRequest.of(List.of(key)));
            List<Object> values = IntStream.range(0, keys).<Object>mapToObj(i -> i).toList();
            return source
                    .relational()
                    .narrowed(
                            scan,
                            scan.schema(),
                            List.of(
                                    Predicate.of(key, PredicateOperator.GTE, 0),
                                    Predicate.of(key, PredicateOperator.IN, values)))
                    .stream()
                    .map(query -> query.statement().sql())
                    .toList();
        }
    }

    JdbcTable table(RemoteTable remote) {
        return new JdbcTable(connector, remote);
    }

    JdbcRelationalSource relational() {
        return (JdbcRelationalSource) connector.relational().orElseThrow();
    }

    @Override
    public void close() {
        connector.close();
    }

    private static Database of(Database written) {
        return new Database() {
            @Override
            public String name() {
                return written.name();
            }

            /** Any driver that is there; nothing is connected. */
            @Override
            public String driverClass() {
                return "org.sqlite.JDBC";
            }

            @Override
            public String driverCoordinates() {
                return written.driverCoordinates();
            }

            @Override
            public Endpoint endpoint(ConnectionConfig config) {
                return new Endpoint("jdbc:sqlite::memory:", "nowhere");
            }

            @Override
            public Map<String, String> driverProperties(PoolSettings pool) {
                return Map.of();
            }

            @Override
            public String sessionStatement() {
                return "SELECT 1";
            }

            @Override
            public boolean streamsInTransaction() {
                return false;
            }

            @Override
            public int maxParameters() {
                return written.maxParameters();
            }

            @Override
            public String quote(String identifier) {
                return written.quote(identifier);
            }

            @Override
            public Optional<RemoteTable> load(Connection connection, TableSource source) {
                return Optional.empty();
            }

            @Override
            public List<TableSource> tables(Connection connection, List<String> schemas) {
                return List.of();
            }

            @Override
            public TableStatistics statistics(Connection connection, RemoteTable table) {
                return TableStatistics.UNKNOWN;
            }

            @Override
            public Optional<Dialect> dialect() {
                return written.dialect();
            }
        };
    }
}
