package io.tauro.internal.optimize;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;

/**
 * Puts sub-queries beside a window function into a projection of their own below it: what turns
 * sub-queries into joins fails on one within a window.
 */
final class WindowedSubQueries extends RelHomogeneousShuttle {

    @Override
    public RelNode visit(RelNode other) {
        RelNode visited = super.visit(other).accept(new Within());
        return visited instanceof Project project
                        && project.containsOver()
                        && RexUtil.SubQueryFinder.containsSubQuery(project)
                ? split(project)
                : visited;
    }

    /** Looks into sub-queries, too. */
    private final class Within extends RexShuttle {
        @Override
        public RexNode visitSubQuery(RexSubQuery subQuery) {
            RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
            return visited.clone(visited.rel.accept(WindowedSubQueries.this));
        }
    }

    private static RelNode split(Project project) {
        Set<RexSubQuery> found = new LinkedHashSet<>();
        project.getProjects()
                .forEach(
                        expression ->
                                expression.accept(
                                        new RexShuttle() {
                                            @Override
                                            public RexNode visitSubQuery(RexSubQuery subQuery) {
                                                found.add(subQuery);
                                                return subQuery;
                                            }
                                        }));
        List<RexSubQuery> subQueries = List.copyOf(found);
        RelNode input = project.getInput();
        RexBuilder builder = project.getCluster().getRexBuilder();
        List<RexNode> below = new ArrayList<>(builder.identityProjects(input.getRowType()));
        int columns = below.size();
        below.addAll(subQueries);
        RelNode computed =
                LogicalProject.create(
                        input,
                        project.getHints(),
                        below,
                        (List<String>) null,
                        project.getVariablesSet());
        RexShuttle references =
                new RexShuttle() {
                    @Override
                    public RexNode visitSubQuery(RexSubQuery subQuery) {
                        return new RexInputRef(
                                columns + subQueries.indexOf(subQuery), subQuery.getType());
                    }
                };
        return LogicalProject.create(
                computed,
                List.of(),
                references.visitList(project.getProjects()),
                project.getRowType().getFieldNames(),
                Set.of());
    }
}
