package io.tauro.internal.optimize;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a sub-query without what ties them to the outer row.
 *
 * @param plan the rows, which do not depend on the outer row
 * @param conditions what a pair of an outer row and one of these must meet, over the columns of
 *     both
 */
record SubQueryRows(RelNode plan, List<RexNode> conditions) {

    /**
     * The rows; empty if they do not depend on the outer row, cannot be told from it, or have no
     * key in common with it.
     */
    static Optional<SubQueryRows> of(RexSubQuery query, RelNode outer, Set<CorrelationId> ids) {
        SubQueryRows rows = new Reading(outer, ids).read(query);
        return Optional.ofNullable(rows);
    }

    private static final class Reading {

        private final RexBuilder builder;
        private final RelDataType outer;
        private final @Nullable CorrelationId id;
        private final List<RexNode> tied = new ArrayList<>();

        Reading(RelNode outer, Set<CorrelationId> ids) {
            this.builder = outer.getCluster().getRexBuilder();
            this.outer = outer.getRowType();
            this.id = ids.isEmpty() ? null : ids.iterator().next();
        }

        @Nullable SubQueryRows read(RexSubQuery query) {
            RelNode plan = query.rel;
            if (!isTied(plan)) {
                // A join with the different values can be put in order with the others.
                return null;
            }
            List<RexNode> columns = null;
            if (plan instanceof Project project) {
                columns = project.getProjects();
                plan = project.getInput();
            }
            plan = untied(plan);
            if (plan == null || isTied(plan)) {
                return null;
            }
            if (query.getKind() == SqlKind.IN && !equalities(query, columns, plan)) {
                return null;
            }
            return tied.stream().anyMatch(this::isKey) ? new SubQueryRows(plan, tied) : null;
        }

        /** The plan below filters, with those of their conditions that are not tied. */
        private @Nullable RelNode untied(RelNode plan) {
            if (!(plan instanceof Filter filter) || !isTied(plan)) {
                return plan;
            }
            RelNode below = untied(filter.getInput());
            List<RexNode> free = new ArrayList<>();
            for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
                if (!isTied(conjunct)) {
                    free.add(conjunct);
                } else if (RexUtil.SubQueryFinder.find(conjunct) != null) {
                    return null;
                } else {
                    tied.add(overBoth(conjunct));
                }
            }
            return below == null || free.isEmpty()
                    ? below
                    : LogicalFilter.create(
                            below,
                            RexUtil.composeConjunction(builder, free),
                            ImmutableSet.copyOf(filter.getVariablesSet()));
        }

        private boolean equalities(
                RexSubQuery query, @Nullable List<RexNode> columns, RelNode plan) {
            for (int i = 0; i < query.operands.size(); i++) {
                RexNode operand = query.operands.get(i);
                RexNode column = columns == null ? builder.makeInputRef(plan, i) : columns.get(i);
                if (isTied(column)
                        || RexUtil.SubQueryFinder.find(column) != null
                        || RexUtil.SubQueryFinder.find(operand) != null) {
                    return false;
                }
                tied.add(builder.makeCall(SqlStdOperatorTable.EQUALS, operand, overBoth(column)));
            }
            return true;
        }

        /** Whether an equality has one side for the outer row and one for the other. */
        private boolean isKey(RexNode condition) {
            if (condition.getKind() != SqlKind.EQUALS) {
                return false;
            }
            List<RexNode> sides = ((RexCall) condition).operands;
            return isOf(sides.get(0), true) && isOf(sides.get(1), false)
                    || isOf(sides.get(0), false) && isOf(sides.get(1), true);
        }

        private boolean isOf(RexNode side, boolean ofOuter) {
            var columns = RelOptUtil.InputFinder.bits(side);
            int split = outer.getFieldCount();
            return !columns.isEmpty()
                    && (ofOuter ? columns.length() <= split : columns.nextSetBit(0) >= split);
        }

        private boolean isTied(RelNode plan) {
            return id != null && RelOptUtil.getVariablesUsed(plan).contains(id);
        }

        private boolean isTied(RexNode node) {
            RelOptUtil.VariableUsedVisitor used = new RelOptUtil.VariableUsedVisitor(null);
            node.accept(used);
            return id != null && used.variables.contains(id);
        }

        private RexNode overBoth(RexNode node) {
            return node.accept(
                    new RexShuttle() {
                        @Override
                        public RexNode visitInputRef(RexInputRef reference) {
                            return new RexInputRef(
                                    reference.getIndex() + outer.getFieldCount(),
                                    reference.getType());
                        }

                        @Override
                        public RexNode visitFieldAccess(RexFieldAccess access) {
                            return access.getReferenceExpr() instanceof RexCorrelVariable variable
                                            && variable.id.equals(id)
                                    ? new RexInputRef(
                                            access.getField().getIndex(), access.getType())
                                    : super.visitFieldAccess(access);
                        }
                    });
        }
    }
}
