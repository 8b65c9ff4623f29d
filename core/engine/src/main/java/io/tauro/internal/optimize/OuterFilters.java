package io.tauro.internal.optimize;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Asks conditions on outer rows before anything is made for these rows: before their arrays are
 * parted, and JSON of rows that nobody wants is read.
 */
final class OuterFilters {

    private OuterFilters() {}

    static RelNode push(RelNode plan) {
        RelNode pushed =
                plan instanceof LogicalFilter filter
                                && filter.getVariablesSet().isEmpty()
                                && filter.getInput() instanceof Correlate correlate
                        ? push(filter, correlate)
                        : plan;
        List<RelNode> inputs = new ArrayList<>();
        pushed.getInputs().forEach(input -> inputs.add(push(input)));
        return inputs.equals(pushed.getInputs())
                ? pushed
                : pushed.copy(pushed.getTraitSet(), inputs);
    }

    private static RelNode push(LogicalFilter filter, Correlate correlate) {
        int outer = correlate.getLeft().getRowType().getFieldCount();
        List<RexNode> below = new ArrayList<>();
        List<RexNode> above = new ArrayList<>();
        for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
            ImmutableBitSet read = RelOptUtil.InputFinder.bits(condition);
            boolean ofOuter =
                    !read.isEmpty()
                            && read.nextSetBit(outer) < 0
                            && RexUtil.isDeterministic(condition);
            (ofOuter ? below : above).add(condition);
        }
        if (below.isEmpty()) {
            return filter;
        }
        Correlate filtered =
                correlate.copy(
                        correlate.getTraitSet(),
                        filtered(correlate.getLeft(), below),
                        correlate.getRight(),
                        correlate.getCorrelationId(),
                        correlate.getRequiredColumns(),
                        correlate.getJoinType());
        return above.isEmpty() ? filtered : filtered(filtered, above);
    }

    private static RelNode filtered(RelNode rows, List<RexNode> conditions) {
        RexBuilder builder = rows.getCluster().getRexBuilder();
        RexNode condition = RexUtil.composeConjunction(builder, conditions);
        return LogicalFilter.create(
                rows, RexUtil.removeNullabilityCast(rows.getCluster().getTypeFactory(), condition));
    }
}
