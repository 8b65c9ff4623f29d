package io.tauro;

import io.tauro.engine.EngineSettings;
import io.tauro.engine.FederationEngine;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.identity.PrincipalResolver;
import io.tauro.query.EngineMetrics;
import io.tauro.query.QueryLoad;
import io.tauro.registry.SchemaRegistry;
import io.tauro.registry.View;
import io.tauro.security.SecurityEnforcer;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.TagPolicy;
import io.tauro.security.Tenants;
import io.tauro.security.audit.AuditActor;
import io.tauro.security.audit.AuditEvent;
import io.tauro.security.audit.AuditEvents;
import io.tauro.security.audit.AuditLog;
import io.tauro.security.audit.Operation;
import io.tauro.security.crypto.KeyRing;
import io.tauro.security.login.LoginThrottle;
import io.tauro.spi.ConnectionHealth;
import io.tauro.table.VirtualTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One for each application: connections, tables on them, policies, and an engine to query them
 * with. Thread-safe. Close it, and every connection, pool and running query is closed.
 */
public final class VirtualContext implements AutoCloseable {

    private final SchemaRegistry registry;
    private final SecurityEnforcer enforcer;
    private final AuditLog audit;
    private final KeyRing keys;
    private final FederationEngine engine;
    private final PrincipalResolver principals;
    private final AtomicBoolean closed = new AtomicBoolean();

    VirtualContext(
            SchemaRegistry registry,
            SecurityEnforcer enforcer,
            AuditLog audit,
            KeyRing keys,
            EngineSettings settings,
            Optional<Executor> executor,
            PrincipalResolver principals) {
        this.registry = registry;
        this.enforcer = enforcer;
        this.audit = audit;
        this.keys = keys;
        enforcer.tenants(new RegisteredTenants(registry, settings));
        this.engine = new FederationEngine(registry, enforcer, audit, keys, settings, executor);
        this.principals = new LoginThrottle(principals);
    }

    /** Starts a context. */
    public static VirtualContextBuilder builder() {
        return new VirtualContextBuilder();
    }

    /**
     * A context as a file describes it. Sources are not contacted.
     *
     * @throws TauroException {@code TAURO-10xx} if the file is wrong, with key and line; nothing is
     *     started then
     */
    public static VirtualContext fromYaml(Path file) {
        return VirtualContextBuilder.fromYaml(file).build();
    }

    /** A session of this principal. */
    public VirtualSession as(Principal principal) {
        if (closed.get()) {
            throw new TauroException(
                    ErrorCode.CONTEXT_CLOSED, "The context has been closed. Make a new one.");
        }
        return new VirtualSession(
                principal,
                engine,
                registry.seenBy(principal.tenant()),
                enforcer,
                audit,
                AuditEvent.newId(),
                0);
    }

    /**
     * A session of whoever the context's resolver says this is.
     *
     * @throws TauroException {@code TAURO-3002} if it is nobody
     */
    public VirtualSession login(Optional<String> user, Optional<String> password) {
        Principal principal;
        try {
            principal = principals.resolve(user, password);
        } catch (TauroException e) {
            audit.record(login(AuditActor.claimed(user.orElse(""))).failed(e.code().id()), false);
            throw e;
        }
        VirtualSession session = as(principal);
        audit.record(login(AuditActor.of(principal, Optional.of(session.id()))).succeeded(), false);
        return session;
    }

    private static AuditEvent login(AuditActor who) {
        return AuditEvent.attempt(Operation.LOGIN, who);
    }

    /** The names that queries can use. */
    public SchemaRegistry registry() {
        return registry;
    }

    private record RegisteredTenants(SchemaRegistry registry, EngineSettings settings)
            implements Tenants {

        @Override
        public boolean own(String tenant, String table) {
            return registry.isOwned(tenant, table);
        }

        @Override
        public boolean areThere() {
            return !settings.tenants().isEmpty() || registry.hasTenants();
        }
    }

    /** Adds a table. */
    public void register(VirtualTable table) {
        registry.register(table);
    }

    /** Adds a view, a query with a name. */
    public void view(String name, String sql) {
        registry.register(new View(name, sql, Optional.empty()));
    }

    /**
     * Adds a policy, or replaces that of the same table; it counts from the next query on. Asks the
     * source of the table what columns it has; if that cannot be asked, the policy is checked as
     * far as it can be, and the rest before the next query.
     *
     * @throws TauroException {@code TAURO-1011} if the policy is wrong or does not fit the table;
     *     nothing is changed then
     */
    public void protect(TableSecurityPolicy policy) {
        keys.require(policy);
        engine.check(policy, true);
        enforcer.protect(policy);
    }

    /**
     * Adds a policy, or replaces that of the same tag; it counts from the next query on.
     *
     * @throws TauroException {@code TAURO-1011} if the policy is wrong; nothing is changed then
     */
    public void protect(TagPolicy policy) {
        keys.require(policy);
        engine.check(policy);
        enforcer.protect(policy);
    }

    /** Checks and adds the policies that a context begins with; no source is asked. */
    void begin(List<TableSecurityPolicy> policies, List<TagPolicy> tagPolicies) {
        policies.forEach(enforcer::protect);
        tagPolicies.forEach(enforcer::protect);
        policies.forEach(policy -> engine.check(policy, false));
        tagPolicies.forEach(engine::check);
    }

    /** What would be if a principal asked: for administrators, not for whoever asks. */
    public PolicySimulation simulate(Principal principal) {
        return new PolicySimulation(engine, principal);
    }

    /** The policies, for rows that the program already has. */
    public RowSecurity rowSecurity() {
        return new RowSecurity(this, engine, enforcer, audit);
    }

    /** The policies. */
    public SecurityEnforcer security() {
        return enforcer;
    }

    /** The keys of the context: for hosts that encipher what they write to their sources. */
    public KeyRing keys() {
        return keys;
    }

    /**
     * Loads the keys again from where they come from, all or none. Running queries use the new ones
     * from their next rows on.
     *
     * @throws TauroException {@code TAURO-1006} if one cannot be loaded; the old ones stay then
     */
    public void reloadKeys() {
        AuditEvent attempt =
                AuditEvent.attempt(Operation.KEY_USE, AuditActor.HOST)
                        .detail("key", String.join(", ", keys.names()))
                        .detail("purpose", "reload");
        try {
            keys.reload();
        } catch (TauroException e) {
            audit.record(attempt.failed(e.code().id()), false);
            throw e;
        }
        audit.record(attempt.succeeded(), false);
    }

    /** Who asked for what. */
    public AuditLog audit() {
        return audit;
    }

    /**
     * Who of a tenant asked for what: what may be shown to an administrator of that tenant, and to
     * nobody else. It tells nothing of other tenants.
     */
    public AuditEvents auditOf(String tenant) {
        return audit.events().tenant(tenant);
    }

    /** The limits and choices of the engine. */
    public EngineSettings settings() {
        return engine.settings();
    }

    /** How busy it is, and has been. */
    public QueryLoad load() {
        return engine.load();
    }

    /**
     * Whether the source of each connection answers, by its id, with the code of the error if not.
     * Contacts them all at once; one that has not answered in time is down.
     *
     * @param timeout how long to wait for them together
     */
    public Map<String, ConnectionHealth> health(Duration timeout) {
        return registry.health(timeout);
    }

    /** Totals since the context was made. */
    public EngineMetrics metrics() {
        return engine.metrics();
    }

    /** Stops all queries and closes all connections. Idempotent. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            engine.close();
            registry.close();
            keys.close();
            audit.close();
        }
    }
}
