package io.tauro.internal.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * Makes semi-joins of the conditions EXISTS and IN, and anti-joins of NOT EXISTS, where the
 * sub-query is a filtered table, join or view and speaks of the outer row in comparisons that a
 * hash join can begin with. Decorrelation would compute the outer rows a second time to group by
 * them. A filter asks only which conditions are true, so that NULL needs no care; what is not of
 * this form, as NOT IN, stays a sub-query.
 */
final class SemiJoins extends RelHomogeneousShuttle {

    private SemiJoins() {}

    static RelNode make(RelNode plan) {
        return plan.accept(new SemiJoins());
    }

    @Override
    public RelNode visit(RelNode other) {
        return super.visit(other instanceof Filter filter ? joined(filter) : other);
    }

    private static RelNode joined(Filter filter) {
        RexBuilder builder = filter.getCluster().getRexBuilder();
        List<RexNode> before = new ArrayList<>();
        List<RexNode> others = new ArrayList<>();
        for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
            (comparesWithOneValue(conjunct) ? before : others).add(conjunct);
        }
        RelNode left =
                before.isEmpty()
                        ? filter.getInput()
                        : LogicalFilter.create(
                                filter.getInput(), RexUtil.composeConjunction(builder, before));
        List<RexNode> kept = new ArrayList<>();
        boolean any = false;
        for (RexNode conjunct : others) {
            Optional<RelNode> join = join(left, conjunct, filter.getVariablesSet());
            any |= join.isPresent();
            if (join.isPresent()) {
                left = join.get();
            } else {
                kept.add(conjunct);
            }
        }
        if (!any) {
            return filter;
        }
        RexNode condition = RexUtil.composeConjunction(builder, kept);
        return kept.isEmpty()
                ? left
                : LogicalFilter.create(
                        left,
                        condition,
                        com.google.common.collect.ImmutableSet.copyOf(filter.getVariablesSet()));
    }

    /** Whether it asks for a value that is computed once, which is cheaper than a join. */
    private static boolean comparesWithOneValue(RexNode condition) {
        SubQueries found = new SubQueries();
        condition.accept(found);
        return found.any && found.simple && RexUtil.isDeterministic(condition);
    }

    private static final class SubQueries extends RexVisitorImpl<@Nullable Void> {

        private boolean any;
        private boolean simple = true;

        SubQueries() {
            super(true);
        }

        @Override
        public @Nullable Void visitSubQuery(RexSubQuery query) {
            any = true;
            simple &=
                    query.getKind() == SqlKind.SCALAR_QUERY
                            && RelOptUtil.getVariablesUsed(query.rel).isEmpty();
            return super.visitSubQuery(query);
        }

        @Override
        public @Nullable Void visitCorrelVariable(RexCorrelVariable variable) {
            simple = false;
            return null;
        }
    }

    private static Optional<RelNode> join(
            RelNode left, RexNode conjunct, Set<CorrelationId> variables) {
        boolean negated = conjunct.getKind() == SqlKind.NOT;
        RexNode asked = negated ? ((RexCall) conjunct).operands.get(0) : conjunct;
        boolean suits =
                asked.getKind() == SqlKind.EXISTS || asked.getKind() == SqlKind.IN && !negated;
        if (!suits || !(asked instanceof RexSubQuery query) || variables.size() > 1) {
            return Optional.empty();
        }
        return SubQueryRows.of(query, left, variables)
                .map(
                        rows ->
                                LogicalJoin.create(
                                        left,
                                        rows.plan(),
                                        List.of(),
                                        RexUtil.composeConjunction(
                                                left.getCluster().getRexBuilder(),
                                                rows.conditions()),
                                        Set.of(),
                                        negated ? JoinRelType.ANTI : JoinRelType.SEMI));
    }
}
