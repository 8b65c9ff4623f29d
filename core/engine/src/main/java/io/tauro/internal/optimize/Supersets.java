package io.tauro.internal.optimize;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Says of each input of joins what an alternative over several of them implies: of {@code (a.x = 1
 * AND b.y = 2) OR (a.x = 3 AND b.y = 4)}, that {@code a.x = 1 OR a.x = 3} and {@code b.y = 2 OR b.y
 * = 4}. Nothing follows that was not true before, but these can be pushed below the joins. Only
 * comparisons are repeated, which cannot fail for rows that the whole would not have met.
 */
final class Supersets extends RelHomogeneousShuttle {

    @Override
    public RelNode visit(RelNode other) {
        RelNode visited = super.visit(other);
        if (visited instanceof Filter filter) {
            RexNode condition = with(filter.getCondition(), filter, filter.getInputs());
            return condition.equals(filter.getCondition())
                    ? filter
                    : filter.copy(filter.getTraitSet(), filter.getInput(), condition);
        }
        if (visited instanceof Join join) {
            RexNode condition = with(join.getCondition(), join, join.getInputs());
            return condition.equals(join.getCondition())
                    ? join
                    : join.copy(
                            join.getTraitSet(),
                            condition,
                            join.getLeft(),
                            join.getRight(),
                            join.getJoinType(),
                            join.isSemiJoinDone());
        }
        return visited;
    }

    private static RexNode with(RexNode condition, RelNode node, List<RelNode> inputs) {
        List<RexNode> conjuncts = RelOptUtil.conjunctions(condition);
        if (conjuncts.stream().noneMatch(one -> one.getKind() == SqlKind.OR)) {
            return condition;
        }
        List<ImmutableBitSet> leaves = new ArrayList<>();
        int from = 0;
        for (RelNode input : inputs) {
            addLeaves(input, from, leaves);
            from += input.getRowType().getFieldCount();
        }
        RexBuilder builder = node.getCluster().getRexBuilder();
        Set<RexNode> all = new LinkedHashSet<>(conjuncts);
        for (RexNode conjunct : conjuncts) {
            if (leaves.size() > 1 && conjunct.getKind() == SqlKind.OR) {
                leaves.forEach(leaf -> implied(conjunct, leaf, builder).ifPresent(all::add));
            }
        }
        return all.size() == conjuncts.size()
                ? condition
                : RexUtil.composeConjunction(builder, all);
    }

    /** The columns of each input that is not a join itself. */
    private static void addLeaves(RelNode input, int from, List<ImmutableBitSet> leaves) {
        if (input instanceof Filter filter) {
            addLeaves(filter.getInput(), from, leaves);
        } else if (input instanceof Join join && join.getJoinType().projectsRight()) {
            addLeaves(join.getLeft(), from, leaves);
            addLeaves(join.getRight(), from + join.getLeft().getRowType().getFieldCount(), leaves);
        } else if (input instanceof Join join) {
            addLeaves(join.getLeft(), from, leaves);
        } else {
            leaves.add(ImmutableBitSet.range(from, from + input.getRowType().getFieldCount()));
        }
    }

    /** What the alternative says of these columns; empty if it is about nothing else, or more. */
    private static Optional<RexNode> implied(
            RexNode alternative, ImmutableBitSet columns, RexBuilder builder) {
        if (columns.contains(RelOptUtil.InputFinder.bits(alternative))) {
            return Optional.empty();
        }
        List<RexNode> arms = new ArrayList<>();
        for (RexNode arm : RelOptUtil.disjunctions(alternative)) {
            List<RexNode> parts =
                    RelOptUtil.conjunctions(arm).stream()
                            .filter(part -> isAbout(part, columns) && isHarmless(part))
                            .toList();
            if (parts.isEmpty()) {
                return Optional.empty();
            }
            arms.add(RexUtil.composeConjunction(builder, parts));
        }
        return Optional.of(RexUtil.composeDisjunction(builder, arms));
    }

    private static boolean isAbout(RexNode part, ImmutableBitSet columns) {
        ImmutableBitSet used = RelOptUtil.InputFinder.bits(part);
        return !used.isEmpty() && columns.contains(used);
    }

    private static boolean isHarmless(RexNode condition) {
        return switch (condition.getKind()) {
            case AND, OR, NOT ->
                    ((RexCall) condition).operands.stream().allMatch(Supersets::isHarmless);
            case EQUALS,
                    NOT_EQUALS,
                    LESS_THAN,
                    LESS_THAN_OR_EQUAL,
                    GREATER_THAN,
                    GREATER_THAN_OR_EQUAL,
                    IS_NULL,
                    IS_NOT_NULL,
                    SEARCH ->
                    ((RexCall) condition).operands.stream().allMatch(Supersets::isSimple);
            default -> false;
        };
    }

    private static boolean isSimple(RexNode value) {
        return value instanceof RexInputRef
                || value instanceof RexLiteral
                || value instanceof RexDynamicParam
                || value.getKind() == SqlKind.CAST
                        && RexUtil.isLosslessCast(value)
                        && isSimple(((RexCall) value).operands.get(0));
    }
}
