package io.tauro.connector.jdbc;

import io.tauro.error.Suggestions;
import io.tauro.error.TauroException;
import io.tauro.predicate.Predicate;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Cancellation;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectionMetrics;
import io.tauro.spi.Connector;
import io.tauro.spi.Health;
import io.tauro.spi.ReadContext;
import io.tauro.spi.RelationalSource;
import io.tauro.spi.SourceTable;
import io.tauro.spi.TableStatistics;
import io.tauro.table.TableSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A connection to one database. */
final class JdbcConnector implements Connector {

    private static final int HEALTH_SECONDS = 2;

    /** So many keys are sent to fetch the rows that have them; sending more costs what it saves. */
    private static final int MOST_KEYS = 100_000;

    /** So many are sent whatever the source believes of its table. */
    private static final int FEW_KEYS = 100;

    private final Database database;
    private final SourceErrors errors;
    private final Activity activity = new Activity();
    private final Breaker breaker;
    private final Pace pace;
    private final ConnectionPool pool;
    private final List<String> schemas;
    private final Optional<JdbcRelationalSource> relational;
    private final StatisticsCache statistics = new StatisticsCache();
    private final Set<JdbcReader> readers = ConcurrentHashMap.newKeySet();

    JdbcConnector(ConnectionConfig config, Database database) {
        Endpoint endpoint = database.endpoint(config);
        PoolSettings settings = PoolSettings.of(config);
        config.map("properties");
        this.database = database;
        this.relational =
                database.dialect().map(dialect -> new JdbcRelationalSource(this, dialect));
        this.errors = new SourceErrors(config.id(), database, endpoint);
        this.schemas = JdbcOptions.schemaFilter(config);
        this.breaker = new Breaker(config.id(), Clock.systemUTC(), errors::isUnreachable);
        this.pace =
                new Pace(
                        config.id(),
                        RateLimit.of(config),
                        settings.connectionTimeout(),
                        activity,
                        errors);
        this.pool =
                new ConnectionPool(
                        config.id(),
                        settings,
                        new DriverSource(database, endpoint, config, settings, breaker, activity),
                        errors,
                        activity,
                        database.interleavesReads());
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Asks on a connection of its own, about a table or a query that is not known yet, or about
     * something else.
     */
    private <T> T ask(Object about, Work<T> work) {
        Retries retries = new Retries(activity, new Cancellation());
        while (true) {
            pace.await(new Cancellation());
            try (Lease lease = pool.borrow(new Cancellation())) {
                try {
                    return on(lease.connection(), work);
                } catch (SQLException e) {
                    lease.judge(e);
                    throw e;
                }
            } catch (SQLException e) {
                throwIfClosed();
                if (!errors.isTransient(e) || !retries.again()) {
                    throw errors.lookingUp(e, about);
                }
            }
        }
    }

    private <T> T on(Connection connection, Work<T> work) throws SQLException {
        if (database.streamsInTransaction()) {
            connection.setAutoCommit(false);
        }
        return work.on(connection);
    }

    @Override
    public SourceTable table(TableSource source) {
        return ask(
                source,
                connection -> {
                    RemoteTable table =
                            database.load(connection, source)
                                    .orElseThrow(
                                            () ->
                                                    errors.tableNotFound(
                                                            source,
                                                            suggestion(connection, source)));
                    return new JdbcTable(this, table);
                });
    }

    private String suggestion(Connection connection, TableSource wanted) {
        try {
            List<TableSource> tables = database.tables(connection, List.of());
            if (wanted instanceof TableSource.Table table && table.path().size() == 1) {
                String byName =
                        Suggestions.didYouMean(
                                table.name(),
                                tables.stream()
                                        .map(other -> ((TableSource.Table) other).name())
                                        .toList());
                if (!byName.isEmpty()) {
                    return byName;
                }
            }
            return Suggestions.didYouMean(
                    wanted.toString(), tables.stream().map(TableSource::toString).toList());
        } catch (SQLException e) {
            return "";
        }
    }

    @Override
    public Stream<TableSource> discover() {
        return ask("its catalogue", connection -> database.tables(connection, schemas)).stream();
    }

    /**
     * What the source knows of a table; unknown if it cannot be asked, since planning goes on
     * without.
     */
    TableStatistics statistics(RemoteTable table) {
        return statistics.get(
                table.source(),
                () -> {
                    try {
                        return ask(
                                table.source(),
                                connection -> database.statistics(connection, table));
                    } catch (TauroException e) {
                        return TableStatistics.UNKNOWN;
                    }
                });
    }

    /** Who does more than to scan tables, if it can. */
    Optional<RelationalSource> relational() {
        return relational.map(source -> source);
    }

    BatchReader open(SourceQuery scan, ReadContext context) {
        List<SourceQuery> queries = narrowed(scan, context);
        return queries.size() == 1
                ? open(queries.get(0), new Retries(activity, context.cancellation()), context)
                : new ReaderSequence(
                        queries.iterator(),
                        query ->
                                open(
                                        query,
                                        new Retries(activity, context.cancellation()),
                                        context));
    }

    private BatchReader open(SourceQuery query, Retries retries, ReadContext context) {
        return RetryingReader.open(() -> reader(query, context), retries);
    }

    private JdbcReader reader(SourceQuery scan, ReadContext context) {
        pace.await(context.cancellation());
        JdbcReader reader = new JdbcReader(this, scan, context, pool.borrow(context));
        readers.add(reader);
        if (pool.isClosed()) {
            reader.close();
            throw errors.closed();
        }
        return reader;
    }

    /** Only the rows that still matter, as far as that is known by now. */
    private List<SourceQuery> narrowed(SourceQuery scan, ReadContext context) {
        if (relational.isEmpty()) {
            return List.of(scan);
        }
        List<Predicate> conditions = context.dynamicFilters(mostKeys(scan));
        return conditions.isEmpty()
                ? List.of(scan)
                : relational.get().narrowed(scan, scan.schema(), conditions);
    }

    /** To send more keys than there are rows costs more than to read these. */
    private static int mostKeys(SourceQuery scan) {
        OptionalDouble rows =
                scan instanceof JdbcScan table ? table.estimate().rows() : OptionalDouble.empty();
        return rows.isEmpty()
                ? MOST_KEYS
                : (int) Math.max(FEW_KEYS, Math.min(MOST_KEYS, rows.getAsDouble()));
    }

    void forget(JdbcReader reader) {
        readers.remove(reader);
    }

    @Override
    public Health health() {
        try {
            return ask("its catalogue", connection -> connection.isValid(HEALTH_SECONDS))
                    ? Health.UP
                    : Health.DOWN;
        } catch (TauroException e) {
            return switch (e.code()) {
                case SOURCE_BUSY, CONTEXT_CLOSED -> Health.UNKNOWN;
                default -> Health.DOWN;
            };
        }
    }

    @Override
    public ConnectionMetrics metrics() {
        return activity.metrics(pool.active(), pool.open(), breaker.isResting());
    }

    void throwIfClosed() {
        if (pool.isClosed()) {
            throw errors.closed();
        }
    }

    Database database() {
        return database;
    }

    SourceErrors errors() {
        return errors;
    }

    ConnectionPool pool() {
        return pool;
    }

    @Override
    public void close() {
        pool.refuse();
        readers.forEach(JdbcReader::abandon);
        pool.close();
    }

    @Override
    public String toString() {
        return database.name();
    }
}
