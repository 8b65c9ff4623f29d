package io.tauro.internal.optimize;

import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.rules.FilterProjectTransposeRule;
import org.apache.calcite.rel.rules.ProjectMergeRule;
import org.apache.calcite.rex.RexUtil;

/**
 * Rules that put the expressions of a projection in the place of its columns, but never one that
 * would answer differently the second time.
 */
final class Deterministic {

    static final RelOptRule FILTER_PROJECT_TRANSPOSE =
            FilterProjectTransposeRule.Config.DEFAULT
                    .withOperandSupplier(
                            filter ->
                                    filter.operand(Filter.class)
                                            .oneInput(
                                                    project ->
                                                            project.operand(Project.class)
                                                                    .predicate(
                                                                            Deterministic::isStable)
                                                                    .anyInputs()))
                    .as(FilterProjectTransposeRule.Config.class)
                    // A copy would keep an OR within an OR, which no filter may have.
                    .withCopyFilter(false)
                    .toRule();

    static final RelOptRule PROJECT_MERGE =
            ProjectMergeRule.Config.DEFAULT
                    .withOperandSupplier(
                            above ->
                                    above.operand(Project.class)
                                            .oneInput(
                                                    below ->
                                                            below.operand(Project.class)
                                                                    .predicate(
                                                                            Deterministic::isStable)
                                                                    .anyInputs()))
                    .as(ProjectMergeRule.Config.class)
                    .toRule();

    private Deterministic() {}

    private static boolean isStable(Project project) {
        return !project.containsOver()
                && project.getProjects().stream().allMatch(RexUtil::isDeterministic);
    }
}
