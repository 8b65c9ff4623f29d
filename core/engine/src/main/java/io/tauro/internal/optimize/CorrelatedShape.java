package io.tauro.internal.optimize;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;

/**
 * Tells which correlated sub-queries become joins that mean the same: those that compare columns
 * with columns of the outer row in a filter, one of them for equality, below nothing but inner
 * joins, projections and one aggregation.
 */
final class CorrelatedShape {

    /** The outer rows that may be read. */
    private final Set<CorrelationId> outer;

    private CorrelatedShape(Set<CorrelationId> outer) {
        this.outer = outer;
    }

    static boolean isSimple(Correlate correlate) {
        boolean kind =
                correlate.getJoinType() == JoinRelType.INNER
                        || correlate.getJoinType() == JoinRelType.LEFT;
        if (!kind || !isStable(correlate)) {
            return false;
        }
        Set<CorrelationId> outer = new HashSet<>();
        outer.add(correlate.getCorrelationId());
        boolean left = correlate.getJoinType() == JoinRelType.LEFT;
        return new CorrelatedShape(outer).isSimple(correlate.getRight(), left, true);
    }

    /** Whether it gives the same rows when it is computed twice. */
    private static boolean isStable(RelNode plan) {
        return StablePlan.is(plan);
    }

    /**
     * @param top whether there are only projections above, and an outer row without any below
     *     stays, so that an aggregation of no rows may be here
     * @param mayAggregate whether no aggregation is above
     */
    private boolean isSimple(RelNode node, boolean top, boolean mayAggregate) {
        Set<CorrelationId> used = RelOptUtil.getVariablesUsed(node);
        if (used.isEmpty()) {
            return true;
        }
        if (!outer.containsAll(used)) {
            return false;
        }
        if (node instanceof Project project) {
            return project.getProjects().stream().noneMatch(CorrelatedShape::readsOuter)
                    && !project.containsOver()
                    && isSimple(project.getInput(), top, mayAggregate);
        }
        if (node instanceof Filter filter) {
            return isComparison(filter.getCondition())
                    && !(readsOuter(filter.getCondition()) && aggregatesOuter(filter.getInput()))
                    && isSimple(filter.getInput(), false, mayAggregate);
        }
        if (node instanceof Aggregate aggregate) {
            boolean emptyRow = aggregate.getGroupSet().isEmpty();
            return aggregate.getGroupType() == Aggregate.Group.SIMPLE
                    && (emptyRow ? top && mayAggregate : true)
                    && isSimple(aggregate.getInput(), false, false);
        }
        if (node instanceof Correlate nested) {
            return isSimpleNested(nested, mayAggregate);
        }
        if (node instanceof Join join) {
            return join.getJoinType() == JoinRelType.INNER
                    && !readsOuter(join.getCondition())
                    && (isWhole(join.getLeft()) || isWhole(join.getRight()))
                    && isSimple(join.getLeft(), false, mayAggregate)
                    && isSimple(join.getRight(), false, mayAggregate);
        }
        return false;
    }

    /** Calcite loses the equality with outer rows of one side if both have one. */
    private static boolean isWhole(RelNode node) {
        return RelOptUtil.getVariablesUsed(node).isEmpty();
    }

    /**
     * Calcite mixes up what a condition on groups compares with the keys that are added to them.
     */
    private static boolean aggregatesOuter(RelNode node) {
        return node instanceof Aggregate && !isWhole(node)
                || node.getInputs().stream().anyMatch(CorrelatedShape::aggregatesOuter);
    }

    private boolean isSimpleNested(Correlate nested, boolean mayAggregate) {
        boolean kind =
                nested.getJoinType() == JoinRelType.INNER
                        || nested.getJoinType() == JoinRelType.LEFT;
        Set<CorrelationId> within = new HashSet<>(outer);
        within.add(nested.getCorrelationId());
        // Rows without a match would be lost if the match depended on rows further out, too.
        boolean matchesAlone =
                nested.getJoinType() == JoinRelType.INNER
                        || java.util.Collections.disjoint(
                                RelOptUtil.getVariablesUsed(nested.getRight()), outer);
        return kind
                && matchesAlone
                && isSimple(nested.getLeft(), false, mayAggregate)
                && new CorrelatedShape(within)
                        .isSimple(
                                nested.getRight(),
                                nested.getJoinType() == JoinRelType.LEFT,
                                mayAggregate);
    }

    /** Whether what it asks of outer rows are comparisons, one of them an equality. */
    private static boolean isComparison(RexNode condition) {
        boolean any = false;
        boolean equality = false;
        for (RexNode conjunct : RelOptUtil.conjunctions(condition)) {
            if (!readsOuter(conjunct)) {
                continue;
            }
            any = true;
            if (!conjunct.isA(SqlKind.COMPARISON) || ((RexCall) conjunct).operands.size() != 2) {
                return false;
            }
            List<RexNode> sides = ((RexCall) conjunct).getOperands();
            boolean plain =
                    isOuterColumn(sides.get(0)) && !readsOuter(sides.get(1))
                            || isOuterColumn(sides.get(1)) && !readsOuter(sides.get(0));
            boolean scalar =
                    sides.stream().noneMatch(side -> side.getType().getComponentType() != null)
                            && sides.stream().noneMatch(side -> side.getType().isStruct());
            if (!plain || !scalar) {
                return false;
            }
            equality |= conjunct.getKind() == SqlKind.EQUALS;
        }
        return equality || !any;
    }

    private static boolean isOuterColumn(RexNode node) {
        return node instanceof RexFieldAccess access
                && access.getReferenceExpr() instanceof RexCorrelVariable;
    }

    private static boolean readsOuter(RexNode node) {
        try {
            node.accept(
                    new RexVisitorImpl<Void>(true) {
                        @Override
                        public Void visitCorrelVariable(RexCorrelVariable variable) {
                            throw new org.apache.calcite.util.Util.FoundOne(variable);
                        }
                    });
            return false;
        } catch (org.apache.calcite.util.Util.FoundOne found) {
            return true;
        }
    }
}
