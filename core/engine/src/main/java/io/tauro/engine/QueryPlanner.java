package io.tauro.engine;

import io.tauro.error.ErrorCode;
import io.tauro.error.RedactedCause;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.internal.execute.Parallelism;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.LimitNode;
import io.tauro.internal.plan.Parameters;
import io.tauro.internal.pushdown.PushdownPolicy;
import io.tauro.internal.pushdown.SecuredQuery;
import io.tauro.internal.sql.CatalogTable;
import io.tauro.internal.sql.ConvertedQuery;
import io.tauro.internal.sql.Parameter;
import io.tauro.internal.sql.ParsedStatement;
import io.tauro.internal.sql.PlanningThread;
import io.tauro.internal.sql.SqlDialectOption;
import io.tauro.internal.sql.SqlFrontEnd;
import io.tauro.internal.sql.StatementDescription;
import io.tauro.internal.sql.StatementKind;
import io.tauro.query.QueryDescription;
import io.tauro.query.QueryRequest;
import io.tauro.query.QueryStatistics.Phase;
import io.tauro.registry.SchemaRegistry;
import io.tauro.security.Grant;
import io.tauro.security.SecurityEnforcer;
import io.tauro.security.audit.AuditEvent;
import io.tauro.security.audit.AuditLog;
import io.tauro.security.audit.AuditStatus;
import io.tauro.security.audit.Operation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From a request to a secured plan: parse, validate, authorise, secure, optimise, negotiate.
 * Thread-safe.
 */
final class QueryPlanner {

    private final SchemaRegistry registry;
    private final SecurityEnforcer enforcer;
    private final AuditLog audit;
    private final EngineSettings settings;
    private final SqlDialectOption dialect;

    QueryPlanner(
            SchemaRegistry registry,
            SecurityEnforcer enforcer,
            AuditLog audit,
            EngineSettings settings) {
        this.registry = registry;
        this.enforcer = enforcer;
        this.audit = audit;
        this.settings = settings;
        this.dialect = SqlDialectOption.valueOf(settings.dialect().name());
    }

    SecuredPlan plan(Principal principal, QueryRequest request) {
        AuditEvent attempt = attempt(principal, request.sql(), Operation.SELECT);
        try {
            return plan(principal, request, attempt);
        } catch (TauroException e) {
            if (e.code() != ErrorCode.ACCESS_DENIED) {
                audit.record(
                        attempt.ended(
                                AuditStatus.FAILED, Optional.of(e.code().id()), 0, Duration.ZERO),
                        false);
            }
            throw e;
        } catch (StackOverflowError e) {
            throw new TauroException(
                    ErrorCode.QUERY_TOO_COMPLEX,
                    "The query is nested too deeply to be planned. Take it apart.",
                    RedactedCause.of(e));
        } catch (RuntimeException | AssertionError e) {
            throw new TauroException(
                    ErrorCode.INTERNAL_ERROR,
                    "The planner failed on query "
                            + attempt.queryId()
                            + " ("
                            + e.getClass().getSimpleName()
                            + "). Report this with the query.",
                    RedactedCause.of(e));
        }
    }

    private SecuredPlan plan(Principal principal, QueryRequest request, AuditEvent attempt) {
        PhaseClock clock = new PhaseClock();
        SqlFrontEnd frontEnd =
                new SqlFrontEnd(
                        new RegisteredCatalog(registry, enforcer, principal, attempt, dialect),
                        dialect);
        ParsedStatement statement = clock.time(Phase.PARSE, () -> frontEnd.parse(request.sql()));
        ConvertedQuery query =
                clock.time(Phase.VALIDATE, () -> frontEnd.convert(statement, request.parameters()));
        request.cancellation().throwIfCancelled();
        Set<String> tables = names(query.tables());
        Grant grant =
                clock.time(Phase.AUTHORIZE, () -> enforcer.authorize(principal, tables, attempt));
        Parameters parameters = parameters(query);
        SecuredQuery secured = SecuredQuery.of(query, grant);
        PhysicalNode root =
                PlanningThread.call(
                        () -> physical(secured, parameters, attempt.timestamp(), clock));
        return new SecuredPlan(
                principal,
                request,
                statement.kind(),
                limited(root, request.maxRows()),
                query.schema(),
                List.copyOf(new TreeSet<>(tables)),
                grant,
                started(attempt, tables, statement.kind()),
                clock,
                new Parallelism(null, settings.threads(), (double) settings.parallelRows()));
    }

    private PhysicalNode physical(
            SecuredQuery secured, Parameters parameters, Instant start, PhaseClock clock) {
        SecuredQuery optimized =
                clock.time(Phase.OPTIMIZE, () -> secured.optimized(parameters, start));
        PushdownPolicy pushdown = PushdownPolicy.valueOf(settings.pushdown().name());
        return clock.time(Phase.NEGOTIATE, () -> optimized.negotiated(parameters, pushdown));
    }

    private static PhysicalNode limited(PhysicalNode root, OptionalLong maxRows) {
        return maxRows.isEmpty()
                ? root
                : new LimitNode(
                        root,
                        0,
                        maxRows,
                        Math.min(root.estimatedRows(), (double) maxRows.getAsLong()));
    }

    private static Set<String> names(List<CatalogTable> tables) {
        Set<String> names = new LinkedHashSet<>();
        tables.forEach(table -> names.add(table.name()));
        return names;
    }

    private static Parameters parameters(ConvertedQuery query) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Parameter parameter : query.parameters()) {
            values.add(parameter.value());
        }
        return new Parameters(values);
    }

    QueryDescription describe(Principal principal, String sql) {
        AuditEvent attempt = attempt(principal, sql, Operation.EXPLAIN);
        SqlFrontEnd frontEnd =
                new SqlFrontEnd(
                        new RegisteredCatalog(registry, enforcer, principal, attempt, dialect),
                        dialect);
        ParsedStatement statement = frontEnd.parse(sql);
        StatementDescription description = frontEnd.describe(statement);
        boolean rows = statement.kind() == StatementKind.QUERY;
        return new QueryDescription(
                rows ? description.schema() : SecuredPlan.PLAN_SCHEMA,
                description.parameterTypes());
    }

    private static AuditEvent attempt(Principal principal, String sql, Operation operation) {
        return new AuditEvent(
                Instant.now(),
                UUID.randomUUID().toString(),
                principal.id(),
                principal.tenant(),
                operation,
                List.of(),
                AuditStatus.STARTED,
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                fingerprint(sql));
    }

    private static AuditEvent started(AuditEvent attempt, Set<String> tables, StatementKind kind) {
        return new AuditEvent(
                attempt.timestamp(),
                attempt.queryId(),
                attempt.principal(),
                attempt.tenant(),
                kind == StatementKind.EXPLAIN ? Operation.EXPLAIN : Operation.SELECT,
                List.copyOf(tables),
                AuditStatus.STARTED,
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                attempt.fingerprint());
    }

    private static String fingerprint(String sql) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(sql.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java platform has SHA-256", e);
        }
    }
}
