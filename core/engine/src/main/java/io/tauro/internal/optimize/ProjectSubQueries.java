package io.tauro.internal.optimize;

import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.rules.SubQueryRemoveRule;
import org.apache.calcite.rex.LogicVisitor;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.tools.RelBuilder;

/**
 * Takes the sub-queries of a projection apart as Calcite's rule does, but binds only the variables
 * that are the projection's own: a sub-query may speak of rows further out, too.
 */
final class ProjectSubQueries extends SubQueryRemoveRule {

    static final RelOptRule RULE = new ProjectSubQueries();

    private ProjectSubQueries() {
        super(Config.PROJECT);
    }

    @Override
    public void onMatch(RelOptRuleCall call) {
        Project project = call.rel(0);
        RelBuilder builder = call.builder().push(project.getInput());
        List<RexNode> expressions = project.getProjects();
        RexSubQuery subQuery = RexUtil.SubQueryFinder.find(expressions);
        for (int i = 1; subQuery != null; i++) {
            Set<CorrelationId> own = RelOptUtil.getVariablesUsed(subQuery.rel);
            own.retainAll(project.getVariablesSet());
            RelOptUtil.Logic logic =
                    LogicVisitor.find(RelOptUtil.Logic.TRUE_FALSE_UNKNOWN, expressions, subQuery);
            int columns = builder.peek().getRowType().getFieldCount();
            RexShuttle answer =
                    replacing(subQuery, apply(subQuery, own, logic, builder, 1, columns, i));
            expressions = answer.apply(expressions);
            subQuery = RexUtil.SubQueryFinder.find(expressions);
        }
        builder.project(expressions, project.getRowType().getFieldNames(), true);
        call.transformTo(builder.build());
    }

    private static RexShuttle replacing(RexSubQuery replaced, RexNode answer) {
        return new RexShuttle() {
            @Override
            public RexNode visitSubQuery(RexSubQuery subQuery) {
                return subQuery.equals(replaced) ? answer : subQuery;
            }
        };
    }
}
