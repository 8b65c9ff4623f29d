package io.tauro;

import io.tauro.config.ContextConfiguration;
import io.tauro.config.YamlConfiguration;
import io.tauro.engine.EngineSettings;
import io.tauro.error.ErrorCode;
import io.tauro.error.Suggestions;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.identity.PrincipalResolver;
import io.tauro.memory.Memory;
import io.tauro.memory.MemoryTable;
import io.tauro.query.TenantLimits;
import io.tauro.registry.SchemaMapping;
import io.tauro.registry.SchemaRegistry;
import io.tauro.registry.View;
import io.tauro.security.DefaultAccess;
import io.tauro.security.SecurityEnforcer;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.TagPolicy;
import io.tauro.security.audit.AuditDestination;
import io.tauro.security.audit.AuditLog;
import io.tauro.security.audit.AuditSettings;
import io.tauro.security.audit.AuditSink;
import io.tauro.security.audit.FileAuditSink;
import io.tauro.security.audit.LogAuditSink;
import io.tauro.security.audit.OnFailure;
import io.tauro.security.audit.TrailSettings;
import io.tauro.security.crypto.KeyProvider;
import io.tauro.security.crypto.KeyRing;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectionDefinition;
import io.tauro.spi.ConnectorFactory;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import io.tauro.type.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/**
 * What is known so far of a context. Not thread-safe. Nothing is opened before {@link #build()}.
 */
public final class VirtualContextBuilder {

    /** The id of the connection that tables in memory are on; it is there when it is needed. */
    public static final String MEMORY_CONNECTION = "memory";

    private final Map<String, MemoryTable> memory = new LinkedHashMap<>();
    private final Map<String, ConnectionDefinition> connections = new LinkedHashMap<>();
    private final List<VirtualTable> tables = new ArrayList<>();
    private final List<View> views = new ArrayList<>();
    private final List<SchemaMapping> mappings = new ArrayList<>();
    private final List<TableSecurityPolicy> policies = new ArrayList<>();
    private final List<TagPolicy> tagPolicies = new ArrayList<>();
    private final KeyRing.Builder keys = KeyRing.builder();
    private final Map<AuditSink, Optional<OnFailure>> sinks = new LinkedHashMap<>();
    private final Map<Path, TrailSettings> trails = new LinkedHashMap<>();
    private EngineSettings settings = EngineSettings.DEFAULTS;
    private Optional<Executor> executor = Optional.empty();
    private DefaultAccess defaultAccess = DefaultAccess.ALLOW_WITHOUT_POLICIES;
    private AuditSettings auditSettings = AuditSettings.DEFAULTS;
    private PrincipalResolver principals = VirtualContextBuilder::trusting;

    VirtualContextBuilder() {}

    /** Any name is accepted, without roles. */
    private static Principal trusting(Optional<String> user, Optional<String> password) {
        return user.map(Principal::of).orElse(Principal.ANONYMOUS);
    }

    /**
     * What a file says, as a start: a program can add to it. Sources are not contacted.
     *
     * @throws TauroException {@code TAURO-10xx} if the file is wrong, {@code TAURO-2006} if it asks
     *     for what this version cannot do; with key and line
     */
    public static VirtualContextBuilder fromYaml(Path file) {
        ContextConfiguration configuration = YamlConfiguration.read(file);
        return new VirtualContextBuilder().configured(configuration);
    }

    private VirtualContextBuilder configured(ContextConfiguration configuration) {
        settings(defaults -> configuration.settings());
        configuration.connections().forEach(this::connection);
        configuration.rows().forEach(this::rows);
        configuration.tables().forEach(this::table);
        configuration.mappings().forEach(this::schema);
        configuration.views().forEach(this::view);
        configuration.keys().forEach(this::key);
        configuration.policies().forEach(this::policy);
        configuration.tagPolicies().forEach(this::tagPolicy);
        defaultAccess(configuration.defaultAccess());
        configuration.principals().ifPresent(this::principals);
        configuration.audit().trail().ifPresent(this::audit);
        configuration.audit().logger().ifPresent(name -> audit(LogAuditSink.named(name)));
        return auditSettings(defaults -> configuration.audit().settings());
    }

    /** Adds a connection that an entry class describes, such as {@code Postgres.at(…)}. */
    public VirtualContextBuilder connection(String id, ConnectionDefinition definition) {
        if (connections.putIfAbsent(id, definition) != null) {
            throw new TauroException(
                    ErrorCode.DUPLICATE_NAME,
                    "There is a connection '" + id + "' already. Choose another id.");
        }
        return this;
    }

    /**
     * Adds a connection of a type that a connector on the class path has.
     *
     * @throws TauroException {@code TAURO-1003} if there is none
     */
    public VirtualContextBuilder connection(
            String id, String connectorType, Map<String, Object> options, Path directory) {
        ConnectorFactory factory = factory(connectorType);
        return connection(id, new Configured(factory, options, directory));
    }

    private record Configured(ConnectorFactory factory, Map<String, Object> options, Path directory)
            implements ConnectionDefinition {
        @Override
        public ConnectionConfig config(String id) {
            return new ConnectionConfig(id, options, directory);
        }
    }

    private static ConnectorFactory factory(String type) {
        Map<String, ConnectorFactory> known = new TreeMap<>();
        for (ConnectorFactory factory : ServiceLoader.load(ConnectorFactory.class)) {
            known.putIfAbsent(factory.type(), factory);
        }
        ConnectorFactory factory = known.get(type);
        if (factory == null) {
            throw new TauroException(
                    ErrorCode.UNKNOWN_CONNECTOR,
                    "No connector '"
                            + type
                            + "' is on the class path."
                            + Suggestions.didYouMean(type, known.keySet())
                            + " Known connectors: "
                            + String.join(", ", known.keySet())
                            + ". Add the module that has it as a dependency.",
                    Map.of("connector", type),
                    null);
        }
        return factory;
    }

    /** Adds a table. */
    public VirtualContextBuilder table(VirtualTable table) {
        tables.add(table);
        return this;
    }

    /**
     * Adds a table of records in memory: a column for each component.
     *
     * @throws TauroException {@code TAURO-2005} if a component is of a class that no type is for
     */
    public <T extends Record> VirtualContextBuilder table(
            String name, List<? extends T> records, Class<T> type) {
        return table(name, MemoryTable.ofRecords(records, type));
    }

    /**
     * Adds a table of rows in memory: a value or null for each column, in order.
     *
     * @throws TauroException {@code TAURO-2005} if a value does not fit its column
     */
    public VirtualContextBuilder table(
            String name, Schema schema, List<? extends List<?>> memoryRows) {
        return table(name, MemoryTable.of(schema, memoryRows));
    }

    /**
     * Adds a table of rows in memory: a value or null for each column, in order.
     *
     * @throws TauroException {@code TAURO-2005} if a value does not fit its column
     */
    public VirtualContextBuilder table(String name, Schema schema, Object[]... memoryRows) {
        return table(name, MemoryTable.of(schema, memoryRows));
    }

    /**
     * Adds a table of maps in memory: a column for each key, its type found from the values.
     *
     * @throws TauroException {@code TAURO-2005} if the values of a column have no type in common
     */
    public VirtualContextBuilder tableOfMaps(String name, List<? extends Map<String, ?>> maps) {
        return table(name, MemoryTable.ofMaps(maps));
    }

    /** Adds a table in memory. */
    public VirtualContextBuilder table(String name, MemoryTable memoryRows) {
        return rows(name, memoryRows)
                .table(
                        VirtualTable.named(name)
                                .from(MEMORY_CONNECTION, TableSource.table(List.of(name)))
                                .build());
    }

    /**
     * Adds rows to the connection {@link #MEMORY_CONNECTION} under a name, and no table: one with
     * tags or a description is to be declared with {@link #table(VirtualTable)}.
     *
     * @throws TauroException {@code TAURO-1009} if there are rows of this name already
     */
    public VirtualContextBuilder rows(String name, MemoryTable memoryRows) {
        if (memory.putIfAbsent(name, memoryRows) != null) {
            throw new TauroException(
                    ErrorCode.DUPLICATE_NAME,
                    "There is a table '" + name + "' in memory already. Choose another name.");
        }
        return this;
    }

    /** Adds a view, a query with a name. */
    public VirtualContextBuilder view(String name, String sql) {
        views.add(new View(name, sql, Optional.empty()));
        return this;
    }

    /** Adds a view that only principals of a tenant know. */
    public VirtualContextBuilder view(String name, String sql, String tenant) {
        return view(new View(name, sql, Optional.empty(), Optional.of(tenant)));
    }

    /** Adds a view. */
    public VirtualContextBuilder view(View view) {
        views.add(view);
        return this;
    }

    /**
     * Says what the queries of a tenant may take. From the first tenant on, tables without a policy
     * are denied, unless {@link #defaultAccess} says otherwise.
     */
    public VirtualContextBuilder tenant(String name, TenantLimits limits) {
        return settings(current -> current.tenant(name, limits));
    }

    /**
     * Adds the tables of a connection under a prefix; they are found when they are first needed.
     */
    public VirtualContextBuilder schema(SchemaMapping mapping) {
        mappings.add(mapping);
        return this;
    }

    /**
     * Adds a policy. From the first one on, tables without one are denied, unless {@link
     * #defaultAccess} says otherwise.
     */
    public VirtualContextBuilder policy(TableSecurityPolicy policy) {
        policies.add(policy);
        return this;
    }

    /** Adds a policy of every table that has a tag. */
    public VirtualContextBuilder tagPolicy(TagPolicy policy) {
        tagPolicies.add(policy);
        return this;
    }

    /**
     * Adds a key that policies name. It is loaded by {@link #build()}, which fails if it cannot be.
     *
     * @throws TauroException {@code TAURO-1009} if there is one of this name
     */
    public VirtualContextBuilder key(String name, KeyProvider provider) {
        keys.key(name, provider);
        return this;
    }

    /** What holds for tables without a policy. */
    public VirtualContextBuilder defaultAccess(DefaultAccess access) {
        defaultAccess = access;
        return this;
    }

    /**
     * Sends audit records there too. It is closed with the context, and must not ask queries of it.
     */
    public VirtualContextBuilder audit(AuditSink sink) {
        sinks.put(sink, Optional.empty());
        return this;
    }

    /** Sends audit records there too, with an answer of its own to whether it fails. */
    public VirtualContextBuilder audit(AuditSink sink, OnFailure onFailure) {
        sinks.put(sink, Optional.of(onFailure));
        return this;
    }

    /**
     * Appends audit records to a file, a line of JSON each, in a chain; it is opened by {@link
     * #build()}, and closed with the context.
     */
    public VirtualContextBuilder audit(Path file) {
        return audit(TrailSettings.of(file));
    }

    /** Appends audit records to files; they are opened by {@link #build()}. */
    public VirtualContextBuilder audit(TrailSettings trail) {
        trails.put(trail.file(), trail);
        return this;
    }

    /**
     * Whether every query fails when its audit record cannot be written, which is the default, or
     * only those on tables that ask for it.
     */
    public VirtualContextBuilder auditRequired(boolean required) {
        return auditSettings(
                settings -> settings.onFailure(required ? OnFailure.CLOSED : OnFailure.OPEN));
    }

    /** Changes how audit records are taken. */
    public VirtualContextBuilder auditSettings(UnaryOperator<AuditSettings> change) {
        auditSettings = change.apply(auditSettings);
        return this;
    }

    /** Finds out who somebody is, for the JDBC driver and {@link VirtualContext#login}. */
    public VirtualContextBuilder principals(PrincipalResolver resolver) {
        principals = resolver;
        return this;
    }

    /**
     * Lends queries the threads of the program, instead of threads of the context's own: one less
     * at a time than {@link EngineSettings#threads} says. It may refuse; the query is then done by
     * the thread that reads its result. The context does not shut it down.
     */
    public VirtualContextBuilder executor(Executor host) {
        executor = Optional.of(host);
        return this;
    }

    /**
     * Changes limits and choices of the engine: {@code settings(s ->
     * s.queryTimeout(Duration.ofSeconds(30)))}.
     */
    public VirtualContextBuilder settings(UnaryOperator<EngineSettings> change) {
        settings = change.apply(settings);
        return this;
    }

    /**
     * The context. Sources are not contacted.
     *
     * @throws TauroException {@code TAURO-10xx} if something is wrong; nothing is left open then
     */
    public VirtualContext build() {
        AuditLog audit = new AuditLog(destinations(), auditSettings);
        SecurityEnforcer enforcer = new SecurityEnforcer(defaultAccess, audit);
        SchemaRegistry registry = new SchemaRegistry();
        VirtualContext context;
        try {
            fill(registry);
            KeyRing ring = keys.build();
            policies.forEach(ring::require);
            tagPolicies.forEach(ring::require);
            context =
                    new VirtualContext(
                            registry, enforcer, audit, ring, settings, executor, principals);
        } catch (RuntimeException e) {
            registry.close();
            audit.close();
            throw e;
        }
        return begun(context);
    }

    private VirtualContext begun(VirtualContext context) {
        try {
            context.begin(policies, tagPolicies);
            return context;
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    private List<AuditDestination> destinations() {
        List<AuditDestination> open = new ArrayList<>();
        sinks.forEach(
                (sink, own) ->
                        open.add(
                                new AuditDestination(sink, own.orElse(auditSettings.onFailure()))));
        for (TrailSettings trail : trails.values()) {
            try {
                open.add(
                        new AuditDestination(FileAuditSink.open(trail), auditSettings.onFailure()));
            } catch (IOException e) {
                open.forEach(destination -> destination.sink().close());
                throw new TauroException(
                        ErrorCode.INVALID_OPTION,
                        "The audit file '"
                                + trail.file()
                                + "' cannot be written. Check that its folder exists and may be written to, and that no other context writes it.",
                        Map.of("file", trail.file().toString()),
                        e);
            } catch (RuntimeException e) {
                open.forEach(destination -> destination.sink().close());
                throw e;
            }
        }
        return open;
    }

    private void fill(SchemaRegistry registry) {
        Map<String, ConnectionDefinition> all = new LinkedHashMap<>(connections);
        if (!memory.isEmpty() && all.put(MEMORY_CONNECTION, Memory.tables(memory)) != null) {
            throw new TauroException(
                    ErrorCode.DUPLICATE_NAME,
                    "The connection '"
                            + MEMORY_CONNECTION
                            + "' is that of the tables in memory. Give yours another id.");
        }
        all.forEach(
                (id, definition) -> {
                    ConnectionConfig config = definition.config(id);
                    config.check(definition.factory().options());
                    registry.addConnection(
                            id, definition.factory().type(), definition.factory().connect(config));
                });
        tables.forEach(registry::register);
        views.forEach(registry::register);
        mappings.forEach(registry::register);
    }
}
