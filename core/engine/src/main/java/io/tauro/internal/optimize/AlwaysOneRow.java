package io.tauro.internal.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;

/**
 * Makes left correlations of inner ones with an aggregation of all rows, which has one row for each
 * outer row: as a join it would have none where there is nothing to aggregate.
 */
final class AlwaysOneRow extends RelHomogeneousShuttle {

    @Override
    public RelNode visit(RelNode other) {
        RelNode visited = super.visit(other);
        return visited instanceof Correlate correlate
                        && correlate.getJoinType() == JoinRelType.INNER
                        && isOneRow(correlate.getRight())
                ? left(correlate)
                : visited;
    }

    private static boolean isOneRow(RelNode plan) {
        return plan instanceof Project project
                ? isOneRow(project.getInput())
                : plan instanceof Aggregate aggregate
                        && aggregate.getGroupType() == Aggregate.Group.SIMPLE
                        && aggregate.getGroupSet().isEmpty();
    }

    private static RelNode left(Correlate correlate) {
        RelNode left =
                LogicalCorrelate.create(
                        correlate.getLeft(),
                        correlate.getRight(),
                        correlate.getHints(),
                        correlate.getCorrelationId(),
                        correlate.getRequiredColumns(),
                        JoinRelType.LEFT);
        RexBuilder builder = correlate.getCluster().getRexBuilder();
        List<RexNode> columns = new ArrayList<>();
        for (int i = 0; i < correlate.getRowType().getFieldCount(); i++) {
            columns.add(
                    builder.ensureType(
                            correlate.getRowType().getFieldList().get(i).getType(),
                            builder.makeInputRef(left, i),
                            false));
        }
        return LogicalProject.create(
                left, List.of(), columns, correlate.getRowType().getFieldNames(), Set.of());
    }
}
