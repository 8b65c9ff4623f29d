package io.tauro.connector.jdbc;

import io.tauro.connector.jdbc.QuerySnapshot.Place;
import io.tauro.connector.jdbc.StatisticsCache.Known;
import io.tauro.connector.jdbc.TableParts.Part;
import io.tauro.connector.jdbc.TableRanges.Extent;
import io.tauro.error.ErrorCode;
import io.tauro.error.Suggestions;
import io.tauro.error.TauroException;
import io.tauro.predicate.Predicate;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Cancellation;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectionHealth;
import io.tauro.spi.ConnectionMetrics;
import io.tauro.spi.Connector;
import io.tauro.spi.Health;
import io.tauro.spi.ReadContext;
import io.tauro.spi.RelationalSource;
import io.tauro.spi.SourceTable;
import io.tauro.spi.Split;
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
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A connection to one database. */
final class JdbcConnector implements Connector {

    private static final int HEALTH_SECONDS = 2;

    /** So many keys are sent to fetch the rows that have them; sending more costs what it saves. */
    private static final int MOST_KEYS = 100_000;

    /** So many are sent whatever the source believes of its table. */
    private static final int FEW_KEYS = 100;

    private static final int MOST_PARTS = 64;

    private final Database database;
    private final SourceErrors errors;
    private final Activity activity = new Activity();
    private final Breaker breaker;
    private final Pace pace;
    private final ConnectionPool pool;
    private final List<String> schemas;
    private final Optional<JdbcRelationalSource> relational;
    private final Optional<TableRanges> ranges;
    private final StatisticsCache statistics = new StatisticsCache();
    private final Set<JdbcReader> readers = ConcurrentHashMap.newKeySet();

    JdbcConnector(ConnectionConfig config, Database database) {
        Endpoint endpoint = database.endpoint(config);
        PoolSettings settings = PoolSettings.of(config);
        config.map("properties");
        this.database = database;
        this.relational =
                database.dialect().map(dialect -> new JdbcRelationalSource(this, dialect));
        this.ranges =
                config.bool("parallel_ranges").orElse(false)
                        ? database.ranges().or(database::looseRanges)
                        : database.ranges();
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
        return statistics
                .get(
                        table.source(),
                        () -> {
                            try {
                                return ask(table.source(), connection -> known(connection, table));
                            } catch (TauroException e) {
                                return Known.NOTHING;
                            }
                        })
                .statistics();
    }

    /** The same, as it was when it was asked for last. */
    TableStatistics lastStatistics(RemoteTable table) {
        return statistics.last(table.source()).statistics();
    }

    private Known known(Connection connection, RemoteTable table) throws SQLException {
        TableStatistics counted = database.statistics(connection, table);
        return new Known(
                counted,
                ranges.isPresent()
                        ? ranges.get().extent(connection, table, counted.rows().orElse(0))
                        : Extent.NONE);
    }

    /**
     * The parts of a table that so many connections may read at once; the whole if it is not worth
     * it. Asks nobody.
     */
    List<Split> parts(RemoteTable table, boolean filtered, int atOnce, double expectedRows) {
        Known known = statistics.last(table.source());
        if (ranges.isEmpty() || known.extent().size() < 2 || Math.min(atOnce, pool.most()) < 2) {
            return List.of(Split.WHOLE);
        }
        double rows = known.statistics().rows().orElse(0);
        // Few of the rows are better found by an index, once.
        boolean most = !filtered || expectedRows * 4 >= rows;
        long parts =
                Math.min(
                        Math.min(MOST_PARTS, known.extent().size()),
                        Math.round(rows / ranges.get().rowsOfRange()));
        return !most || parts < 2
                ? List.of(Split.WHOLE)
                : new TableParts(
                                ranges.get().hold(table),
                                ranges.get().cut(table, known.extent(), (int) parts))
                        .splits();
    }

    /** Who does more than to scan tables, if it can. */
    Optional<RelationalSource> relational() {
        return relational.map(source -> source);
    }

    BatchReader open(SourceQuery scan, ReadContext context) {
        return open(scan, Optional.empty(), context);
    }

    /**
     * Reads a scan.
     *
     * @param part the range that the scan is of
     */
    BatchReader open(SourceQuery scan, Optional<Part> part, ReadContext context) {
        return part.isPresent() && database.snapshots().isEmpty()
                ? part.get().all().waiting().open(waits -> loose(scan, part, waits, context))
                : now(scan, part, context);
    }

    /**
     * A range that needs not see what others see.
     *
     * @param waits whether to wait for a connection
     */
    private Optional<BatchReader> loose(
            SourceQuery scan, Optional<Part> part, boolean waits, ReadContext context) {
        if (waits) {
            return Optional.of(now(scan, part, context));
        }
        List<SourceQuery> queries = narrowed(scan, part, context);
        if (queries.size() > 1) {
            return Optional.empty();
        }
        // Other scans of the query may begin before this one ends.
        long others = context.query().map(query -> query.scans() - 1L).orElse(0L);
        Optional<Lease> free = pool.tryBorrow(others, context.cancellation());
        if (free.isEmpty()) {
            return Optional.empty();
        }
        try (Handed handed = new Handed(free.get())) {
            Supplier<Place> place =
                    () ->
                            handed.take()
                                    .map(own -> new Place(own, false, context.cancellation()))
                                    .orElseGet(() -> alone(false, context));
            return Optional.of(
                    RetryingReader.open(
                            () -> reader(queries.get(0), false, place, context),
                            new Retries(activity, context.cancellation())));
        }
    }

    /** A connection that one takes, or nobody. */
    private static final class Handed implements AutoCloseable {
        private @Nullable Lease lease;

        Handed(Lease lease) {
            this.lease = lease;
        }

        Optional<Lease> take() {
            Optional<Lease> taken = Optional.ofNullable(lease);
            lease = null;
            return taken;
        }

        @Override
        public void close() {
            take().ifPresent(Lease::close);
        }
    }

    private BatchReader now(SourceQuery scan, Optional<Part> part, ReadContext context) {
        List<SourceQuery> queries = narrowed(scan, part, context);
        Optional<QuerySnapshot> snapshot = snapshot(part, queries.size(), context);
        snapshot.ifPresent(state -> state.announce(part, queries.size()));
        return queries.size() == 1
                ? open(queries.get(0), part, snapshot, context)
                : new ReaderSequence(
                        queries.iterator(), query -> open(query, part, snapshot, context));
    }

    private BatchReader open(
            SourceQuery query,
            Optional<Part> part,
            Optional<QuerySnapshot> snapshot,
            ReadContext context) {
        Retries retries = new Retries(activity, context.cancellation());
        boolean bulk = isBulk(query, part, context);
        if (snapshot.isEmpty()) {
            return RetryingReader.open(
                    () -> reader(query, bulk, () -> alone(bulk, context), context), retries);
        }
        QuerySnapshot state = snapshot.get();
        try {
            return RetryingReader.open(
                    () -> reader(query, bulk, () -> state.place(bulk, part, context), context),
                    retries);
        } finally {
            state.started();
        }
    }

    /** A connection that others use only if the scan leaves them room. */
    private Place alone(boolean bulk, ReadContext context) {
        Lease lease = pool.borrow(context);
        if (bulk && !lease.isShared()) {
            lease.keepAlone();
        }
        return new Place(lease, bulk && !lease.isShared(), context.cancellation());
    }

    /** The state that several statements of the query see; none is needed for a single one. */
    private Optional<QuerySnapshot> snapshot(
            Optional<Part> part, int statements, ReadContext context) {
        Optional<Snapshots> snapshots = database.snapshots();
        if (snapshots.isEmpty()) {
            return Optional.empty();
        }
        return context.query()
                .filter(query -> part.isPresent() || statements > 1 || query.scans() > 1)
                .map(
                        query ->
                                (QuerySnapshot)
                                        query.keep(
                                                this,
                                                () ->
                                                        new QuerySnapshot(
                                                                pool,
                                                                snapshots.get(),
                                                                errors,
                                                                query)));
    }

    /** Whether a scan is better read in bulk, if it can have a connection for itself. */
    private boolean isBulk(SourceQuery scan, Optional<Part> part, ReadContext context) {
        double expected =
                context.expectedRows().orElse(0) / part.map(one -> one.all().count()).orElse(1);
        return database.bulkReads()
                .filter(
                        way ->
                                expected >= way.worthFrom()
                                        && scan.statement().checks().isEmpty()
                                        && way.takes(
                                                scan.statement().sql(), scan.statement().columns()))
                .isPresent();
    }

    private JdbcReader reader(
            SourceQuery scan, boolean bulk, Supplier<Place> place, ReadContext context) {
        pace.await(context.cancellation());
        JdbcReader reader = new JdbcReader(this, scan, bulk, place.get(), context);
        readers.add(reader);
        if (pool.isClosed()) {
            reader.close();
            throw errors.closed();
        }
        return reader;
    }

    /** Whether only rows with certain values still matter to the query. */
    boolean areFewWanted(ReadContext context) {
        return relational.isPresent() && WantedRows.areListed(context.dynamicFilters(MOST_KEYS));
    }

    /** Only the rows that still matter, as far as that is known by now. */
    private List<SourceQuery> narrowed(SourceQuery scan, Optional<Part> part, ReadContext context) {
        if (relational.isEmpty() || context.dynamicFilters().isEmpty()) {
            return List.of(scan);
        }
        List<Predicate> conditions = context.dynamicFilters(mostKeys(scan));
        return conditions.isEmpty() || isBetterWhole(scan, conditions, part, context)
                ? List.of(scan)
                : relational.get().narrowed(scan, scan.schema(), conditions);
    }

    /** Whether a scan that can be read in bulk loses more by conditions than they leave out. */
    private boolean isBetterWhole(
            SourceQuery scan,
            List<Predicate> conditions,
            Optional<Part> part,
            ReadContext context) {
        return scan instanceof JdbcScan table
                && isBulk(scan, part, context)
                && WantedRows.areMost(conditions, lastStatistics(table.table().remote()));
    }

    /** To send more keys than there are rows costs more than to read these. */
    private static int mostKeys(SourceQuery scan) {
        OptionalDouble rows =
                scan instanceof JdbcScan table
                        ? table.lastEstimate().rows()
                        : OptionalDouble.empty();
        return rows.isEmpty()
                ? MOST_KEYS
                : (int) Math.max(FEW_KEYS, Math.min(MOST_KEYS, rows.getAsDouble()));
    }

    void forget(JdbcReader reader) {
        readers.remove(reader);
    }

    @Override
    public Health health() {
        return check().health();
    }

    @Override
    public ConnectionHealth check() {
        try {
            return ask("its catalogue", connection -> connection.isValid(HEALTH_SECONDS))
                    ? ConnectionHealth.UP
                    : ConnectionHealth.down(ErrorCode.SOURCE_UNREACHABLE);
        } catch (TauroException e) {
            return switch (e.code()) {
                case SOURCE_BUSY, CONTEXT_CLOSED ->
                        new ConnectionHealth(Health.UNKNOWN, Optional.of(e.code()));
                default -> ConnectionHealth.down(e.code());
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
