package io.tauro.engine;

import io.tauro.error.ErrorCode;
import io.tauro.error.RedactedCause;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.internal.execute.Parallelism;
import io.tauro.internal.pushdown.PushdownPolicy;
import io.tauro.internal.sql.ParsedStatement;
import io.tauro.internal.sql.PlanningThread;
import io.tauro.internal.sql.SqlDialectOption;
import io.tauro.internal.sql.SqlFrontEnd;
import io.tauro.internal.sql.StatementDescription;
import io.tauro.query.PolicyExplanation;
import io.tauro.query.QueryDescription;
import io.tauro.query.QueryRequest;
import io.tauro.registry.SchemaRegistry;
import io.tauro.registry.TableInfo;
import io.tauro.registry.TableNames;
import io.tauro.security.Denial;
import io.tauro.security.SecurityEnforcer;
import io.tauro.security.audit.AuditActor;
import io.tauro.security.audit.AuditEvent;
import io.tauro.security.audit.AuditLog;
import io.tauro.security.audit.AuditOutcome;
import io.tauro.security.audit.AuditStatement;
import io.tauro.security.audit.AuditStatus;
import io.tauro.security.audit.Operation;
import io.tauro.security.crypto.KeyRing;
import io.tauro.type.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * From a request to a secured plan: parse, validate, authorise, secure, optimise, negotiate.
 * Thread-safe.
 */
final class QueryPlanner {

    /** How often a query is planned at most while policies keep changing. */
    private static final int MOST_ATTEMPTS = 20;

    private final SchemaRegistry registry;
    private final SecurityEnforcer enforcer;
    private final AuditLog audit;
    private final EngineSettings settings;
    private final SqlDialectOption dialect;
    private final PlanCache cache;
    private final KnownTexts texts;
    private final Parallelism parallelism;
    private final ViewTables viewTables;
    private final Masks masks;
    private final PolicyChecks checks;

    QueryPlanner(
            SchemaRegistry registry,
            SecurityEnforcer enforcer,
            AuditLog audit,
            KeyRing keys,
            EngineSettings settings) {
        this.registry = registry;
        this.enforcer = enforcer;
        this.audit = audit;
        this.settings = settings;
        this.masks = new KeyedMasks(keys);
        this.dialect = SqlDialectOption.valueOf(settings.dialect().name());
        this.checks = new PolicyChecks(registry, enforcer, dialect, KeyedMasks.forChecks(keys));
        this.cache = new PlanCache(settings.cachedPlans());
        this.texts = new KnownTexts(dialect, audit, settings.cachedPlans());
        this.viewTables = new ViewTables(dialect);
        this.parallelism =
                new Parallelism(null, settings.threads(), (double) settings.parallelRows());
    }

    SecuredPlan plan(Principal principal, QueryRequest request) {
        return plan(principal, request, Optional.empty());
    }

    /**
     * @param given rows in the place of those of a table; such a plan is not kept
     */
    SecuredPlan plan(Principal principal, QueryRequest request, Optional<GivenTable> given) {
        return PlanningThread.within(settings.limits(), () -> planned(principal, request, given));
    }

    private SecuredPlan planned(
            Principal principal, QueryRequest request, Optional<GivenTable> given) {
        KnownTexts.Text text = texts.of(request.sql());
        AuditEvent attempt =
                AuditEvent.attempt(Operation.SELECT, AuditActor.of(principal, request.session()))
                        .of(text.statement());
        try {
            return plan(principal, request, text, attempt, given);
        } catch (TauroException e) {
            recordFailure(attempt, e);
            throw e.redacted().ofQuery(attempt.queryId());
        } catch (StackOverflowError e) {
            TauroException failure =
                    new TauroException(
                            ErrorCode.QUERY_TOO_COMPLEX,
                            "The query is nested too deeply to be planned. Take it apart.",
                            RedactedCause.of(e));
            recordFailure(attempt, failure);
            throw failure.ofQuery(attempt.queryId());
        } catch (RuntimeException | AssertionError e) {
            TauroException failure =
                    new TauroException(
                            ErrorCode.INTERNAL_ERROR,
                            "The planner failed on query "
                                    + attempt.queryId()
                                    + " ("
                                    + e.getClass().getSimpleName()
                                    + "). Report this with the query.",
                            RedactedCause.of(e));
            recordFailure(attempt, failure);
            throw failure.ofQuery(attempt.queryId());
        }
    }

    /** A refusal is on record already. */
    private void recordFailure(AuditEvent attempt, TauroException e) {
        if (e.code() == ErrorCode.ACCESS_DENIED || e.code() == ErrorCode.AUDIT_FAILED) {
            return;
        }
        AuditEvent told = isGarbled(e.code()) ? attempt.of(withoutText(attempt)) : attempt;
        try {
            audit.record(
                    told.ended(
                            isStop(e.code()) ? AuditStatus.CANCELLED : AuditStatus.FAILED,
                            AuditOutcome.because(e.code().id())),
                    false);
        } catch (TauroException unrecorded) {
            e.addSuppressed(unrecorded);
        }
    }

    static boolean isStop(ErrorCode code) {
        return code == ErrorCode.QUERY_CANCELLED || code == ErrorCode.QUERY_TIMEOUT;
    }

    /**
     * Whether what looks like a name in the text may be a value whose quotes are missing or in the
     * wrong place.
     */
    private static boolean isGarbled(ErrorCode code) {
        return code == ErrorCode.SQL_SYNTAX
                || code == ErrorCode.TABLE_NOT_FOUND
                || code == ErrorCode.COLUMN_NOT_FOUND
                || code == ErrorCode.FUNCTION_NOT_FOUND;
    }

    private static AuditStatement withoutText(AuditEvent attempt) {
        return new AuditStatement(Optional.empty(), attempt.fingerprint());
    }

    private SecuredPlan plan(
            Principal principal,
            QueryRequest request,
            KnownTexts.Text text,
            AuditEvent attempt,
            Optional<GivenTable> given) {
        for (int attempts = 1; attempts < MOST_ATTEMPTS; attempts++) {
            try {
                return planOnce(principal, request, text, attempt, given);
            } catch (PoliciesChanged again) {
                request.cancellation().throwIfCancelled();
            }
        }
        return planOnce(principal, request, text, attempt, given);
    }

    private SecuredPlan planOnce(
            Principal principal,
            QueryRequest request,
            KnownTexts.Text text,
            AuditEvent attempt,
            Optional<GivenTable> given) {
        long registryVersion = registry.version();
        SqlFrontEnd frontEnd = frontEnd(principal, attempt, given);
        Planning planning =
                new Planning(
                        principal,
                        request,
                        attempt,
                        frontEnd,
                        enforcer,
                        PushdownPolicy.valueOf(settings.pushdown().name()),
                        cache,
                        registryVersion,
                        parallelism);
        return planning.plan(given.isPresent() ? Optional.empty() : text.shape());
    }

    private SqlFrontEnd frontEnd(
            Principal principal, AuditEvent attempt, Optional<GivenTable> given) {
        return new SqlFrontEnd(
                new RegisteredCatalog(
                        registry.seenBy(principal.tenant()),
                        enforcer,
                        principal,
                        attempt,
                        dialect,
                        readable(principal),
                        masks,
                        checks,
                        given,
                        new OwnNames(this, principal)),
                dialect);
    }

    /** The names that are there for a principal, as of now. */
    ReadableNames readable(Principal principal) {
        return new ReadableNames(
                registry.seenBy(principal.tenant()), enforcer, principal, viewTables);
    }

    /**
     * The tables and views that a principal may read, by name.
     *
     * @param schemas those that matter
     */
    List<TableInfo> tables(Principal principal, Predicate<String> schemas) {
        ReadableNames readable = readable(principal);
        return registry.seenBy(principal.tenant()).tables(schemas).stream()
                .filter(table -> readable.contains(table.name()))
                .toList();
    }

    /**
     * The columns of a table or view as a principal sees them.
     *
     * @throws TauroException {@code TAURO-3001} if there are none, {@code TAURO-40xx} if its source
     *     cannot be asked
     */
    Schema columns(Principal principal, String table) {
        AuditEvent attempt = AuditEvent.attempt(Operation.METADATA, AuditActor.of(principal));
        return PlanningThread.within(
                settings.limits(),
                () -> {
                    SqlFrontEnd frontEnd = frontEnd(principal, attempt, Optional.empty());
                    return frontEnd.describe(frontEnd.parse("SELECT * FROM " + quoted(table)))
                            .schema();
                });
    }

    private String quoted(String table) {
        return Arrays.stream(table.split("\\.", -1))
                .map(settings.dialect()::quote)
                .collect(Collectors.joining("."));
    }

    /** What to throw, and to record, for a table that is not there for a principal. */
    TauroException absent(Principal principal, String table) {
        AuditEvent attempt = AuditEvent.attempt(Operation.SELECT, AuditActor.of(principal));
        String reason = readable(principal).refusal(table).orElse(ReadableNames.ABSENT);
        return enforcer.refused(Denial.of(principal, table), List.of(table), reason, attempt);
    }

    /** Whether the plan is still what would be made, but for statistics. */
    boolean isCurrent(SecuredPlan plan) {
        return !plan.readsClock()
                && plan.grant().policyVersion() == enforcer.policyVersion()
                && plan.registryVersion() == registry.version();
    }

    /**
     * All columns of a table, or those that are seen of a view without its own policy.
     *
     * @throws TauroException {@code TAURO-3001} if the principal may not read it
     */
    Schema wholeSchema(Principal principal, String table) {
        if (!readable(principal).contains(table)) {
            throw absent(principal, table);
        }
        AuditEvent attempt = AuditEvent.attempt(Operation.METADATA, AuditActor.of(principal));
        TableNames names = registry.seenBy(principal.tenant());
        Optional<Schema> ofView =
                names.view(table)
                        .map(
                                view -> {
                                    SqlFrontEnd views =
                                            frontEnd(principal, attempt, Optional.empty());
                                    return views.describe(
                                                    views.parse(view.sql()).ofView(view.name()))
                                            .schema();
                                });
        return ofView.or(() -> names.table(table).map(one -> names.load(one).source().schema()))
                .orElseThrow(() -> absent(principal, table));
    }

    /** What the policies make of a query for somebody. */
    PolicyExplanation explainPolicy(Principal principal, String sql) {
        return new PolicyExplainer(
                        registry.seenBy(principal.tenant()),
                        enforcer,
                        dialect,
                        viewTables,
                        principal)
                .explain(sql);
    }

    /** Whether policies fit what they protect. */
    PolicyChecks checks() {
        return checks;
    }

    PlanCache cache() {
        return cache;
    }

    /** Forgets what was kept for queries to come. */
    void clear() {
        cache.clear();
        texts.clear();
    }

    QueryDescription describe(Principal principal, Optional<String> session, String sql) {
        return PlanningThread.within(settings.limits(), () -> described(principal, session, sql));
    }

    private QueryDescription described(Principal principal, Optional<String> session, String sql) {
        AuditEvent attempt =
                AuditEvent.attempt(Operation.METADATA, AuditActor.of(principal, session))
                        .of(texts.of(sql).statement());
        try {
            QueryDescription description = describe(principal, sql, attempt);
            audit.record(attempt.succeeded(), false);
            return description;
        } catch (TauroException e) {
            recordFailure(attempt, e);
            throw e.redacted().ofQuery(attempt.queryId());
        }
    }

    private QueryDescription describe(Principal principal, String sql, AuditEvent attempt) {
        SqlFrontEnd frontEnd = frontEnd(principal, attempt, Optional.empty());
        ParsedStatement statement = frontEnd.parse(sql);
        StatementDescription description = frontEnd.describe(statement);
        return new QueryDescription(
                SecuredPlan.schema(statement.kind(), description.schema()),
                description.parameterTypes());
    }
}
