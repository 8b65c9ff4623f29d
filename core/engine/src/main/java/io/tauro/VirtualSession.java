package io.tauro;

import io.tauro.engine.FederationEngine;
import io.tauro.engine.SqlDialect;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryDescription;
import io.tauro.query.QueryPlan;
import io.tauro.query.QueryRequest;
import io.tauro.query.QueryResult;
import io.tauro.registry.InformationSchema;
import io.tauro.registry.TableInfo;
import io.tauro.registry.TableNames;
import io.tauro.security.SecurityEnforcer;
import io.tauro.security.audit.AuditActor;
import io.tauro.security.audit.AuditEvent;
import io.tauro.security.audit.AuditLog;
import io.tauro.security.audit.Operation;
import io.tauro.type.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Questions asked by one principal. Cheap to make; thread-safe; holds nothing that has to be
 * closed.
 */
public final class VirtualSession {

    private static final String ABSENT = "there is no such table for this principal";

    private final Principal principal;
    private final FederationEngine engine;
    private final TableNames names;
    private final SecurityEnforcer enforcer;
    private final AuditLog audit;
    private final String id;
    private final int priority;

    VirtualSession(
            Principal principal,
            FederationEngine engine,
            TableNames names,
            SecurityEnforcer enforcer,
            AuditLog audit,
            String id,
            int priority) {
        this.principal = principal;
        this.engine = engine;
        this.names = names;
        this.enforcer = enforcer;
        this.audit = audit;
        this.id = id;
        this.priority = priority;
    }

    /**
     * A session of the same principal whose queries have a priority: when queries wait for their
     * turn, one of a higher priority is let in first. Without, it is 0.
     */
    public VirtualSession priority(int value) {
        return new VirtualSession(principal, engine, names, enforcer, audit, id, value);
    }

    private QueryRequest ranked(QueryRequest request) {
        QueryRequest own = request.session(id);
        return priority == 0 || own.priority().isPresent() ? own : own.priority(priority);
    }

    /** Tells this session apart from others in audit records. */
    public String id() {
        return id;
    }

    /** Who asks. */
    public Principal principal() {
        return principal;
    }

    /**
     * Runs a query.
     *
     * @param sql the text, with {@code ?} for each parameter; {@code EXPLAIN} before it gives the
     *     plan as rows
     * @param parameters a value for each {@code ?}, in order; null for NULL
     * @throws io.tauro.error.TauroException {@code TAURO-20xx} if the query is wrong, {@code
     *     TAURO-3001} if it may not be asked, {@code TAURO-40xx} if a source fails, {@code
     *     TAURO-50xx} at a limit
     */
    public QueryResult query(String sql, @Nullable Object... parameters) {
        return engine.query(principal, ranked(QueryRequest.of(sql, parameters)));
    }

    /** Runs a query with a timeout, a row limit or a handle to cancel it by. */
    public QueryResult query(QueryRequest request) {
        return engine.query(principal, ranked(request));
    }

    /** Plans a query, without running it. */
    public QueryPlan plan(String sql, @Nullable Object... parameters) {
        return engine.plan(principal, ranked(QueryRequest.of(sql, parameters)));
    }

    /** Plans a query, without running it. */
    public QueryPlan plan(QueryRequest request) {
        return engine.plan(principal, ranked(request));
    }

    /**
     * Runs a plan. One made under policies that have changed since is made again first.
     *
     * @throws io.tauro.error.TauroException {@code TAURO-3001} if it was made for another principal
     */
    public QueryResult execute(QueryPlan plan) {
        return engine.execute(principal, plan);
    }

    /** The plan of a query as text. */
    public String explain(String sql, @Nullable Object... parameters) {
        return plan(sql, parameters).explain();
    }

    /** What is known of a query before it has parameters. */
    public QueryDescription describe(String sql) {
        return engine.describe(principal, Optional.of(id), sql);
    }

    /** Starts a query without SQL. */
    public TableQuery from(String table) {
        return new TableQuery(this, table);
    }

    /**
     * The tables and views that the principal may read, by name. A view is one of them if all its
     * tables are. It is recorded, as is each question about names.
     */
    public List<TableInfo> tables() {
        audit.record(metadata().succeeded(), false);
        return engine.tables(principal);
    }

    /**
     * The columns of a table or view as the principal sees them: without those that are kept from
     * it, and those that are masked with the type that it is shown. Empty if there is no table of
     * this name that it may read.
     *
     * @throws io.tauro.error.TauroException {@code TAURO-40xx} if its source cannot be asked
     */
    public Optional<Schema> columns(String table) {
        Optional<Schema> known = schema(table);
        if (known.isEmpty()) {
            audit.record(metadata().denied(List.of(table), ABSENT), false);
        }
        return known;
    }

    /** The same, where that there is no such table is recorded by whoever asks. */
    Optional<Schema> schema(String table) {
        return isThere(table)
                ? Optional.of(describe("SELECT * FROM " + quotedName(table)).schema())
                : Optional.empty();
    }

    private boolean isThere(String table) {
        return InformationSchema.contains(table)
                || engine.readable(principal).contains(table)
                        && (names.view(table).isPresent() || names.table(table).isPresent());
    }

    /** What to throw for a table that is not there for the principal. */
    TauroException absent(String table) {
        return enforcer.conceals()
                ? engine.absent(principal, table)
                : new TauroException(
                        ErrorCode.TABLE_NOT_FOUND,
                        "There is no table '" + table + "'. Check its name.",
                        Map.of("table", table),
                        null);
    }

    private AuditEvent metadata() {
        return AuditEvent.attempt(Operation.METADATA, AuditActor.of(principal, Optional.of(id)));
    }

    SqlDialect dialect() {
        return engine.settings().dialect();
    }

    /** A registered name as SQL text that means exactly that. */
    String quotedName(String table) {
        String registered =
                InformationSchema.contains(table)
                        ? table.toLowerCase(Locale.ROOT)
                        : registered(table);
        return Arrays.stream(registered.split("\\.", -1))
                .map(dialect()::quote)
                .collect(Collectors.joining("."));
    }

    private String registered(String table) {
        return engine.readable(principal).contains(table) ? names.spelled(table) : table;
    }
}
