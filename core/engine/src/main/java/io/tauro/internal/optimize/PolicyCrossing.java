package io.tauro.internal.optimize;

import io.tauro.internal.sql.PolicyBarrier;
import io.tauro.internal.sql.ViewRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;

/**
 * Takes below a policy what may be there: conditions that nothing can be found out by, and the
 * first rows of an order, all over columns that are seen as they are. What is masked is known from
 * the barrier, never from what is below it, so that it makes no difference how often this is done.
 */
public final class PolicyCrossing extends RelHomogeneousShuttle {

    private final boolean limits;

    private PolicyCrossing(boolean limits) {
        this.limits = limits;
    }

    /** The plan with what may be below its policies there; the same object if that is nothing. */
    public static RelNode in(RelNode plan) {
        return hasPolicy(plan) ? plan.accept(new PolicyCrossing(true)) : plan;
    }

    /** The same of conditions alone. */
    static RelNode filters(RelNode plan) {
        return plan.accept(new PolicyCrossing(false));
    }

    static boolean hasPolicy(RelNode plan) {
        return plan instanceof PolicyBarrier
                || plan.getInputs().stream().anyMatch(PolicyCrossing::hasPolicy);
    }

    @Override
    public RelNode visit(RelNode other) {
        if (other instanceof Filter filter && filter.getInput() instanceof PolicyBarrier policy) {
            Optional<RelNode> crossed = filtered(filter, policy);
            if (crossed.isPresent()) {
                return super.visit(crossed.get());
            }
        }
        if (limits
                && other instanceof Sort sort
                && sort.getInput() instanceof PolicyBarrier policy) {
            Optional<RelNode> crossed = sorted(sort, policy);
            if (crossed.isPresent()) {
                return super.visit(crossed.get());
            }
        }
        return super.visit(other);
    }

    private static Optional<RelNode> filtered(Filter filter, PolicyBarrier policy) {
        Leakproof leakproof = new Leakproof(policy.masked());
        List<RexNode> cross = new ArrayList<>();
        List<RexNode> stay = new ArrayList<>();
        for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
            (leakproof.is(conjunct) ? cross : stay).add(conjunct);
        }
        if (cross.isEmpty() || !SteadyRows.are(policy)) {
            return Optional.empty();
        }
        RexBuilder builder = filter.getCluster().getRexBuilder();
        RelNode below =
                policy.copy(
                        policy.getTraitSet(),
                        List.of(
                                below(
                                        policy.getInput(),
                                        RexUtil.composeConjunction(builder, cross))));
        return Optional.of(
                stay.isEmpty()
                        ? below
                        : filter.copy(
                                filter.getTraitSet(),
                                below,
                                RexUtil.composeConjunction(builder, stay)));
    }

    /** The rows under a condition, which is asked before what is shown is made of them. */
    private static RelNode below(RelNode input, RexNode condition) {
        boolean columns =
                input instanceof Project project
                        && RelOptUtil.InputFinder.bits(condition).asList().stream()
                                .allMatch(i -> project.getProjects().get(i) instanceof RexInputRef);
        if (input instanceof ViewRows ofView) {
            return under(ofView, rows -> LogicalFilter.create(rows, condition));
        }
        if (!columns) {
            return LogicalFilter.create(input, condition);
        }
        Project shown = (Project) input;
        RexNode overRows =
                condition.accept(
                        new RexShuttle() {
                            @Override
                            public RexNode visitInputRef(RexInputRef column) {
                                return shown.getProjects().get(column.getIndex());
                            }
                        });
        return over(shown, rows -> LogicalFilter.create(rows, overRows));
    }

    /** What is shown of rows to which more was done; those of a view are kept hold of. */
    private static RelNode over(Project shown, UnaryOperator<RelNode> more) {
        RelNode rows =
                shown.getInput() instanceof ViewRows ofView
                        ? under(ofView, more)
                        : more.apply(shown.getInput());
        return shown.copy(shown.getTraitSet(), List.of(rows));
    }

    private static RelNode under(ViewRows ofView, UnaryOperator<RelNode> more) {
        return ofView.copy(ofView.getTraitSet(), List.of(more.apply(ofView.getInput())));
    }

    /** Only where rows are left out: an order alone is better made above. */
    private static Optional<RelNode> sorted(Sort sort, PolicyBarrier policy) {
        if (sort.fetch == null
                || !(policy.getInput() instanceof Project shown)
                || !SteadyRows.are(policy)) {
            return Optional.empty();
        }
        List<RelFieldCollation> keys = new ArrayList<>();
        for (RelFieldCollation key : sort.getCollation().getFieldCollations()) {
            int column = key.getFieldIndex();
            if (policy.masked().get(column)
                    || !(shown.getProjects().get(column) instanceof RexInputRef below)) {
                return Optional.empty();
            }
            keys.add(key.withFieldIndex(below.getIndex()));
        }
        RelNode rows =
                over(
                        shown,
                        below ->
                                LogicalSort.create(
                                        below, RelCollations.of(keys), sort.offset, sort.fetch));
        return Optional.of(policy.copy(policy.getTraitSet(), List.of(rows)));
    }
}
