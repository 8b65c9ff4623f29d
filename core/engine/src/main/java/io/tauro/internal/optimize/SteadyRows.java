package io.tauro.internal.optimize;

import io.tauro.internal.plan.SecurityBarrier;
import io.tauro.internal.sql.PolicyBarrier;
import io.tauro.internal.sql.ViewRows;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Tells policies below which nothing can fail on a row. Only there may a query have a say in which
 * rows are looked at: else it would find out by an error what hidden rows are like.
 */
public final class SteadyRows {

    private static final Leakproof LEAKPROOF = new Leakproof(ImmutableBitSet.of());

    private SteadyRows() {}

    /** Whether the rows of a policy are found without a chance of failing. */
    public static boolean are(PolicyBarrier policy) {
        RelNode input = policy.getInput();
        return are(input instanceof Project shown ? shown.getInput() : input);
    }

    private static boolean are(RelNode node) {
        if (node instanceof SecurityBarrier || node instanceof Values) {
            return true;
        }
        boolean own =
                node instanceof Filter filter && conditions(filter.getCondition())
                        || node instanceof Join join && conditions(join.getCondition())
                        || node instanceof Project project
                                && project.getProjects().stream().allMatch(SteadyRows::value)
                        || node instanceof Aggregate aggregate && counts(aggregate)
                        || node instanceof Sort
                        || node instanceof SetOp
                        || node instanceof PolicyBarrier
                        || node instanceof ViewRows;
        return own && node.getInputs().stream().allMatch(SteadyRows::are);
    }

    private static boolean conditions(RexNode condition) {
        List<RexNode> all = RelOptUtil.conjunctions(condition);
        return all.stream().allMatch(LEAKPROOF::is);
    }

    private static boolean value(RexNode node) {
        return node instanceof RexInputRef || node instanceof RexLiteral || LEAKPROOF.is(node);
    }

    /** Sums can be too large, and a single value more than one. */
    private static boolean counts(Aggregate aggregate) {
        return aggregate.getAggCallList().stream()
                .map(AggregateCall::getAggregation)
                .allMatch(
                        function ->
                                switch (function.getKind()) {
                                    case COUNT, MIN, MAX -> true;
                                    default -> false;
                                });
    }
}
