package io.tauro.engine;

import io.tauro.engine.PlanCache.Freedom;
import io.tauro.error.ErrorCategory;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.internal.execute.EdgeCoverage;
import io.tauro.internal.execute.Parallelism;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.LimitNode;
import io.tauro.internal.plan.Parameters;
import io.tauro.internal.pushdown.PushdownPolicy;
import io.tauro.internal.pushdown.QueryTemplate;
import io.tauro.internal.pushdown.SecuredQuery;
import io.tauro.internal.sql.CatalogTable;
import io.tauro.internal.sql.ConvertedQuery;
import io.tauro.internal.sql.Parameter;
import io.tauro.internal.sql.ParsedStatement;
import io.tauro.internal.sql.PlanningThread;
import io.tauro.internal.sql.SqlFrontEnd;
import io.tauro.internal.sql.StatementKind;
import io.tauro.internal.sql.StatementShape;
import io.tauro.query.QueryRequest;
import io.tauro.query.QueryStatistics.Phase;
import io.tauro.registry.InformationSchema;
import io.tauro.security.Grant;
import io.tauro.security.SecurityEnforcer;
import io.tauro.security.audit.AuditAccess;
import io.tauro.security.audit.AuditEvent;
import io.tauro.security.audit.Operation;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The planning of one request: from a plan that is kept if there is one, else from the text. A plan
 * is made for any values first, and kept; where that does not go, for the values of this request.
 * So errors are always those of the text as it was written. Used once, by one thread.
 */
final class Planning {

    private final Principal principal;
    private final QueryRequest request;
    private final AuditEvent attempt;
    private final SqlFrontEnd frontEnd;
    private final SecurityEnforcer enforcer;
    private final PushdownPolicy pushdown;
    private final PlanCache cache;
    private final long registryVersion;
    private final long policyVersion;
    private final Parallelism parallelism;
    private final PhaseClock clock = new PhaseClock();

    Planning(
            Principal principal,
            QueryRequest request,
            AuditEvent attempt,
            SqlFrontEnd frontEnd,
            SecurityEnforcer enforcer,
            PushdownPolicy pushdown,
            PlanCache cache,
            long registryVersion,
            Parallelism parallelism) {
        this.principal = principal;
        this.request = request;
        this.attempt = attempt;
        this.frontEnd = frontEnd;
        this.enforcer = enforcer;
        this.pushdown = pushdown;
        this.cache = cache;
        this.registryVersion = registryVersion;
        this.parallelism = parallelism;
        this.policyVersion = enforcer.policyVersion();
    }

    SecuredPlan plan(Optional<StatementShape> shape) {
        return PlanningThread.call(request.cancellation(), () -> planned(shape));
    }

    private SecuredPlan planned(Optional<StatementShape> shape) {
        Optional<List<Parameter>> parameters = shape.isPresent() ? typed() : Optional.empty();
        return parameters.isPresent() ? plan(new Request(shape.get(), parameters.get())) : custom();
    }

    private SecuredPlan plan(Request known) {
        Optional<Freedom> freedom = cache.freedom(known.shape.text());
        PlanKey key = freedom.map(free -> key(known, free)).orElse(null);
        Optional<CachedPlan> kept = cache.find(key);
        if (kept.isPresent()) {
            SecuredPlan again = again(kept.get(), known, freedom.orElseThrow());
            return again == null ? custom() : again;
        }
        if (freedom.isPresent() && !freedom.get().keepable()) {
            return custom();
        }
        SecuredPlan made = generic(known);
        if (made != null) {
            return made;
        }
        SecuredPlan custom = custom();
        cache.giveUp(known.shape.text());
        return custom;
    }

    /** A statement and its parameters, apart from its literals. */
    private record Request(StatementShape shape, List<Parameter> parameters) {}

    private Optional<List<Parameter>> typed() {
        try {
            return Optional.of(SqlFrontEnd.typed(request.parameters()));
        } catch (TauroException e) {
            return Optional.empty(); // it is thrown again where errors of the text come first
        }
    }

    private @Nullable PlanKey key(Request known, Freedom freedom) {
        Optional<String> text = known.shape.without(freedom.literals());
        return text.isEmpty()
                ? null
                : new PlanKey(
                        text.get(),
                        types(known.parameters),
                        rowCounts(known.parameters, freedom),
                        principal,
                        policyVersion,
                        registryVersion);
    }

    private static List<DataType> types(List<Parameter> parameters) {
        List<DataType> types = new ArrayList<>(parameters.size());
        for (Parameter parameter : parameters) {
            types.add(parameter.type());
        }
        return types;
    }

    private static List<@Nullable Object> rowCounts(List<Parameter> parameters, Freedom freedom) {
        if (freedom.rowCounts().isEmpty()) {
            return List.of();
        }
        List<@Nullable Object> values = new ArrayList<>(freedom.rowCounts().size());
        for (int index : new TreeSet<>(freedom.rowCounts())) {
            values.add(index < parameters.size() ? parameters.get(index).value() : null);
        }
        return values;
    }

    /**
     * Another run of a plan; null if it has become stale, or does not go with these values. What
     * was granted to an equal principal under the same policies would be granted again.
     */
    private @Nullable SecuredPlan again(CachedPlan kept, Request known, Freedom freedom) {
        return enforcer.policyVersion() == kept.grant().policyVersion()
                ? instantiate(kept, known, freedom.literals(), kept.grant())
                : null;
    }

    private @Nullable SecuredPlan instantiate(
            CachedPlan kept, Request known, BitSet free, Grant grant) {
        QueryTemplate template = kept.template();
        List<Parameter> all = new ArrayList<>(known.parameters);
        all.addAll(known.shape.parameters(free));
        all.addAll(kept.policyParameters());
        List<@Nullable Object> values = values(all);
        PhysicalNode root;
        try {
            long start = System.nanoTime();
            Optional<PhysicalNode> again = template.again(values, attempt.timestamp());
            clock.add(Phase.NEGOTIATE, System.nanoTime() - start);
            root =
                    again.orElseGet(
                            () ->
                                    onPlanningThread(
                                            Phase.NEGOTIATE,
                                            () ->
                                                    template.physical(
                                                            values,
                                                            attempt.timestamp(),
                                                            pushdown)));
        } catch (RuntimeException e) {
            if (isFinal(e)) {
                throw e;
            }
            return null;
        }
        return secured(
                kept.kind(), root, kept.rowSchema(), kept.tables(), grant, template.readsClock());
    }

    private static List<@Nullable Object> values(List<Parameter> parameters) {
        List<@Nullable Object> values = new ArrayList<>(parameters.size());
        for (Parameter parameter : parameters) {
            values.add(parameter.value());
        }
        return values;
    }

    /** A plan for any values, kept; null if there is none. */
    private @Nullable SecuredPlan generic(Request known) {
        try {
            ParsedStatement statement =
                    clock.time(Phase.PARSE, () -> frontEnd.parse(request.sql()));
            if (statement.parameterCount() != known.parameters.size() || !statement.isAsWritten()) {
                return null;
            }
            ConvertedQuery query =
                    clock.time(
                            Phase.VALIDATE,
                            () -> frontEnd.convert(statement, known.parameters, known.shape));
            request.cancellation().throwIfCancelled();
            Set<String> tables = names(query.tables());
            Grant grant = granted(query);
            QueryTemplate template =
                    onPlanningThread(
                            Phase.OPTIMIZE,
                            () ->
                                    SecuredQuery.of(query, grant)
                                            .template(
                                                    values(query.parameters()),
                                                    attempt.timestamp()));
            CachedPlan made =
                    new CachedPlan(
                            statement.kind(),
                            template,
                            query.schema(),
                            sorted(tables),
                            grant,
                            query.policyParameters());
            keep(known, query, made, grant);
            return instantiate(made, known, query.freeLiterals(), grant);
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            if (isFinal(e)) {
                throw e;
            }
            return null;
        }
    }

    /** What the policies said to the catalog, they have to say here too. */
    private Grant granted(ConvertedQuery query) {
        Grant grant =
                clock.time(
                        Phase.AUTHORIZE,
                        () -> enforcer.authorize(principal, Readings.of(query), attempt));
        if (grant.policyVersion() != policyVersion) {
            throw new PoliciesChanged();
        }
        return grant;
    }

    /** Errors that another plan for the same query would only repeat. */
    private static boolean isFinal(Throwable error) {
        return error instanceof TauroException known
                && (known.code().category() != ErrorCategory.USER
                        && known.code().category() != ErrorCategory.INTERNAL);
    }

    private void keep(Request known, ConvertedQuery query, CachedPlan made, Grant grant) {
        Freedom freedom = new Freedom(query.freeLiterals(), query.rowCounts());
        PlanKey key = key(known, freedom);
        if (key != null && grant.policyVersion() == policyVersion) {
            cache.keep(known.shape.text(), freedom, key, made);
        }
    }

    /** A plan for the values of this request. */
    private SecuredPlan custom() {
        ParsedStatement statement = clock.time(Phase.PARSE, () -> frontEnd.parse(request.sql()));
        ConvertedQuery query =
                clock.time(Phase.VALIDATE, () -> frontEnd.convert(statement, request.parameters()));
        request.cancellation().throwIfCancelled();
        Set<String> tables = names(query.tables());
        Grant grant = granted(query);
        Parameters parameters = new Parameters(values(query.parameters()));
        SecuredQuery secured = SecuredQuery.of(query, grant);
        SecuredQuery optimized =
                onPlanningThread(
                        Phase.OPTIMIZE, () -> secured.optimized(parameters, attempt.timestamp()));
        PhysicalNode root =
                onPlanningThread(Phase.NEGOTIATE, () -> optimized.negotiated(parameters, pushdown));
        return secured(
                statement.kind(),
                root,
                statement.wanted(query.schema()),
                sorted(tables),
                grant,
                secured.readsClock());
    }

    private <T> T onPlanningThread(Phase phase, Supplier<T> work) {
        return PlanningThread.call(() -> clock.time(phase, work));
    }

    private SecuredPlan secured(
            StatementKind kind,
            PhysicalNode root,
            Schema rowSchema,
            List<String> tables,
            Grant grant,
            boolean readsClock) {
        return new SecuredPlan(
                principal,
                request,
                kind,
                limited(root, request.maxRows()),
                rowSchema,
                tables,
                grant,
                registryVersion,
                readsClock,
                attempt.started(operation(kind, tables), tables, seen(root, grant)),
                clock,
                parallelism);
    }

    private static Operation operation(StatementKind kind, List<String> tables) {
        if (kind == StatementKind.EXPLAIN) {
            return Operation.EXPLAIN;
        }
        boolean namesOnly =
                !tables.isEmpty() && tables.stream().allMatch(InformationSchema::contains);
        return kind == StatementKind.COLUMNS || namesOnly ? Operation.METADATA : Operation.SELECT;
    }

    private static AuditAccess seen(PhysicalNode root, Grant grant) {
        AuditAccess seen = grant.audited().columns(ReadColumns.of(root));
        return EdgeCoverage.of(root).map(seen::edgeCheck).orElse(seen);
    }

    private static List<String> sorted(Set<String> tables) {
        return List.copyOf(new TreeSet<>(tables));
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
}
