package io.tauro.internal.optimize;

import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexUtil;

/**
 * Writes {@code (a AND x) OR (a AND y)} as {@code a AND (x OR y)}, so that {@code a} can become a
 * join key or be pushed.
 */
final class CommonFactors extends RelHomogeneousShuttle {

    @Override
    public RelNode visit(RelNode other) {
        RelNode visited = super.visit(other);
        RexBuilder builder = visited.getCluster().getRexBuilder();
        if (visited instanceof Filter filter) {
            return filter.copy(
                    filter.getTraitSet(),
                    filter.getInput(),
                    RexUtil.pullFactors(builder, filter.getCondition()));
        }
        if (visited instanceof Join join) {
            return join.copy(
                    join.getTraitSet(),
                    RexUtil.pullFactors(builder, join.getCondition()),
                    join.getLeft(),
                    join.getRight(),
                    join.getJoinType(),
                    join.isSemiJoinDone());
        }
        return visited;
    }
}
