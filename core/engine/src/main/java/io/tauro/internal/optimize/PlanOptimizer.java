package io.tauro.internal.optimize;

import io.tauro.internal.metadata.MetadataHandlers;
import io.tauro.internal.plan.Parameters;
import io.tauro.internal.sql.PlanningThread;
import java.time.Instant;
import java.util.List;
import org.apache.calcite.plan.Context;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.hep.HepMatchOrder;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;

/**
 * Rewrites a secured plan, step by step, into one that the engine runs well. Each step keeps the
 * meaning of the plan, and none crosses a barrier.
 */
public final class PlanOptimizer {

    static final MetadataHandlers METADATA = TableStatisticsMetadata.handlers();

    private static final List<RelOptRule> FOLDING = ConstantFolding.RULES;

    private static final List<RelOptRule> PUSHING =
            List.of(
                    Rules.FILTER_INTO_JOIN,
                    Rules.JOIN_CONDITION_PUSH,
                    Deterministic.FILTER_PROJECT_TRANSPOSE,
                    Rules.FILTER_AGGREGATE_TRANSPOSE,
                    Rules.FILTER_MERGE,
                    Deterministic.PROJECT_MERGE,
                    Rules.PROJECT_REMOVE,
                    Rules.AGGREGATE_PROJECT_MERGE,
                    Rules.SORT_PROJECT_TRANSPOSE);

    /** Merges no projections: that is for rules, which know what must not be repeated. */
    private static final RelBuilderFactory BUILDER =
            RelBuilder.proto(Contexts.of(RelBuilder.Config.DEFAULT.withBloat(-1)));

    /**
     * How often the rules of a step are applied at most. Each application keeps the meaning of the
     * plan, so a step can stop anywhere; rules that undo each other must not hold a thread for
     * ever.
     */
    private static final int ENOUGH = 5_000;

    /** How many policies, of views over views, a condition goes through at most. */
    private static final int MOST_POLICIES = 10;

    private PlanOptimizer() {}

    /**
     * The better plan.
     *
     * @param secured a plan whose scans are all behind barriers
     * @param parameters the values that its parameters have
     * @param start what CURRENT_TIMESTAMP and its like mean
     */
    public static RelNode optimize(RelNode secured, Parameters parameters, Instant start) {
        return improved(CurrentTime.fold(parameters.bind(secured), start), parameters, parameters);
    }

    /** Whether the plan has CURRENT_TIMESTAMP or its like. */
    public static boolean readsClock(RelNode plan) {
        return CurrentTime.isIn(plan);
    }

    /**
     * @param parameters the values that constants are folded with
     * @param likely the values that sizes are estimated with
     */
    static RelNode improved(RelNode given, Parameters parameters, Parameters likely) {
        RelNode plan = given;
        prepare(plan, parameters, likely);
        RelBuilder builder = BUILDER.create(plan.getCluster(), null);
        plan = UselessSorts.remove(plan);
        plan = SemiJoins.make(plan.accept(new WindowedSubQueries()));
        plan = new SubQueryShapes(builder).apply(plan);
        plan = hasSubQuery(plan) ? run(plan, Rules.SubQueries.TO_CORRELATES) : plan;
        plan = hasCorrelation(plan) ? new Decorrelation(builder).apply(plan) : plan;
        plan = plan.accept(new CommonFactors());
        plan = push(run(plan, FOLDING));
        plan = plan.accept(new Supersets());
        plan = joined(plan, builder);
        plan = prune(push(run(plan, ConstantFolding.OF_CALLS)));
        plan = new FieldTrimmer(builder).trim(plan);
        return run(
                plan,
                List.of(Deterministic.PROJECT_MERGE, Rules.PROJECT_REMOVE, Rules.FILTER_MERGE));
    }

    private static RelNode joined(RelNode given, RelBuilder builder) {
        if (!hasJoin(given) && !hasCorrelation(given)) {
            return prune(push(given));
        }
        RelNode plan = given.accept(new TransitivePredicates(builder));
        plan = prune(push(plan));
        plan = hasCorrelation(plan) ? OuterFilters.push(plan) : plan;
        plan = run(plan, Rules.Joins.KEYS);
        plan = new FieldTrimmer(builder).trim(plan);
        return orderJoins(push(plan));
    }

    /** As far as conditions get, through policies where they may. */
    private static RelNode push(RelNode plan) {
        RelNode pushed = pushToPolicies(plan);
        for (int i = 0; i < MOST_POLICIES && PolicyCrossing.hasPolicy(pushed); i++) {
            RelNode crossed = PolicyCrossing.filters(pushed);
            if (crossed == pushed) {
                break;
            }
            pushed = pushToPolicies(crossed);
        }
        return pushed;
    }

    private static RelNode pushToPolicies(RelNode plan) {
        return run(plan, hasSetOperation(plan) ? Rules.SetOperations.PUSHING : PUSHING);
    }

    private static RelNode prune(RelNode plan) {
        return hasNothing(plan) ? run(plan, Rules.Nothing.PRUNING) : plan;
    }

    private static boolean hasSetOperation(RelNode plan) {
        return plan instanceof SetOp
                || plan.getInputs().stream().anyMatch(PlanOptimizer::hasSetOperation);
    }

    /** Whether a piece of the plan is known to have no rows. */
    private static boolean hasNothing(RelNode plan) {
        return plan instanceof Values values && values.getTuples().isEmpty()
                || plan instanceof Sort sort
                        && sort.fetch instanceof RexLiteral fetch
                        && RexLiteral.intValue(fetch) == 0
                || plan.getInputs().stream().anyMatch(PlanOptimizer::hasNothing);
    }

    private static boolean hasJoin(RelNode plan) {
        return plan instanceof Join || plan.getInputs().stream().anyMatch(PlanOptimizer::hasJoin);
    }

    private static boolean hasSubQuery(RelNode plan) {
        boolean own =
                plan instanceof Filter filter && RexUtil.SubQueryFinder.containsSubQuery(filter)
                        || plan instanceof Project project
                                && RexUtil.SubQueryFinder.containsSubQuery(project)
                        || plan instanceof Join join
                                && RexUtil.SubQueryFinder.containsSubQuery(join);
        return own || plan.getInputs().stream().anyMatch(PlanOptimizer::hasSubQuery);
    }

    static boolean hasCorrelation(RelNode plan) {
        return plan instanceof Correlate
                || plan.getInputs().stream().anyMatch(PlanOptimizer::hasCorrelation);
    }

    private static void prepare(RelNode plan, Parameters parameters, Parameters likely) {
        plan.getCluster().getPlanner().setExecutor(new KernelFolding(parameters));
        plan.getCluster().setMetadataQuerySupplier(() -> new LikelyValues(likely));
        plan.getCluster().invalidateMetadataQuery();
    }

    /**
     * From the leaves up, so that a join sees whole inputs; only plans with several joins have an
     * order to choose.
     */
    private static RelNode orderJoins(RelNode plan) {
        RelNode multi = run(plan, HepMatchOrder.BOTTOM_UP, Rules.Joins.TO_MULTI_JOIN);
        return run(ManyJoins.order(multi), HepMatchOrder.ARBITRARY, Rules.Joins.ORDER);
    }

    @SafeVarargs
    static RelNode run(RelNode plan, List<RelOptRule>... steps) {
        RelNode result = plan;
        for (List<RelOptRule> rules : steps) {
            result = run(result, HepMatchOrder.ARBITRARY, rules);
        }
        return result;
    }

    /** Looks before each rule whether the query is still wanted. */
    private static final class InterruptiblePlanner extends HepPlanner {

        InterruptiblePlanner(HepProgram program, Context context) {
            super(program, context);
        }

        @Override
        public void checkCancel() {
            PlanningThread.throwIfCancelled();
        }
    }

    private static RelNode run(RelNode plan, HepMatchOrder order, List<RelOptRule> rules) {
        HepProgram program =
                new HepProgramBuilder()
                        .addMatchOrder(order)
                        .addMatchLimit(ENOUGH)
                        .addRuleCollection(rules)
                        .build();
        PlanningThread.throwIfCancelled();
        HepPlanner planner =
                new InterruptiblePlanner(program, plan.getCluster().getPlanner().getContext());
        planner.setExecutor(plan.getCluster().getPlanner().getExecutor());
        planner.setRoot(plan);
        return planner.findBestExp();
    }
}
