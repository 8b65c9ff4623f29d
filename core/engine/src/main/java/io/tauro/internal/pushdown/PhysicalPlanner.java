package io.tauro.internal.pushdown;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.And;
import io.tauro.internal.kernel.Expression.Case;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.internal.optimize.Estimates;
import io.tauro.internal.optimize.PolicyCrossing;
import io.tauro.internal.optimize.SteadyRows;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.AggregateFunction;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.AggregateNode;
import io.tauro.internal.physical.PhysicalNode.FilterNode;
import io.tauro.internal.physical.PhysicalNode.LimitNode;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.internal.physical.PhysicalNode.ProjectNode;
import io.tauro.internal.physical.PhysicalNode.RecursionNode;
import io.tauro.internal.physical.PhysicalNode.SampleNode;
import io.tauro.internal.physical.PhysicalNode.SecureNode;
import io.tauro.internal.physical.PhysicalNode.SetKind;
import io.tauro.internal.physical.PhysicalNode.SetNode;
import io.tauro.internal.physical.PhysicalNode.SharedNode;
import io.tauro.internal.physical.PhysicalNode.SortNode;
import io.tauro.internal.physical.PhysicalNode.ValuesNode;
import io.tauro.internal.physical.PhysicalNode.WorkingRowsNode;
import io.tauro.internal.physical.RowRule;
import io.tauro.internal.plan.Choices;
import io.tauro.internal.plan.Literals;
import io.tauro.internal.plan.Parameters;
import io.tauro.internal.plan.Recursion;
import io.tauro.internal.plan.RexToExpression;
import io.tauro.internal.plan.WorkingRows;
import io.tauro.internal.pushdown.ScanNegotiator.Question;
import io.tauro.internal.sql.CommonRows;
import io.tauro.internal.sql.PlanningThread;
import io.tauro.internal.sql.PolicyBarrier;
import io.tauro.internal.sql.PolicyRows;
import io.tauro.internal.sql.TypeMapping;
import io.tauro.internal.sql.ViewRows;
import io.tauro.spi.Scan;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.apache.calcite.plan.RelOptSamplingParameters;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Collect;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Minus;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sample;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes the physical plan of an optimised one, operator by operator; pieces over one table go to
 * the {@link ScanNegotiator}.
 */
final class PhysicalPlanner {

    /** The share of groups that a condition on them leaves: it is asked for the exceptions. */
    private static final double HAVING = 0.05;

    private final Parameters parameters;
    private final RexBuilder builder;
    private final RexToExpression expressions;
    private final ScanNegotiator negotiator;
    private final JoinPlanner joins;
    private final AggregatePlanner aggregates;
    private final UnnestPlanner unnests;
    private final SharedPieces pieces;
    private final Map<Integer, SharedNode> shared = new HashMap<>();

    private PhysicalPlanner(RelNode plan, Parameters parameters, PushdownPolicy pushdown) {
        RexBuilder builder = plan.getCluster().getRexBuilder();
        this.parameters = parameters;
        this.builder = builder;
        this.expressions = new RexToExpression(builder, parameters);
        this.negotiator = new ScanNegotiator(builder, parameters, pushdown);
        Estimates estimates = new Estimates(parameters);
        this.joins = new JoinPlanner(expressions, estimates);
        this.aggregates = new AggregatePlanner(estimates);
        this.unnests = new UnnestPlanner(expressions);
        this.pieces = SharedPieces.of(plan, estimates);
    }

    /**
     * A physical plan.
     *
     * @param asked what was asked of the sources for the scans that they gave, by identity; some of
     *     those are not in the plan
     */
    record Planned(PhysicalNode root, IdentityHashMap<Scan, Question> asked) {}

    /**
     * The physical plan. Asks connectors to plan their scans; reads no rows.
     *
     * @throws TauroException {@code TAURO-2006} if the engine cannot run it, {@code TAURO-2016} if
     *     a source must do what it cannot
     */
    static Planned plan(RelNode plan, Parameters parameters, PushdownPolicy pushdown) {
        RelNode crossed = PolicyCrossing.in(plan);
        PhysicalPlanner planner = new PhysicalPlanner(crossed, parameters, pushdown);
        PhysicalNode root = planner.translate(crossed);
        if (pushdown != PushdownPolicy.OFF) {
            root = Reasons.told(SubPlans.in(root));
        }
        if (pushdown == PushdownPolicy.REQUIRED) {
            DemandedPushdown.check(root);
        }
        return new Planned(root, planner.negotiator.asked());
    }

    private PhysicalNode translate(RelNode node) {
        PlanningThread.throwIfCancelled();
        OptionalInt piece = pieces.number(node);
        if (node instanceof CommonRows common) {
            return shared(-1 - common.number(), common.getInput());
        }
        return piece.isPresent() ? shared(piece.getAsInt(), node) : step(node);
    }

    /** One step for all places at which the rows are read. */
    private PhysicalNode shared(int rows, RelNode node) {
        SharedNode known = shared.get(rows);
        if (known == null) {
            known = new SharedNode(step(node), shared.size() + 1);
            shared.put(rows, known);
        }
        return known;
    }

    private PhysicalNode step(RelNode node) {
        Optional<LeafQuery> leaf = LeafQuery.of(node);
        if (leaf.isPresent()) {
            return leaf.get().isEmpty()
                    ? new ValuesNode(List.of(), TypeMapping.toSchema(node.getRowType()))
                    : negotiator.plan(leaf.get());
        }
        if (node instanceof PolicyBarrier policy) {
            return secure(policy);
        }
        if (node instanceof ViewRows rows) {
            return translate(rows.getInput());
        }
        if (node instanceof Filter filter) {
            return filter(filter);
        }
        if (node instanceof Project project) {
            return project(project);
        }
        if (node instanceof Sort sort) {
            return sort(sort);
        }
        if (node instanceof Join join) {
            return joins.plan(join, translate(join.getLeft()), translate(join.getRight()));
        }
        if (node instanceof Correlate correlate) {
            PhysicalNode left = translate(correlate.getLeft());
            return unnests.beside(correlate, left)
                    .orElseGet(
                            () ->
                                    CorrelatePlanner.plan(
                                            JoinPlanner.kind(correlate.getJoinType()),
                                            correlate.getCorrelationId().getId(),
                                            left,
                                            translate(correlate.getRight())));
        }
        if (node instanceof Uncollect uncollect) {
            return unnests.plan(uncollect, translate(uncollect.getInput()));
        }
        if (node instanceof Collect collect) {
            return collect(collect);
        }
        if (node instanceof Sample sample) {
            return sample(sample);
        }
        if (node instanceof Aggregate aggregate) {
            return aggregates.plan(aggregate, aggregated(aggregate));
        }
        if (node instanceof SetOp set) {
            return set(set);
        }
        if (node instanceof Values values) {
            return values(values);
        }
        if (node instanceof Recursion recursion) {
            return recursion(recursion);
        }
        if (node instanceof WorkingRows rows) {
            return new WorkingRowsNode(rows.number(), TypeMapping.toSchema(rows.getRowType()));
        }
        throw refuse(node);
    }

    private static TauroException refuse(RelNode node) {
        if (node instanceof TableScan) {
            return new TauroException(
                    ErrorCode.INTERNAL_ERROR,
                    "A scan has lost its security barrier; the query is refused. Report this.");
        }
        String what = node.getRelTypeName().replaceFirst("^Logical", "").toLowerCase(Locale.ROOT);
        return new TauroException(
                ErrorCode.NOT_SUPPORTED,
                "The query needs the operation '"
                        + what
                        + "', which is not supported. Write it without, for example "
                        + "with a join in the place of a correlated sub-query.");
    }

    /** What is only counted needs no columns. */
    private PhysicalNode aggregated(Aggregate aggregate) {
        boolean onlyCounts =
                aggregate.getGroupSet().isEmpty()
                        && aggregate.getAggCallList().stream()
                                .allMatch(
                                        call -> call.getArgList().isEmpty() && call.filterArg < 0);
        Optional<LeafQuery> leaf =
                onlyCounts ? LeafQuery.of(aggregate.getInput()) : Optional.empty();
        return leaf.map(LeafQuery::withoutColumns)
                .map(negotiator::plan)
                .orElseGet(() -> translate(aggregate.getInput()));
    }

    private PhysicalNode filter(Filter filter) {
        PhysicalNode input = translate(filter.getInput());
        RexNode flat = RexUtil.flatten(builder, filter.getCondition());
        double share = input instanceof AggregateNode ? HAVING : 0.3;
        return new FilterNode(
                input, expressions.convert(flat), Math.max(1, input.estimatedRows() * share));
    }

    /** What a policy shows, in one step over its rows. */
    private PhysicalNode secure(PolicyBarrier policy) {
        ProjectNode shown = shown(policy);
        return new SecureNode(
                shown.input(),
                policy.stamp().table(),
                policy.stamp().policy(),
                shown.expressions(),
                Set.copyOf(policy.masked().asList()),
                rule(policy, shown.input()),
                named(shown.schema(), policy.getRowType().getFieldNames()));
    }

    private static Schema named(Schema schema, List<String> names) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Column column = schema.column(i);
            columns.add(Column.of(names.get(i), column.type()).nullable(column.nullable()));
        }
        return new Schema(columns);
    }

    private ProjectNode shown(PolicyBarrier policy) {
        if (!(policy.getInput() instanceof Project project)) {
            return identity(translate(policy.getInput()));
        }
        ImmutableBitSet read = RelOptUtil.InputFinder.bits(project.getProjects(), null);
        int columns = project.getInput().getRowType().getFieldCount();
        // The columns of a condition are read once more at the edge, so they stay.
        if (policy.stamp().access().limitsRows()
                || read.isEmpty()
                || read.cardinality() == columns) {
            return projected(project, translate(project.getInput()), project.getProjects());
        }
        Project narrow = narrow(project.getInput(), read);
        RexShuttle moved =
                new RexShuttle() {
                    @Override
                    public RexNode visitInputRef(RexInputRef column) {
                        return builder.makeInputRef(narrow, read.indexOf(column.getIndex()));
                    }
                };
        return projected(project, translate(narrow), moved.visitList(project.getProjects()));
    }

    private Project narrow(RelNode input, ImmutableBitSet columns) {
        List<RexNode> kept = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int column : columns) {
            kept.add(builder.makeInputRef(input, column));
            names.add(input.getRowType().getFieldNames().get(column));
        }
        return LogicalProject.create(input, List.of(), kept, names, Set.of());
    }

    private RowRule rule(PolicyBarrier policy, PhysicalNode input) {
        PolicyRows rows = policy.rows();
        return new RowRule(
                expressions.convert(RexUtil.flatten(builder, rows.condition())),
                rows.complete(),
                rows.always(),
                rows.columns(),
                viewColumns(policy)
                        .orElseGet(
                                () ->
                                        TableColumns.in(
                                                input, policy.stamp().table(), rows.columns())),
                SteadyRows.are(policy),
                policy.stamp().access().verifyRows());
    }

    private static Optional<Map<Integer, Integer>> viewColumns(PolicyBarrier policy) {
        RelNode rows =
                policy.getInput() instanceof Project shown ? shown.getInput() : policy.getInput();
        while (rows instanceof Filter || rows instanceof Sort) {
            rows = rows.getInput(0);
        }
        return rows instanceof ViewRows ofView ? Optional.of(ofView.positions()) : Optional.empty();
    }

    private PhysicalNode project(Project project) {
        PhysicalNode input = translate(project.getInput());
        List<RexNode> projections = project.getProjects();
        if (RexOver.containsOver(projections, null)) {
            WindowPlanner.Planned planned = WindowPlanner.plan(projections, input, expressions);
            input = planned.window();
            projections = planned.projections();
        }
        return projected(project, input, projections);
    }

    private static ProjectNode identity(PhysicalNode input) {
        List<Expression> columns = new ArrayList<>();
        for (int i = 0; i < input.schema().size(); i++) {
            columns.add(new InputColumn(i, input.schema().column(i).type()));
        }
        return new ProjectNode(input, columns, input.schema());
    }

    private ProjectNode projected(Project project, PhysicalNode input, List<RexNode> projections) {
        List<Expression> converted = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < projections.size(); i++) {
            RexNode projection = projections.get(i);
            Expression expression = expressions.convert(projection);
            Expression exact =
                    expression instanceof InputColumn
                            ? new InputColumn(
                                    ((InputColumn) expression).index(),
                                    input.schema()
                                            .column(((InputColumn) expression).index())
                                            .type())
                            : Choices.exactly(
                                    expression, TypeMapping.toDataType(projection.getType()));
            converted.add(exact);
            columns.add(
                    Column.of(project.getRowType().getFieldNames().get(i), exact.type())
                            .nullable(projection.getType().isNullable()));
        }
        return new ProjectNode(input, converted, new Schema(columns));
    }

    private PhysicalNode sort(Sort sort) {
        PhysicalNode input = translate(sort.getInput());
        long offset = bound(sort.offset).orElse(0);
        OptionalLong fetch = bound(sort.fetch);
        double rows =
                fetch.isPresent()
                        ? Math.min(input.estimatedRows(), (double) fetch.getAsLong())
                        : input.estimatedRows();
        if (sort.getCollation().getFieldCollations().isEmpty()) {
            return new LimitNode(input, offset, fetch, rows);
        }
        List<Order> order =
                sort.getCollation().getFieldCollations().stream()
                        .map(
                                key ->
                                        new Order(
                                                key.getFieldIndex(),
                                                ScanNegotiator.isDescending(key),
                                                ScanNegotiator.nullsFirst(key)))
                        .toList();
        return new SortNode(input, order, offset, fetch, rows);
    }

    private OptionalLong bound(@Nullable RexNode node) {
        if (node == null) {
            return OptionalLong.empty();
        }
        if (node instanceof RexDynamicParam parameter) {
            Object value = parameters.value(parameter.getIndex());
            return OptionalLong.of(((Number) Objects.requireNonNull(value)).longValue());
        }
        return OptionalLong.of(
                Objects.requireNonNull(((RexLiteral) node).getValueAs(BigDecimal.class))
                        .longValueExact());
    }

    private PhysicalNode set(SetOp set) {
        List<PhysicalNode> inputs = new ArrayList<>();
        Schema schema = TypeMapping.toSchema(set.getRowType());
        for (RelNode input : set.getInputs()) {
            inputs.add(withTypes(translate(input), schema));
        }
        SetKind kind = kind(set);
        return new SetNode(inputs, kind, set.all, schema, atMost(kind, inputs));
    }

    private static double atMost(SetKind kind, List<PhysicalNode> inputs) {
        DoubleStream rows = inputs.stream().mapToDouble(PhysicalNode::estimatedRows);
        return switch (kind) {
            case UNION -> rows.sum();
            case INTERSECT -> rows.min().orElse(0);
            case EXCEPT -> inputs.get(0).estimatedRows();
        };
    }

    private static SetKind kind(SetOp set) {
        if (set instanceof Union) {
            return SetKind.UNION;
        }
        if (set instanceof Intersect) {
            return SetKind.INTERSECT;
        }
        if (set instanceof Minus) {
            return SetKind.EXCEPT;
        }
        throw refuse(set);
    }

    /** The rows with columns of exactly these types. */
    private static PhysicalNode withTypes(PhysicalNode input, Schema schema) {
        boolean same = true;
        List<Expression> columns = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            DataType type = input.schema().column(i).type();
            same &= type.equals(schema.column(i).type());
            columns.add(Choices.exactly(new InputColumn(i, type), schema.column(i).type()));
        }
        return same ? input : new ProjectNode(input, columns, schema);
    }

    private PhysicalNode values(Values values) {
        Schema schema = TypeMapping.toSchema(values.getRowType());
        List<List<Expression>> rows = new ArrayList<>();
        for (List<RexLiteral> tuple : values.getTuples()) {
            List<Expression> row = new ArrayList<>();
            for (int i = 0; i < tuple.size(); i++) {
                DataType type = schema.column(i).type();
                row.add(new Constant(Literals.value(tuple.get(i), type), type));
            }
            rows.add(row);
        }
        return new ValuesNode(rows, schema);
    }

    /** The rows as one array: empty, not null, where there are none. */
    private PhysicalNode collect(Collect collect) {
        if (collect.getCollectionType() != SqlTypeName.ARRAY) {
            throw refuse(collect);
        }
        PhysicalNode input = translate(collect.getInput());
        DataType type =
                TypeMapping.toDataType(collect.getRowType().getFieldList().get(0).getType());
        List<Expression> columns = new ArrayList<>();
        for (int i = 0; i < input.schema().size(); i++) {
            columns.add(new InputColumn(i, input.schema().column(i).type()));
        }
        boolean rows = type.elementType().kind() == TypeKind.ROW && columns.size() > 1;
        Expression element =
                rows
                        ? new FunctionCall(ScalarFunction.ROW, columns, type.elementType())
                        : Choices.exactly(columns.get(0), type.elementType());
        Schema elements = Schema.of(Column.of("element", element.type()));
        PhysicalNode collected =
                new AggregateNode(
                        new ProjectNode(input, List.of(element), elements),
                        List.of(),
                        List.of(List.of()),
                        List.of(
                                new AggregateCall(
                                        AggregateFunction.ARRAY_AGG,
                                        List.of(0),
                                        false,
                                        OptionalInt.empty(),
                                        List.of(),
                                        type)),
                        Schema.of(Column.of("array", type)),
                        1);
        Expression array = new InputColumn(0, type);
        Expression none =
                new FunctionCall(ScalarFunction.IS_NULL, List.of(array), DataType.BOOLEAN);
        Expression result =
                new Case(List.of(none), List.of(new Constant(List.of(), type)), array, type);
        return new ProjectNode(
                collected, List.of(result), Schema.of(Column.of("array", type).notNull()));
    }

    private PhysicalNode sample(Sample sample) {
        RelOptSamplingParameters parameters = sample.getSamplingParameters();
        return new SampleNode(
                translate(sample.getInput()),
                parameters.sampleRate.doubleValue(),
                !parameters.isBernoulli(),
                parameters.isRepeatable()
                        ? OptionalLong.of(parameters.getRepeatableSeed())
                        : OptionalLong.empty());
    }

    private PhysicalNode recursion(Recursion recursion) {
        Schema schema = TypeMapping.toSchema(recursion.getRowType());
        return new RecursionNode(
                withTypes(translate(recursion.getLeft()), schema),
                CorrelatePlanner.keeping(
                        recursion.number(), withTypes(translate(recursion.getRight()), schema)),
                recursion.number(),
                recursion.all(),
                schema);
    }

    static Expression allOf(List<Expression> conditions) {
        if (conditions.isEmpty()) {
            return Constant.of(true);
        }
        return conditions.size() == 1 ? conditions.get(0) : new And(conditions);
    }
}
