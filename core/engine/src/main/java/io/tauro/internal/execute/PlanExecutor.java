package io.tauro.internal.execute;

import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.AggregateNode;
import io.tauro.internal.physical.PhysicalNode.ApplyNode;
import io.tauro.internal.physical.PhysicalNode.FilterNode;
import io.tauro.internal.physical.PhysicalNode.HashJoinNode;
import io.tauro.internal.physical.PhysicalNode.KeepNode;
import io.tauro.internal.physical.PhysicalNode.LimitNode;
import io.tauro.internal.physical.PhysicalNode.LookupNode;
import io.tauro.internal.physical.PhysicalNode.LoopJoinNode;
import io.tauro.internal.physical.PhysicalNode.ProjectNode;
import io.tauro.internal.physical.PhysicalNode.RecursionNode;
import io.tauro.internal.physical.PhysicalNode.SampleNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.internal.physical.PhysicalNode.SecureNode;
import io.tauro.internal.physical.PhysicalNode.SetNode;
import io.tauro.internal.physical.PhysicalNode.SharedNode;
import io.tauro.internal.physical.PhysicalNode.SortNode;
import io.tauro.internal.physical.PhysicalNode.UnnestNode;
import io.tauro.internal.physical.PhysicalNode.ValuesNode;
import io.tauro.internal.physical.PhysicalNode.WindowNode;
import io.tauro.internal.physical.PhysicalNode.WorkingRowsNode;
import io.tauro.internal.physical.PhysicalVisitor;
import java.util.List;

/** Runs plans for one query. Nothing is asked of a source before the first batch is. */
public final class PlanExecutor {

    private final QueryRuntime runtime;
    private final SubPlans plans;
    private ParallelPlan parallel;
    private DynamicFilters filters;
    private NeededColumns needed;

    public PlanExecutor(QueryRuntime runtime) {
        this.runtime = runtime;
        this.plans = new SubPlans(runtime, this::operator);
        this.parallel = ParallelPlan.NONE;
        this.filters = DynamicFilters.NONE;
        this.needed = NeededColumns.ALL;
    }

    /**
     * Starts a plan. The cursor is to be closed.
     *
     * @throws io.tauro.error.TauroException {@code TAURO-9002} if the types of the plan do not fit
     */
    public ResultCursor execute(PhysicalNode plan) {
        return execute(plan, DynamicFilters.of(plan), NeededColumns.of(plan));
    }

    /** The same, with other ways for what is found out meanwhile, and other columns of joins. */
    ResultCursor execute(PhysicalNode plan, DynamicFilters ways, NeededColumns columns) {
        if (!(plan instanceof ScanNode)) {
            PlanCheck.check(plan);
        }
        needed = columns;
        parallel = ParallelPlan.of(plan, runtime.parallelism());
        filters = ways;
        return new ResultCursor(
                plan.schema(), new WholePlan(operator(plan), plans, runtime.cancellation()));
    }

    private Operator operator(PhysicalNode node) {
        if (!parallel.isTop(node)) {
            return measured(node, node.accept(new Factory()));
        }
        if (node instanceof AggregateNode aggregate) {
            PartialAggregation halves = PartialAggregation.of(aggregate).orElseThrow();
            return measured(
                    node,
                    new PartedAggregateOperator(
                            aggregate, halves, pipeline(aggregate.input()), runtime));
        }
        return new GatherOperator(pipeline(node), runtime, ofLane -> new LaneSink.Pass());
    }

    private Pipeline pipeline(PhysicalNode top) {
        return new Pipeline(ParallelPlan.pipeline(top), runtime, filters, needed, this::operator);
    }

    private Operator measured(PhysicalNode node, Operator operator) {
        return new MeasuredOperator(
                operator, runtime.statistics().of(plans.original(node)), runtime.cancellation());
    }

    private final class Factory implements PhysicalVisitor<Operator> {

        @Override
        public Operator scan(ScanNode node) {
            return new ScanOperator(node, runtime, filters.of(node));
        }

        @Override
        public Operator filter(FilterNode node) {
            return new FilterOperator(operator(node.input()), node.condition());
        }

        @Override
        public Operator secure(SecureNode node) {
            return new SecureOperator(operator(node.input()), node);
        }

        @Override
        public Operator project(ProjectNode node) {
            return new ProjectOperator(operator(node.input()), node.expressions());
        }

        @Override
        public Operator hashJoin(HashJoinNode node) {
            return join(
                    needed.in(JoinSpec.of(node)),
                    operator(node.left()),
                    operator(node.right()),
                    filters.builtBy(node, runtime.memory()));
        }

        @Override
        public Operator loopJoin(LoopJoinNode node) {
            return join(
                    needed.in(JoinSpec.of(node)),
                    operator(node.left()),
                    operator(node.right()),
                    filters.builtBy(node, runtime.memory()));
        }

        private Operator join(
                JoinSpec spec, Operator left, Operator right, JoinOperator.BuildListener built) {
            return spec.buildLeft()
                    ? new JoinOperator(spec, right, left, runtime, built)
                    : new JoinOperator(spec, left, right, runtime, built);
        }

        @Override
        public Operator aggregate(AggregateNode node) {
            return new AggregateOperator(node, operator(node.input()), runtime);
        }

        @Override
        public Operator sort(SortNode node) {
            Operator input = operator(node.input());
            return TopRowsOperator.suits(node)
                    ? new TopRowsOperator(node, input, runtime, last -> filters.reached(node, last))
                    : new SortOperator(node, input, runtime);
        }

        @Override
        public Operator limit(LimitNode node) {
            return new LimitOperator(operator(node.input()), node.offset(), node.limit());
        }

        @Override
        public Operator window(WindowNode node) {
            return new WindowOperator(node, operator(node.input()), runtime);
        }

        @Override
        public Operator set(SetNode node) {
            List<Operator> inputs =
                    node.inputs().stream().map(PlanExecutor.this::operator).toList();
            OperatorStatistics statistics = runtime.statistics().of(node);
            return switch (node.kind()) {
                case UNION -> {
                    Operator together = new UnionAllOperator(inputs);
                    yield node.all()
                            ? together
                            : new DistinctOperator(together, node.schema(), runtime, statistics);
                }
                case INTERSECT ->
                        new IntersectOperator(
                                inputs, node.all(), node.schema(), runtime, statistics);
                case EXCEPT ->
                        new ExceptOperator(inputs, node.all(), node.schema(), runtime, statistics);
            };
        }

        @Override
        public Operator apply(ApplyNode node) {
            return new ApplyOperator(node, operator(node.left()), plans, runtime);
        }

        @Override
        public Operator keep(KeepNode node) {
            return new KeepOperator(node, plans);
        }

        @Override
        public Operator shared(SharedNode node) {
            return new SharedOperator(node, plans);
        }

        @Override
        public Operator lookup(LookupNode node) {
            return new LookupOperator(node, plans, runtime.batchSize());
        }

        @Override
        public Operator recursion(RecursionNode node) {
            return new RecursionOperator(node, operator(node.first()), plans, runtime);
        }

        @Override
        public Operator workingRows(WorkingRowsNode node) {
            return new RowsOperator(plans.working(node.number()));
        }

        @Override
        public Operator unnest(UnnestNode node) {
            return new UnnestOperator(node, operator(node.input()), runtime);
        }

        @Override
        public Operator sample(SampleNode node) {
            return new SampleOperator(node, operator(node.input()));
        }

        @Override
        public Operator values(ValuesNode node) {
            return new ValuesOperator(node, runtime.batchSize());
        }
    }
}
