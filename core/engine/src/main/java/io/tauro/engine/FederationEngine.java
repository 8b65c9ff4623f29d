package io.tauro.engine;

import io.tauro.engine.Deadlines.Deadline;
import io.tauro.error.ErrorCode;
import io.tauro.error.RedactedCause;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.internal.execute.MemoryBudget;
import io.tauro.internal.execute.OperatorStatistics;
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
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PlanPrinter;
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
import io.tauro.query.TenantLimits;
import io.tauro.registry.SchemaRegistry;
import io.tauro.registry.TableNames;
import io.tauro.security.SecurityEnforcer;
import io.tauro.security.TableAccess;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.TagPolicy;
import io.tauro.security.audit.AuditActor;
import io.tauro.security.audit.AuditEvent;
import io.tauro.security.audit.AuditLog;
import io.tauro.security.audit.AuditOutcome;
import io.tauro.security.audit.AuditStatus;
import io.tauro.security.audit.Operation;
import io.tauro.security.crypto.KeyRing;
import io.tauro.spi.Cancellation;
import io.tauro.table.VirtualTable;
import io.tauro.type.Schema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
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
    private final EngineSettings settings;
    private final Admission admission;
    private final Deadlines deadlines;
    private final MemoryBudget memory;
    private final Map<String, MemoryBudget> tenantMemory = new ConcurrentHashMap<>();
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
        this.settings = settings;
        this.admission = new Admission(settings.admission());
        this.deadlines = new Deadlines(settings.name());
        this.memory = MemoryBudget.of("memory", settings.memoryBytes());
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
            return new TextResult(plan.start().queryId(), plan.explain(), planned(plan));
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
                                                shares(plan.principal()),
                                                plan.request().priority().orElse(0),
                                                plan.request().cancellation()));
        try {
            plan.request().cancellation().throwIfCancelled();
            recordStart(plan);
            return opened(plan, place, deadline);
        } catch (RuntimeException | Error e) {
            place.close();
            throw e;
        }
    }

    /**
     * Nothing is read before the start is on record. If the query ends while that is waited for,
     * the start may still be written, and gets an end.
     */
    private void recordStart(SecuredPlan plan) {
        try {
            audit.record(plan.start(), plan.grant().auditRequired(), plan.request().cancellation());
        } catch (TauroException e) {
            audit.post(
                    plan.start()
                            .ended(
                                    QueryPlanner.isStop(e.code())
                                            ? AuditStatus.CANCELLED
                                            : AuditStatus.FAILED,
                                    AuditOutcome.because(e.code().id())));
            throw e;
        }
    }

    private List<Admission.Share> shares(Principal principal) {
        List<Admission.Share> shares = new ArrayList<>();
        shares.add(
                new Admission.Share(
                        principal.tenant().orElse("") + '\u0000' + principal.id(),
                        settings.limits().queriesPerPrincipal(),
                        "as many as limits.queries_per_principal allows one principal"));
        OptionalInt ofTenant = limits(principal).queries();
        if (ofTenant.isPresent()) {
            shares.add(
                    new Admission.Share(
                            principal.tenant().orElseThrow(),
                            ofTenant.getAsInt(),
                            "as many as your tenant may have"));
        }
        return shares;
    }

    private TenantLimits limits(Principal principal) {
        return principal
                .tenant()
                .flatMap(tenant -> Optional.ofNullable(settings.tenants().get(tenant)))
                .orElse(TenantLimits.NONE);
    }

    /** What a query's memory comes out of: that of its tenant, if it has a limit of its own. */
    private MemoryBudget memoryOf(Principal principal) {
        OptionalLong most = limits(principal).memoryBytes();
        return most.isEmpty()
                ? memory
                : tenantMemory.computeIfAbsent(
                        principal.tenant().orElseThrow(),
                        tenant -> memory.child("memory of the tenant", most.getAsLong()));
    }

    /** A query whose start is on record gets a record of its end, also if it cannot be opened. */
    private RunningQuery opened(SecuredPlan plan, Admission.Place place, Deadline deadline) {
        RunningQuery query;
        try {
            query = open(plan, place, deadline);
        } catch (TauroException e) {
            recordFailure(plan, e);
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
            recordFailure(plan, failure);
            throw failure;
        }
        running.add(query);
        if (closed) {
            query.close();
            requireOpen();
        }
        return query;
    }

    private void recordFailure(SecuredPlan plan, TauroException failure) {
        try {
            audit.record(
                    plan.start()
                            .ended(
                                    QueryPlanner.isStop(failure.code())
                                            ? AuditStatus.CANCELLED
                                            : AuditStatus.FAILED,
                                    AuditOutcome.because(failure.code().id())),
                    plan.grant().auditRequired());
        } catch (TauroException unrecorded) {
            failure.addSuppressed(unrecorded);
        }
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
        SourceBudget sources =
                settings.sources()
                        .and(limits(plan.principal()).sources())
                        .and(plan.request().sources());
        SourceUse use = new SourceUse(sources.rows(), sources.bytes(), sources.reads());
        use.requireRoomFor(plan.root());
        RunStatistics counters = new RunStatistics(openReaders);
        MemoryBudget budget =
                memoryOf(plan.principal())
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
                    recordViolation(plan, record);
                    audit.record(record, plan.grant().auditRequired());
                });
    }

    /** What did not agree with a policy is a record of its own, beside the end of the query. */
    private void recordViolation(SecuredPlan plan, AuditEvent end) {
        if (end.reason().filter(ErrorCode.POLICY_VIOLATION.id()::equals).isPresent()) {
            audit.record(
                    AuditEvent.attempt(Operation.EDGE_CHECK, end.actor())
                            .on(plan.tables())
                            .detail("query_id", end.queryId())
                            .failed(ErrorCode.POLICY_VIOLATION.id()),
                    false);
        }
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
        ParallelPlan threads = ParallelPlan.of(plan.root(), parallelism);
        String text =
                PlanPrinter.print(
                        plan.root(),
                        node ->
                                measured(node, query.counters())
                                        + threads.remark(node).map("  "::concat).orElse(""));
        return new TextResult(
                query.queryId(), text + summary(query.statistics()), query.statistics());
    }

    private static String measured(PhysicalNode node, RunStatistics counters) {
        OperatorStatistics step = counters.of(node);
        String text =
                String.format(
                        Locale.ROOT,
                        "rows %s (expected ~%s)  %.1f ms",
                        PlanPrinter.number(step.rows()),
                        PlanPrinter.number(node.estimatedRows()),
                        step.nanos() / 1e6);
        return step.spillFiles() == 0
                ? text
                : text + "  " + spilled(step.spilledBytes(), step.spillFiles());
    }

    private static String spilled(long bytes, long files) {
        return "spilled " + PlanPrinter.number(bytes) + " bytes in " + files + " files";
    }

    private static String summary(QueryStatistics statistics) {
        StringBuilder text = new StringBuilder();
        statistics
                .scans()
                .forEach(
                        scan ->
                                text.append(
                                        String.format(
                                                Locale.ROOT,
                                                "moved %s: %s rows, %s bytes, %d splits%n",
                                                scan.table(),
                                                PlanPrinter.number(scan.rows()),
                                                PlanPrinter.number(scan.bytes()),
                                                scan.splits())));
        for (QueryStatistics.Phase phase : QueryStatistics.Phase.values()) {
            Duration time = statistics.phases().get(phase);
            if (time != null) {
                text.append(
                        String.format(
                                Locale.ROOT,
                                "%s %.1f ms%n",
                                phase.name().toLowerCase(Locale.ROOT),
                                time.toNanos() / 1e6));
            }
        }
        if (statistics.peakMemoryBytes() > 0) {
            text.append("peak memory ")
                    .append(PlanPrinter.number(statistics.peakMemoryBytes()))
                    .append(" bytes\n");
        }
        if (statistics.spillFiles() > 0) {
            text.append(spilled(statistics.spilledBytes(), statistics.spillFiles())).append('\n');
        }
        return text.toString();
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
