package io.tauro.internal.optimize;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Mends joins that decorrelation makes: where a count for each outer value has been computed, the
 * value NULL among them, the outer row is joined to it by {@code =} at times, and then a row whose
 * value is NULL loses its count, which is zero.
 */
final class NullSafeCorrelation extends RelHomogeneousShuttle {

    @Override
    public RelNode visit(RelNode other) {
        RelNode visited = super.visit(other);
        boolean counted =
                visited instanceof Join join
                        && join.getJoinType() == JoinRelType.LEFT
                        && isForEachOuterValue(join.getRight());
        return counted ? mended((Join) visited) : visited;
    }

    /**
     * A projection of: each different outer value, left joined null-safely to what was aggregated
     * for it.
     */
    private static boolean isForEachOuterValue(RelNode right) {
        return right instanceof Project project
                && project.getInput() instanceof Join values
                && values.getJoinType() == JoinRelType.LEFT
                && values.getLeft() instanceof Aggregate outer
                && outer.getAggCallList().isEmpty()
                && values.getRight() instanceof Aggregate
                && RelOptUtil.conjunctions(values.getCondition()).stream()
                        .allMatch(conjunct -> conjunct.getKind() == SqlKind.IS_NOT_DISTINCT_FROM);
    }

    private static RelNode mended(Join join) {
        Project right = (Project) join.getRight();
        int split = join.getLeft().getRowType().getFieldCount();
        int values = ((Join) right.getInput()).getLeft().getRowType().getFieldCount();
        RexBuilder builder = join.getCluster().getRexBuilder();
        List<RexNode> conjuncts = new ArrayList<>();
        for (RexNode conjunct : RelOptUtil.conjunctions(join.getCondition())) {
            boolean key =
                    conjunct.getKind() == SqlKind.EQUALS
                            && ((RexCall) conjunct).operands.get(1) instanceof RexInputRef second
                            && second.getIndex() >= split
                            && right.getProjects().get(second.getIndex() - split)
                                    instanceof RexInputRef value
                            && value.getIndex() < values;
            conjuncts.add(
                    key
                            ? builder.makeCall(
                                    SqlStdOperatorTable.IS_NOT_DISTINCT_FROM,
                                    ((RexCall) conjunct).operands)
                            : conjunct);
        }
        return join.copy(
                join.getTraitSet(),
                RexUtil.composeConjunction(builder, conjuncts),
                join.getLeft(),
                join.getRight(),
                join.getJoinType(),
                join.isSemiJoinDone());
    }
}
