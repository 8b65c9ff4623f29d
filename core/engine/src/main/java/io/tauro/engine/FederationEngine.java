package io.tauro.engine;

import io.tauro.engine.Deadlines.Deadline;
import io.tauro.error.ErrorCode;
import io.tauro.error.RedactedCause;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.internal.execute.MemoryBudget;
import io.tauro.internal.execute.ParallelPlan;
import io.tauro.internal.execute.Parallelism;
import io.tauro.internal.execute.PlanExecutor;
import io.tauro.internal.execute.QueryReads;
import io.tauro.internal.execute.QueryRuntime;
import io.tauro.internal.execute.ResultCursor;
import io.tauro.internal.execute.RunStatistics;
import io.tauro.internal.execute.SecuredScan;
import io.tauro.internal.execute.SourceUse;
import io.tauro.internal.execute.WorkerPool;
import io.tauro.internal.spill.QuerySpill;
import io.tauro.internal.spill.SpillSpace;
import io.tauro.internal.sql.PlanningThread;
import io.tauro.internal.sql.StatementKind;
import io.tauro.memory.MemoryTable;
import io.tauro.query.EngineMetrics;
import io.tauro.query.PolicyExplanation;
import io.tauro.query.QueryDescription;
import io.tauro.query.QueryLoad;
import io.tauro.query.QueryPlan;
import io.tauro.query.QueryRequest;
import io.tauro.query.QueryResult;
import io.tauro.query.QueryStatistics;
import io.tauro.query.SourceBudget;
import io.tauro.registry.SchemaRegistry;
import io.tauro.registry.TableInfo;
import io.tauro.registry.TableNames;
import io.tauro.security.SecurityEnforcer;
import io.tauro.security.TableAccess;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.TagPolicy;
import io.tauro.security.audit.AuditActor;
import io.tauro.security.audit.AuditEvent;
import io.tauro.security.audit.AuditLog;
import io.tauro.security.audit.Operation;
import io.tauro.security.crypto.KeyRing;
import io.tauro.spi.Cancellation;
import io.tauro.table.VirtualTable;
import io.tauro.type.Schema;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Plans and runs queries for principals. Thread-safe. */
public final class FederationEngine implements AutoCloseable {

    /** Those that have not been closed; one that nobody refers to is forgotten. */
    private static final Set<FederationEngine> OPEN =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private final SchemaRegistry registry;
    private final QueryPlanner planner;
    private final SecurityEnforcer enforcer;
    private final AuditLog audit;
    private final QueryRecords records;
    private final EngineSettings settings;
    private final Admission admission;
    private final Deadlines deadlines;
    private final MemoryBudget memory;
    private final Quotas quotas;
    private final SpillSpace spill;
    private final WorkerPool pool;
    private final Parallelism parallelism;
    private final AtomicInteger openReaders = new AtomicInteger();
    private final Set<RunningQuery> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param registry the names that queries can use
     * @param enforcer who may read what
     * @param audit where queries are recorded
     * @param keys what masks and ciphers need
     * @param settings limits and choices
     * @param host whose threads work on queries; empty for threads of its own
     */
    public FederationEngine(
            SchemaRegistry registry,
            SecurityEnforcer enforcer,
            AuditLog audit,
            KeyRing keys,
            EngineSettings settings,
            Optional<Executor> host) {
        this.registry = registry;
        this.planner = new QueryPlanner(registry, enforcer, audit, keys, settings);
        this.enforcer = enforcer;
        this.audit = audit;
        this.records = new QueryRecords(audit);
        this.settings = settings;
        this.admission = new Admission(settings.admission());
        this.deadlines = new Deadlines(settings.name());
        this.memory = MemoryBudget.of("memory", settings.memoryBytes());
        this.quotas = new Quotas(settings, memory);
        this.spill =
                new SpillSpace(
                        settings.spill().directoryOrTemporary(), settings.spill().limitBytes());
        int lent = settings.threads() - 1;
        this.pool =
                host.map(executor -> WorkerPool.of(executor, lent))
                        .orElseGet(() -> WorkerPool.own(settings.name(), lent));
        this.parallelism = Parallelism.of(pool, (double) settings.parallelRows());
        OPEN.add(this);
    }

    /** How many engines of this process have not been closed. */
    public static int open() {
        return OPEN.size();
    }

    /**
     * What is held for queries in this process, a line for each engine that holds something: for
     * whoever looks for results that nobody has closed.
     */
    public static List<String> busy() {
        synchronized (OPEN) {
            return OPEN.stream()
                    .filter(engine -> !engine.load().isIdle())
                    .map(engine -> engine.settings.name() + ": " + engine.load())
                    .toList();
        }
    }

    /** The limits and choices. */
    public EngineSettings settings() {
        return settings;
    }

    /**
     * Plans a query.
     *
     * @throws TauroException {@code TAURO-20xx} if the query is wrong, {@code TAURO-3001} if it may
     *     not be asked
     */
    public QueryPlan plan(Principal principal, QueryRequest request) {
        return planned(principal, request);
    }

    /**
     * Runs a plan that was made for this principal; makes it again first if policies or tables have
     * changed since, or if it is about the time at which it runs.
     *
     * @throws TauroException {@code TAURO-3004} if it was made for another principal
     */
    public QueryResult execute(Principal principal, QueryPlan plan) {
        if (!(plan instanceof SecuredPlan secured) || !secured.principal().equals(principal)) {
            throw new TauroException(
                    ErrorCode.STALE_PLAN,
                    "The plan was made for another principal than '"
                            + principal.id()
                            + "'. Plan the query in this session.");
        }
        requireOpen();
        Cancellation own = new Cancellation();
        Cancellation.Registration asked =
                secured.request()
                        .cancellation()
                        .onCancel(
                                () ->
                                        own.cancel(
                                                ErrorCode.QUERY_CANCELLED,
                                                "The query was cancelled. Run it again."));
        QueryRequest request = secured.request().cancellation(own);
        return within(
                request,
                asked,
                deadline -> {
                    SecuredPlan valid =
                            planner.isCurrent(secured) ? secured : planned(principal, request);
                    return run(valid.forAnotherRun(own), deadline);
                });
    }

    /** Totals since the engine was made. */
    public EngineMetrics metrics() {
        return new EngineMetrics(planner.cache().metrics(), registry.metrics());
    }

    /** Plans and runs a query. */
    public QueryResult query(Principal principal, QueryRequest request) {
        return within(request, () -> {}, deadline -> run(planned(principal, request), deadline));
    }

    private SecuredPlan planned(Principal principal, QueryRequest request) {
        return planned(principal, request, Optional.empty());
    }

    private SecuredPlan planned(
            Principal principal, QueryRequest request, Optional<GivenTable> given) {
        Deadline deadline =
                deadlines.cancelPlanningAfter(settings.limits().planning(), request.cancellation());
        try {
            return planner.plan(principal, request, given);
        } finally {
            deadline.lift();
        }
    }

    /**
     * Runs a query in which rows of the host's stand in the place of those of a table.
     *
     * @param rows of the columns of {@link #wholeSchema}, and one more, of which no policy speaks
     */
    public QueryResult query(
            Principal principal, QueryRequest request, String table, MemoryTable rows) {
        GivenTable given =
                GivenTable.of(
                        registeredName(principal, table),
                        registry.seenBy(principal.tenant())
                                .table(table)
                                .map(VirtualTable::tags)
                                .orElse(Set.of()),
                        rows);
        return within(
                request,
                () -> {},
                deadline -> run(planned(principal, request, Optional.of(given)), deadline));
    }

    /**
     * All columns of a table, or those of a view as the principal would see them without the view's
     * own policy.
     *
     * @throws TauroException {@code TAURO-3001} if the principal may not read it
     */
    public Schema wholeSchema(Principal principal, String table) {
        return planner.wholeSchema(principal, table);
    }

    /** The names that principals of a tenant know, or those without one. */
    public TableNames names(Principal principal) {
        return registry.seenBy(principal.tenant());
    }

    /** How a table or view is spelled. */
    public String registeredName(Principal principal, String table) {
        return names(principal).spelled(table);
    }

    /**
     * The time that a query may take counts from here, planning included.
     *
     * @param link to whatever else stops the query; is given up with the deadline
     */
    private QueryResult within(
            QueryRequest request,
            Cancellation.Registration link,
            Function<Deadline, QueryResult> work) {
        requireOpen();
        Deadline time =
                limit(request)
                        .map(limit -> deadlines.cancelAfter(limit, request.cancellation()))
                        .orElse(() -> {});
        Deadline deadline =
                () -> {
                    time.lift();
                    link.close();
                };
        try {
            return work.apply(deadline);
        } catch (RuntimeException | Error e) {
            deadline.lift();
            throw e;
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new TauroException(
                    ErrorCode.CONTEXT_CLOSED, "The context has been closed. Make a new one.");
        }
    }

    /**
     * Checks a policy, before it is given to the enforcer. What cannot be found out without the
     * source of its table is found out before the first query on it, which is refused if the policy
     * does not fit.
     *
     * @param ask whether the source may be asked
     * @throws TauroException {@code TAURO-1011} if the policy is wrong, with table, role and place
     */
    public void check(TableSecurityPolicy policy, boolean ask) {
        planner.checks().check(policy, ask);
    }

    /** Checks a policy of a tag: its expressions, since its tables may be any. */
    public void check(TagPolicy policy) {
        planner.checks().check(policy);
    }

    /**
     * What the policies make of a query for somebody, whether or not it could be asked; nothing is
     * read. For administrators. Recorded as their question, not as the principal's.
     */
    public PolicyExplanation explainPolicy(Principal principal, String sql) {
        PolicyExplanation explanation = planner.explainPolicy(principal, sql);
        audit.record(
                AuditEvent.attempt(Operation.METADATA, AuditActor.HOST)
                        .on(
                                explanation.tables().stream()
                                        .map(PolicyExplanation.Table::name)
                                        .toList())
                        .detail("simulated_principal", principal.id())
                        .succeeded(),
                false);
        return explanation;
    }

    /** How busy the engine is, and has been. */
    public QueryLoad load() {
        Admission.Load queries = admission.load();
        return new QueryLoad(
                queries.running(),
                queries.waiting(),
                queries.admitted(),
                queries.refused(),
                queries.waited(),
                memory.reserved(),
                spill.openFiles(),
                spill.used(),
                openReaders.get(),
                pool.working(),
                pool.waiting(),
                deadlines.pending());
    }

    /** What is known of a query before it has parameters. */
    public QueryDescription describe(Principal principal, Optional<String> session, String sql) {
        Cancellation own = new Cancellation();
        Deadline deadline = deadlines.cancelPlanningAfter(settings.limits().planning(), own);
        try {
            return PlanningThread.call(own, () -> planner.describe(principal, session, sql));
        } finally {
            deadline.lift();
        }
    }

    /** The tables and views that a principal may read, by name. */
    public List<TableInfo> tables(Principal principal) {
        return planner.tables(principal, schema -> true);
    }

    /** The names that are there for a principal, as of now. */
    public ReadableNames readable(Principal principal) {
        return planner.readable(principal);
    }

    /**
     * What to throw for a table that is not there for a principal where some tables may not be
     * read. It has been recorded.
     *
     * @throws TauroException {@code TAURO-3003} if it cannot be recorded
     */
    public TauroException absent(Principal principal, String table) {
        return planner.absent(principal, table);
    }

    private QueryResult run(SecuredPlan plan, Deadline deadline) {
        try {
            return ran(plan, deadline);
        } catch (TauroException e) {
            throw e.redacted().ofQuery(plan.start().queryId());
        }
    }

    private QueryResult ran(SecuredPlan plan, Deadline deadline) {
        if (plan.kind() == StatementKind.EXPLAIN) {
            deadline.lift();
            audit.record(plan.start().succeeded(), plan.grant().auditRequired());
            return MadeResult.ofText(plan.start().queryId(), plan.explain(), planned(plan));
        }
        if (plan.kind() == StatementKind.COLUMNS) {
            deadline.lift();
            audit.record(plan.start().succeeded(), plan.grant().auditRequired());
            return MadeResult.ofColumns(plan, planned(plan));
        }
        RunningQuery query = start(plan, deadline);
        return plan.kind() == StatementKind.EXPLAIN_ANALYZE ? analyzed(plan, query) : query;
    }

    private static QueryStatistics planned(SecuredPlan plan) {
        return new QueryStatistics(
                plan.start().queryId(),
                plan.executionStrategy(),
                plan.clock().phases(),
                0,
                0,
                0,
                0,
                Duration.ZERO,
                List.of());
    }

    private RunningQuery start(SecuredPlan plan, Deadline deadline) {
        Admission.Place place =
                plan.clock()
                        .time(
                                QueryStatistics.Phase.WAIT,
                                () ->
                                        admission.enter(
                                                quotas.shares(plan.principal()),
                                                plan.request().priority().orElse(0),
                                                plan.request().cancellation()));
        try {
            plan.request().cancellation().throwIfCancelled();
            records.start(plan);
            return opened(plan, place, deadline);
        } catch (RuntimeException | Error e) {
            place.close();
            throw e;
        }
    }

    /** A query whose start is on record gets a record of its end, also if it cannot be opened. */
    private RunningQuery opened(SecuredPlan plan, Admission.Place place, Deadline deadline) {
        RunningQuery query;
        try {
            query = open(plan, place, deadline);
        } catch (TauroException e) {
            records.failure(plan, e);
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            TauroException failure =
                    new TauroException(
                            ErrorCode.INTERNAL_ERROR,
                            "The engine could not start query "
                                    + plan.start().queryId()
                                    + " ("
                                    + e.getClass().getSimpleName()
                                    + "). Report this.",
                            RedactedCause.of(e));
            records.failure(plan, failure);
            throw failure;
        }
        running.add(query);
        if (closed) {
            query.close();
            requireOpen();
        }
        return query;
    }

    private Optional<Duration> limit(QueryRequest request) {
        Optional<Duration> own = request.timeout();
        Optional<Duration> general = settings.queryTimeout();
        if (own.isEmpty() || general.isEmpty()) {
            return own.isPresent() ? own : general;
        }
        return own.get().compareTo(general.get()) < 0 ? own : general;
    }

    private RunningQuery open(SecuredPlan plan, Admission.Place place, Deadline deadline) {
        KeyUses.record(plan, audit);
        SourceBudget sources = quotas.sources(plan.principal()).and(plan.request().sources());
        SourceUse use = new SourceUse(sources.rows(), sources.bytes(), sources.reads());
        use.requireRoomFor(plan.root());
        RunStatistics counters = new RunStatistics(openReaders);
        MemoryBudget budget =
                quotas.memory(plan.principal())
                        .child("query_memory", settings.queryMemoryBytes(), refusals());
        QuerySpill files = spill.forQuery(isEncipheredOnDisk(plan), settings.queryMemoryBytes());
        QueryReads reads = QueryReads.of(plan.root(), plan.request().cancellation());
        QueryRuntime runtime =
                new QueryRuntime(
                        plan.start().queryId(),
                        plan.request().cancellation(),
                        settings.batchRows(),
                        budget,
                        files,
                        counters,
                        new SecuredScan(
                                new GrantedScans(plan.grant(), enforcer),
                                counters,
                                use,
                                Optional.of(reads)),
                        parallelism,
                        settings.pushdown() != PushdownMode.OFF);
        ResultCursor cursor = new PlanExecutor(runtime).execute(plan.root());
        return new RunningQuery(
                plan,
                cursor,
                counters,
                budget,
                files,
                (ended, record) -> {
                    reads.close();
                    deadline.lift();
                    place.close();
                    running.remove(ended);
                    records.end(plan, record);
                });
    }

    /**
     * Whether some table that is read wants it so, also one that only conditions of policies read.
     */
    private boolean isEncipheredOnDisk(SecuredPlan plan) {
        return settings.spill().encrypted()
                || plan.grant().accesses().stream().anyMatch(TableAccess::encrypted)
                || plan.scans().stream()
                        .flatMap(scan -> scan.tables().stream())
                        .flatMap(table -> enforcer.policy(plan.principal(), table).stream())
                        .anyMatch(TableSecurityPolicy::requiresEncryption);
    }

    private MemoryBudget.Refusals refusals() {
        int every = settings.spill().refuseEvery();
        AtomicLong asked = new AtomicLong();
        return every == 0
                ? MemoryBudget.Refusals.NEVER
                : bytes -> asked.incrementAndGet() % every == 0;
    }

    /** Runs the query to its end, then says what each step did. */
    private QueryResult analyzed(SecuredPlan plan, RunningQuery query) {
        try (query) {
            while (query.nextBatch() != null) {
                // The rows are counted on their way.
            }
        }
        String text =
                MeasuredPlan.text(
                        plan.root(),
                        ParallelPlan.of(plan.root(), parallelism),
                        query.counters(),
                        query.statistics());
        return MadeResult.ofText(query.queryId(), text, query.statistics());
    }

    /**
     * Stops all queries, each with a record of its end if the audit takes it, and takes no more.
     * Idempotent.
     */
    @Override
    public void close() {
        closed = true;
        try {
            running.forEach(RunningQuery::cancel);
            for (RunningQuery query : running) {
                closeQuietly(query);
            }
        } finally {
            deadlines.close();
            pool.close();
            spill.close();
            planner.clear();
            OPEN.remove(this);
        }
    }

    private static void closeQuietly(RunningQuery query) {
        try {
            query.close();
        } catch (TauroException e) {
            // The audit log counts the records that it could not write.
        }
    }
}
