package io.tauro.internal.optimize;

import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.rules.AggregateProjectMergeRule;
import org.apache.calcite.rel.rules.FilterAggregateTransposeRule;
import org.apache.calcite.rel.rules.FilterJoinRule.FilterIntoJoinRule.FilterIntoJoinRuleConfig;
import org.apache.calcite.rel.rules.FilterJoinRule.JoinConditionPushRule.JoinConditionPushRuleConfig;
import org.apache.calcite.rel.rules.FilterMergeRule;
import org.apache.calcite.rel.rules.FilterMultiJoinMergeRule;
import org.apache.calcite.rel.rules.FilterSetOpTransposeRule;
import org.apache.calcite.rel.rules.JoinPushExpressionsRule;
import org.apache.calcite.rel.rules.JoinToMultiJoinRule;
import org.apache.calcite.rel.rules.LoptOptimizeJoinRule;
import org.apache.calcite.rel.rules.ProjectMultiJoinMergeRule;
import org.apache.calcite.rel.rules.ProjectRemoveRule;
import org.apache.calcite.rel.rules.PruneEmptyRules;
import org.apache.calcite.rel.rules.SortProjectTransposeRule;
import org.apache.calcite.rel.rules.SubQueryRemoveRule;
import org.apache.calcite.rel.rules.UnionEliminatorRule;
import org.apache.calcite.rel.rules.UnionMergeRule;
import org.apache.calcite.rex.RexUtil;

/**
 * Calcite's rules that are used as they are, by the names that they have in its {@code CoreRules}.
 * That class makes every rule there is when the first is asked for, a thousand classes of them.
 */
final class Rules {

    static final RelOptRule FILTER_INTO_JOIN = FilterIntoJoinRuleConfig.DEFAULT.toRule();
    static final RelOptRule JOIN_CONDITION_PUSH = JoinConditionPushRuleConfig.DEFAULT.toRule();
    static final RelOptRule FILTER_AGGREGATE_TRANSPOSE =
            FilterAggregateTransposeRule.Config.DEFAULT
                    .withOperandSupplier(
                            filter ->
                                    filter.operand(Filter.class)
                                            .predicate(Rules::isOfGroups)
                                            .oneInput(
                                                    aggregate ->
                                                            aggregate
                                                                    .operand(Aggregate.class)
                                                                    .anyInputs()))
                    .as(FilterAggregateTransposeRule.Config.class)
                    .toRule();
    static final RelOptRule FILTER_MERGE = FilterMergeRule.Config.DEFAULT.toRule();
    static final RelOptRule PROJECT_REMOVE = ProjectRemoveRule.Config.DEFAULT.toRule();
    static final RelOptRule AGGREGATE_PROJECT_MERGE =
            AggregateProjectMergeRule.Config.DEFAULT.toRule();
    static final RelOptRule SORT_PROJECT_TRANSPOSE =
            SortProjectTransposeRule.Config.DEFAULT.toRule();

    private Rules() {}

    /** Whether it asks something of the groups: a group of no rows is there whatever else holds. */
    private static boolean isOfGroups(Filter filter) {
        return RelOptUtil.conjunctions(filter.getCondition()).stream()
                .allMatch(
                        one ->
                                RexUtil.isDeterministic(one)
                                        && !RelOptUtil.InputFinder.bits(one).isEmpty());
    }

    /** Those that only a plan with sub-queries needs. */
    static final class SubQueries {

        static final List<RelOptRule> TO_CORRELATES =
                List.of(
                        SubQueryRemoveRule.Config.FILTER.toRule(),
                        ProjectSubQueries.RULE,
                        SubQueryRemoveRule.Config.JOIN.toRule());

        private SubQueries() {}
    }

    /** Those that only a plan with UNION, INTERSECT or EXCEPT needs. */
    static final class SetOperations {

        static final List<RelOptRule> PUSHING =
                List.of(
                        FILTER_INTO_JOIN,
                        JOIN_CONDITION_PUSH,
                        Deterministic.FILTER_PROJECT_TRANSPOSE,
                        FILTER_AGGREGATE_TRANSPOSE,
                        FilterSetOpTransposeRule.Config.DEFAULT.toRule(),
                        FILTER_MERGE,
                        Deterministic.PROJECT_MERGE,
                        PROJECT_REMOVE,
                        AGGREGATE_PROJECT_MERGE,
                        SORT_PROJECT_TRANSPOSE,
                        UnionMergeRule.Config.DEFAULT.toRule(),
                        UnionEliminatorRule.Config.DEFAULT.toRule());

        private SetOperations() {}
    }

    /** Those that only a plan needs of which a piece has no rows. */
    static final class Nothing {

        static final List<RelOptRule> PRUNING =
                List.of(
                        PruneEmptyRules.UNION_INSTANCE,
                        PruneEmptyRules.PROJECT_INSTANCE,
                        PruneEmptyRules.FILTER_INSTANCE,
                        PruneEmptyRules.SORT_INSTANCE,
                        PruneEmptyRules.SORT_FETCH_ZERO_INSTANCE,
                        PruneEmptyRules.JOIN_LEFT_INSTANCE,
                        PruneEmptyRules.JOIN_RIGHT_INSTANCE);

        private Nothing() {}
    }

    /** Those that only a plan with joins needs. */
    static final class Joins {

        static final List<RelOptRule> KEYS =
                List.of(JoinPushExpressionsRule.Config.DEFAULT.toRule());

        /**
         * Only inner joins are put in order: an outer join stays where it is, with what is below
         * it.
         */
        private static final RelOptRule INNER_JOIN_TO_MULTI_JOIN =
                JoinToMultiJoinRule.Config.DEFAULT
                        .withOperandSupplier(
                                operand ->
                                        operand.operand(LogicalJoin.class)
                                                .predicate(
                                                        join ->
                                                                join.getJoinType()
                                                                        == JoinRelType.INNER)
                                                .inputs(
                                                        left ->
                                                                left.operand(RelNode.class)
                                                                        .anyInputs(),
                                                        right ->
                                                                right.operand(RelNode.class)
                                                                        .anyInputs()))
                        .as(JoinToMultiJoinRule.Config.class)
                        .toRule();

        static final List<RelOptRule> TO_MULTI_JOIN =
                List.of(
                        INNER_JOIN_TO_MULTI_JOIN,
                        ProjectMultiJoinMergeRule.Config.DEFAULT.toRule(),
                        FilterMultiJoinMergeRule.Config.DEFAULT.toRule());

        static final List<RelOptRule> ORDER = List.of(LoptOptimizeJoinRule.Config.DEFAULT.toRule());

        private Joins() {}
    }
}
