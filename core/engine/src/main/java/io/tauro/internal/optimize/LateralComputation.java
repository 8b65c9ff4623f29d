package io.tauro.internal.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;

/** Makes a projection of {@code t CROSS JOIN LATERAL (SELECT t.x + 1 AS y)}. */
final class LateralComputation {

    private LateralComputation() {}

    /** The projection; the correlation itself if it does more than to compute. */
    static RelNode of(Correlate correlate) {
        boolean pairs =
                correlate.getJoinType() == JoinRelType.INNER
                        || correlate.getJoinType() == JoinRelType.LEFT;
        if (!pairs
                || !(correlate.getRight() instanceof Project project)
                || !(project.getInput() instanceof Values values)
                || values.getTuples().size() != 1
                || project.containsOver()
                || RexUtil.SubQueryFinder.containsSubQuery(project)) {
            return correlate;
        }
        RelNode left = correlate.getLeft();
        RexBuilder builder = correlate.getCluster().getRexBuilder();
        RexShuttle reading =
                new RexShuttle() {
                    @Override
                    public RexNode visitFieldAccess(RexFieldAccess access) {
                        return access.getReferenceExpr() instanceof RexCorrelVariable variable
                                        && variable.id.equals(correlate.getCorrelationId())
                                ? builder.makeInputRef(left, access.getField().getIndex())
                                : super.visitFieldAccess(access);
                    }

                    @Override
                    public RexNode visitInputRef(RexInputRef reference) {
                        return values.getTuples().get(0).get(reference.getIndex());
                    }
                };
        List<RexNode> columns = new ArrayList<>();
        for (int i = 0; i < left.getRowType().getFieldCount(); i++) {
            columns.add(builder.makeInputRef(left, i));
        }
        for (RexNode expression : project.getProjects()) {
            int place = columns.size();
            columns.add(
                    builder.ensureType(
                            correlate.getRowType().getFieldList().get(place).getType(),
                            expression.accept(reading),
                            false));
        }
        return LogicalProject.create(
                left, List.of(), columns, correlate.getRowType().getFieldNames(), Set.of());
    }
}
