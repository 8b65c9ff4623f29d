package io.tauro.registry;

import io.tauro.error.ErrorCategory;
import io.tauro.error.ErrorCode;
import io.tauro.error.Suggestions;
import io.tauro.error.TauroException;
import io.tauro.spi.ConnectionHealth;
import io.tauro.spi.ConnectionMetrics;
import io.tauro.spi.Connector;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names that queries can use, and what is behind them. Names are unique without regard to case.
 * Thread-safe: a change is seen by the queries that are planned after it, a query that is running
 * keeps what it was planned with.
 */
public final class SchemaRegistry implements TableNames, AutoCloseable {

    private static final Duration DISCOVERY_LIFETIME = Duration.ofMinutes(5);

    private final Map<String, Connection> connections = new ConcurrentHashMap<>();
    private final Map<String, Object> entries = new ConcurrentHashMap<>();
    private final List<Discovered> discovered = new java.util.concurrent.CopyOnWriteArrayList<>();
    private final Map<VirtualTable, SourceTable> loaded = new ConcurrentHashMap<>();

    private final AtomicLong version = new AtomicLong();

    private record Connection(String type, Connector connector) {}

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** No name of a table has the character in between. */
    private static String key(Optional<String> tenant, String name) {
        return tenant.map(owner -> owner + '\u0000' + key(name)).orElseGet(() -> key(name));
    }

    private static boolean isOf(Optional<String> tenant, Object entry) {
        return tenantOf(entry).isEmpty() || tenantOf(entry).equals(tenant);
    }

    private static Optional<String> tenantOf(Object entry) {
        return entry instanceof View view ? view.tenant() : ((VirtualTable) entry).tenant();
    }

    /**
     * Whether a tenant has a table or view of its own under a name. It is taken to have one if a
     * source that it may be in cannot be asked.
     */
    public boolean isOwned(String tenant, String name) {
        try {
            return own(Optional.of(tenant), name) != null;
        } catch (TauroException unknown) {
            return true;
        }
    }

    /** Whether a table or a view belongs to a tenant. */
    public boolean hasTenants() {
        return entries.values().stream().anyMatch(entry -> tenantOf(entry).isPresent())
                || discovered.stream().anyMatch(one -> one.mapping.tenant().isPresent());
    }

    /** The names that principals of a tenant know, or those without one. */
    public TableNames seenBy(Optional<String> tenant) {
        return tenant.isEmpty() ? this : new OfTenant(tenant);
    }

    private final class OfTenant implements TableNames {

        private final Optional<String> tenant;

        OfTenant(Optional<String> tenant) {
            this.tenant = tenant;
        }

        @Override
        public Optional<VirtualTable> table(String name) {
            return entryOf(tenant, name) instanceof VirtualTable table
                    ? Optional.of(table)
                    : entryOf(tenant, name) != null
                            ? Optional.empty()
                            : discover(Optional.empty(), name);
        }

        @Override
        public Optional<View> view(String name) {
            return entryOf(tenant, name) instanceof View view
                    ? Optional.of(view)
                    : Optional.empty();
        }

        @Override
        public List<TableInfo> tables() {
            return tablesOf(tenant, schema -> true);
        }

        @Override
        public List<TableInfo> tables(Predicate<String> schemas) {
            return tablesOf(tenant, schemas);
        }

        @Override
        public List<String> knownNames() {
            return knownNamesOf(tenant);
        }

        @Override
        public RegisteredTable load(VirtualTable table) {
            return SchemaRegistry.this.load(table);
        }

        @Override
        public String connectorType(String connection) {
            return SchemaRegistry.this.connectorType(connection);
        }
    }

    /** What a tenant has of its own comes before everything that others have too. */
    private @Nullable Object entryOf(Optional<String> tenant, String name) {
        Object own = tenant.isPresent() ? own(tenant, name) : null;
        return own == null ? entries.get(key(name)) : own;
    }

    private @Nullable Object own(Optional<String> tenant, String name) {
        Object entry = entries.get(key(tenant, name));
        return entry == null ? discover(tenant, name).orElse(null) : entry;
    }

    /**
     * Grows with each change of a name, or of what is known of the sources' tables: what was
     * planned under another version may be stale.
     */
    public long version() {
        return version.get();
    }

    /**
     * Adds a connection, which is closed with the registry.
     *
     * @throws TauroException {@code TAURO-1009} if the id is taken
     */
    public void addConnection(String id, String type, Connector connector) {
        if (connections.putIfAbsent(id, new Connection(type, connector)) != null) {
            throw new TauroException(
                    ErrorCode.DUPLICATE_NAME,
                    "There is a connection '" + id + "' already. Choose another id.");
        }
    }

    /** The ids of the connections. */
    public List<String> connections() {
        return connections.keySet().stream().sorted().toList();
    }

    /**
     * Whether the source of each connection answers, by its id. Contacts them all at once.
     *
     * @param timeout how long to wait for them together
     */
    public Map<String, ConnectionHealth> health(Duration timeout) {
        HealthChecks checks = new HealthChecks();
        connections().forEach(id -> checks.start(id, connector(id)));
        return checks.within(timeout);
    }

    /** What each connection has done so far, by its id. */
    public Map<String, ConnectionMetrics> metrics() {
        Map<String, ConnectionMetrics> metrics = new java.util.HashMap<>();
        connections.forEach((id, connection) -> metrics.put(id, connection.connector().metrics()));
        return metrics;
    }

    /**
     * The connector of a connection.
     *
     * @throws TauroException {@code TAURO-1008} if there is none
     */
    public Connector connector(String id) {
        return connection(id).connector();
    }

    /**
     * The type of a connection's connector.
     *
     * @throws TauroException {@code TAURO-1008} if there is no such connection
     */
    @Override
    public String connectorType(String id) {
        return connection(id).type();
    }

    private Connection connection(String id) {
        Connection connection = connections.get(id);
        if (connection == null) {
            throw new TauroException(
                    ErrorCode.UNKNOWN_CONNECTION,
                    "There is no connection '"
                            + id
                            + "'."
                            + Suggestions.didYouMean(id, connections.keySet())
                            + " Known connections: "
                            + String.join(", ", connections())
                            + ".",
                    Map.of("connection", id),
                    null);
        }
        return connection;
    }

    /**
     * Adds a table. Its source is not contacted.
     *
     * @throws TauroException {@code TAURO-1009} if the name is taken, {@code TAURO-1008} if its
     *     connection is unknown
     */
    public void register(VirtualTable table) {
        connection(table.connection());
        add(table.tenant(), table.name(), table);
    }

    /**
     * Adds a view. Its query is not checked before it is used.
     *
     * @throws TauroException {@code TAURO-1009} if the name is taken
     */
    public void register(View view) {
        add(view.tenant(), view.name(), view);
    }

    private void add(Optional<String> tenant, String name, Object entry) {
        requireNamed(tenant, name);
        requireFree(name, InformationSchema.reserves(name));
        if (entries.putIfAbsent(key(tenant, name), entry) != null) {
            throw new TauroException(
                    ErrorCode.DUPLICATE_NAME,
                    "There is a table or view '" + name + "' already. Choose another name.");
        }
        version.incrementAndGet();
    }

    private static void requireNamed(Optional<String> tenant, String name) {
        if (tenant.filter(String::isBlank).isPresent()) {
            throw new TauroException(
                    ErrorCode.INVALID_CONFIGURATION,
                    "The tenant of '" + name + "' has no name. Give it one, or leave it out.");
        }
    }

    private static void requireFree(String name, boolean reserved) {
        if (reserved) {
            throw new TauroException(
                    ErrorCode.DUPLICATE_NAME,
                    "'"
                            + name
                            + "' would be in the schema '"
                            + InformationSchema.NAME
                            + "', which each context has of its own. Choose another name.");
        }
    }

    /**
     * Adds the tables of a connection, to be found when they are first needed.
     *
     * @throws TauroException {@code TAURO-1009} if they would be in the information schema
     */
    public void register(SchemaMapping mapping) {
        connection(mapping.connection());
        requireNamed(mapping.tenant(), mapping.prefix());
        requireFree(mapping.prefix(), InformationSchema.reservesPrefix(mapping.prefix()));
        discovered.add(new Discovered(mapping));
        version.incrementAndGet();
    }

    /** Removes a table or a view of no tenant; says whether there was one. */
    public boolean remove(String name) {
        return remove(Optional.empty(), name);
    }

    /** Removes a table or a view of a tenant; says whether there was one. */
    public boolean remove(Optional<String> tenant, String name) {
        boolean removed = entries.remove(key(tenant, name)) != null;
        version.incrementAndGet();
        return removed;
    }

    /** Forgets what sources said of their tables, so that it is read again. */
    public void refresh() {
        loaded.clear();
        discovered.forEach(Discovered::forget);
        version.incrementAndGet();
    }

    /**
     * Everything that can be queried, by name. Asks the sources of mapped schemas; what one that
     * cannot be asked has is left out, unless there would be nothing.
     *
     * @throws TauroException {@code TAURO-40xx} if nothing else is there and a source cannot be
     *     asked
     */
    @Override
    public List<TableInfo> tables() {
        return tablesOf(Optional.empty(), schema -> true);
    }

    @Override
    public List<TableInfo> tables(Predicate<String> schemas) {
        return tablesOf(Optional.empty(), schemas);
    }

    private List<Object> entriesOf(Optional<String> tenant) {
        Map<String, Object> known = new LinkedHashMap<>();
        entries.values().stream()
                .filter(entry -> isOf(tenant, entry))
                .sorted(java.util.Comparator.comparing(entry -> tenantOf(entry).isPresent()))
                .forEach(entry -> known.put(key(info(entry).name()), entry));
        return List.copyOf(known.values());
    }

    /** The mappings of a tenant and those of none; its own come last. */
    private static List<Discovered> seenBy(List<Discovered> all, Optional<String> tenant) {
        return all.stream()
                .filter(
                        one ->
                                one.mapping.tenant().isEmpty()
                                        || one.mapping.tenant().equals(tenant))
                .sorted(java.util.Comparator.comparing(one -> one.mapping.tenant().isPresent()))
                .toList();
    }

    private List<TableInfo> tablesOf(Optional<String> tenant, Predicate<String> schemas) {
        Map<String, TableInfo> all = new LinkedHashMap<>();
        entriesOf(tenant).forEach(entry -> all.put(key(info(entry).name()), info(entry)));
        Set<String> wanted = wanted(all.values(), tenant, schemas);
        List<TauroException> failures = new ArrayList<>();
        for (Discovered mapping : seenBy(discovered, tenant)) {
            if (!wanted.contains(key(mapping.mapping.prefix()))) {
                continue;
            }
            boolean own = mapping.mapping.tenant().isPresent();
            try {
                mapping.tables()
                        .values()
                        .forEach(
                                table -> {
                                    if (own && !entries.containsKey(key(tenant, table.name()))) {
                                        all.put(key(table.name()), info(table));
                                    } else {
                                        all.putIfAbsent(key(table.name()), info(table));
                                    }
                                });
            } catch (TauroException e) {
                if (e.code().category() != ErrorCategory.SOURCE) {
                    throw e;
                }
                failures.add(e);
            }
        }
        if (all.isEmpty() && !failures.isEmpty()) {
            throw failures.get(0);
        }
        return all.values().stream()
                .filter(table -> schemas.test(schema(table.name())))
                .sorted(java.util.Comparator.comparing(TableInfo::name))
                .toList();
    }

    /** The keys of the schemas that matter: one hides another whose letters differ in case. */
    private Set<String> wanted(
            Collection<TableInfo> registered, Optional<String> tenant, Predicate<String> schemas) {
        return Stream.concat(
                        registered.stream().map(table -> schema(table.name())),
                        seenBy(discovered, tenant).stream()
                                .map(mapping -> mapping.mapping.prefix()))
                .filter(schemas)
                .map(SchemaRegistry::key)
                .collect(Collectors.toSet());
    }

    private static String schema(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    /**
     * The names that are registered, sources of mapped schemas not asked unless they were before.
     * For suggestions.
     */
    @Override
    public List<String> knownNames() {
        return knownNamesOf(Optional.empty());
    }

    private List<String> knownNamesOf(Optional<String> tenant) {
        List<String> names = new ArrayList<>();
        entriesOf(tenant).forEach(entry -> names.add(info(entry).name()));
        for (Discovered mapping : seenBy(discovered, tenant)) {
            mapping.known().values().forEach(table -> names.add(table.name()));
        }
        return names;
    }

    private static TableInfo info(Object entry) {
        if (entry instanceof View view) {
            return new TableInfo(
                    view.name(),
                    TableInfo.Kind.VIEW,
                    Optional.empty(),
                    java.util.Set.of(),
                    view.description());
        }
        VirtualTable table = (VirtualTable) entry;
        return new TableInfo(
                table.name(),
                TableInfo.Kind.TABLE,
                Optional.of(table.connection()),
                table.tags(),
                table.description());
    }

    /** The declaration of a table, by its name without regard to case. */
    @Override
    public Optional<VirtualTable> table(String name) {
        if (entries.get(key(name)) instanceof VirtualTable table) {
            return Optional.of(table);
        }
        return entries.containsKey(key(name)) ? Optional.empty() : discover(Optional.empty(), name);
    }

    /** A table of a mapping of exactly this tenant, or of none. */
    private Optional<VirtualTable> discover(Optional<String> tenant, String name) {
        return discovered.stream()
                .filter(mapping -> mapping.mapping.tenant().equals(tenant))
                .filter(mapping -> key(name).startsWith(key(mapping.mapping.prefix()) + "."))
                .flatMap(mapping -> Stream.ofNullable(mapping.tables().get(key(name))))
                .findFirst();
    }

    /** A view, by its name without regard to case. */
    @Override
    public Optional<View> view(String name) {
        return entries.get(key(name)) instanceof View view ? Optional.of(view) : Optional.empty();
    }

    /**
     * A table with what its source says of it, read from there the first time.
     *
     * @throws TauroException {@code TAURO-40xx} if the source has no such table or cannot be asked
     */
    @Override
    public RegisteredTable load(VirtualTable table) {
        Connection connection = connection(table.connection());
        SourceTable source = loaded.get(table);
        if (source == null) {
            source = connection.connector().table(table.source());
            loaded.put(table, source);
        }
        return new RegisteredTable(table, connection.type(), source);
    }

    @Override
    public void close() {
        connections.values().forEach(connection -> connection.connector().close());
        loaded.clear();
    }

    /** What a mapping has found, for a while. */
    private final class Discovered {

        private final SchemaMapping mapping;
        private @Nullable Map<String, VirtualTable> found;
        private long foundAt;

        Discovered(SchemaMapping mapping) {
            this.mapping = mapping;
        }

        synchronized Map<String, VirtualTable> tables() {
            boolean stale = System.nanoTime() - foundAt > DISCOVERY_LIFETIME.toNanos();
            if (found == null || stale) {
                Map<String, VirtualTable> now = find();
                if (found != null && !found.equals(now)) {
                    version.incrementAndGet();
                }
                found = now;
                foundAt = System.nanoTime();
            }
            return found;
        }

        synchronized Map<String, VirtualTable> known() {
            return found == null ? Map.of() : found;
        }

        synchronized void forget() {
            found = null;
        }

        private Map<String, VirtualTable> find() {
            Map<String, VirtualTable> tables = new LinkedHashMap<>();
            try (Stream<TableSource> sources = connector(mapping.connection()).discover()) {
                sources.filter(
                                source ->
                                        source instanceof TableSource.Table table
                                                && mapping.covers(table))
                        .forEach(source -> add(tables, (TableSource.Table) source));
            }
            return tables;
        }

        private void add(Map<String, VirtualTable> tables, TableSource.Table source) {
            if (source.name().contains(".")) {
                return;
            }
            VirtualTable.Builder declared =
                    VirtualTable.named(mapping.prefix() + "." + source.name())
                            .from(mapping.connection(), source);
            mapping.tenant().ifPresent(declared::tenant);
            VirtualTable table = declared.build();
            if (tables.putIfAbsent(key(table.name()), table) != null) {
                throw new TauroException(
                        ErrorCode.DUPLICATE_NAME,
                        "Connection '"
                                + mapping.connection()
                                + "' has several tables that would be called '"
                                + table.name()
                                + "'. Narrow 'include', or map each schema under a prefix of its own.");
            }
        }
    }
}
