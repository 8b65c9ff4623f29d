package io.tauro.internal.optimize;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Makes an outer join whose condition has a sub-query that Calcite's rule would not take apart
 * rightly a correlated one, where the condition is a filter of one side for each row of the other.
 */
final class OuterConditions {

    private final Join join;
    private final RexBuilder builder;
    private final int split;
    private final int width;

    private OuterConditions(Join join) {
        this.join = join;
        this.builder = join.getCluster().getRexBuilder();
        this.split = join.getLeft().getRowType().getFieldCount();
        this.width = split + join.getRight().getRowType().getFieldCount();
    }

    /** The join without such a condition; itself if it has none. */
    static RelNode resolve(Join join) {
        if (join.getJoinType() == JoinRelType.INNER
                || RexUtil.SubQueryFinder.find(join.getCondition()) == null) {
            return join;
        }
        OuterConditions conditions = new OuterConditions(join);
        return conditions.asksTooMuch() ? conditions.correlated() : join;
    }

    /**
     * Whether a sub-query asks both sides, or the right one from within a sub-query of its own or
     * beside another: Calcite's rule takes the first from one side only, and counts the columns of
     * the others from the left side on. Or it compares in a way that is no filter's for this rule,
     * or another sub-query.
     */
    private boolean asksTooMuch() {
        boolean[] tooMuch = new boolean[1];
        int[] count = new int[1];
        boolean[] asksRight = new boolean[1];
        join.getCondition()
                .accept(
                        new RexShuttle() {
                            @Override
                            public RexNode visitSubQuery(RexSubQuery subQuery) {
                                ImmutableBitSet columns = columns(subQuery);
                                boolean right =
                                        columns.intersects(ImmutableBitSet.range(split, width));
                                asksRight[0] |= right;
                                count[0]++;
                                tooMuch[0] |=
                                        Quantifiers.isNeeded(subQuery)
                                                || Quantifiers.hasNested(subQuery);
                                tooMuch[0] |=
                                        right
                                                && (columns.intersects(ImmutableBitSet.range(split))
                                                        || hasSubQueries(subQuery.rel));
                                return subQuery;
                            }
                        });
        return tooMuch[0] || count[0] > 1 && asksRight[0];
    }

    private static boolean hasSubQueries(RelNode plan) {
        boolean[] found = new boolean[1];
        plan.accept(
                new RelHomogeneousShuttle() {
                    @Override
                    public RelNode visit(RelNode other) {
                        other.accept(
                                new RexShuttle() {
                                    @Override
                                    public RexNode visitSubQuery(RexSubQuery subQuery) {
                                        found[0] = true;
                                        return subQuery;
                                    }
                                });
                        return super.visit(other);
                    }
                });
        return found[0];
    }

    private ImmutableBitSet columns(RexSubQuery subQuery) {
        ImmutableBitSet.Builder columns = ImmutableBitSet.builder();
        subQuery.operands.forEach(one -> columns.addAll(RelOptUtil.InputFinder.bits(one)));
        for (CorrelationId id : join.getVariablesSet()) {
            columns.addAll(RelOptUtil.correlationColumns(id, subQuery.rel));
        }
        return columns.build();
    }

    private RelNode correlated() {
        return switch (join.getJoinType()) {
            case LEFT -> fromLeft(JoinRelType.LEFT);
            case SEMI, ANTI -> fromLeft(join.getJoinType());
            case RIGHT -> columns(fromRight(JoinRelType.LEFT), width - split);
            case FULL -> full();
            default -> join;
        };
    }

    private RelNode fromLeft(JoinRelType type) {
        return correlate(join.getLeft(), join.getRight(), 0, split, type);
    }

    private RelNode fromRight(JoinRelType type) {
        return correlate(join.getRight(), join.getLeft(), split, 0, type);
    }

    /**
     * @param outerFrom where the columns of the outer side begin in the join
     * @param innerFrom where those of the filtered side begin
     */
    private RelNode correlate(
            RelNode outer, RelNode inner, int outerFrom, int innerFrom, JoinRelType type) {
        CorrelationId outerId = join.getCluster().createCorrel();
        CorrelationId innerId = join.getCluster().createCorrel();
        RexNode outerRow = builder.makeCorrel(outer.getRowType(), outerId);
        RexNode innerRow = builder.makeCorrel(inner.getRowType(), innerId);
        int outerTo = outerFrom + outer.getRowType().getFieldCount();
        RexShuttle within =
                new RexShuttle() {
                    @Override
                    public RexNode visitFieldAccess(RexFieldAccess access) {
                        if (!(access.getReferenceExpr() instanceof RexCorrelVariable variable)
                                || !join.getVariablesSet().contains(variable.id)) {
                            return super.visitFieldAccess(access);
                        }
                        int column = access.getField().getIndex();
                        boolean ofOuter = column >= outerFrom && column < outerTo;
                        return ofOuter
                                ? builder.makeFieldAccess(outerRow, column - outerFrom)
                                : builder.makeFieldAccess(innerRow, column - innerFrom);
                    }

                    @Override
                    public RexNode visitSubQuery(RexSubQuery subQuery) {
                        RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
                        return visited.clone(in(visited.rel, this));
                    }
                };
        RexNode condition =
                join.getCondition()
                        .accept(within)
                        .accept(
                                new RexShuttle() {
                                    @Override
                                    public RexNode visitInputRef(RexInputRef reference) {
                                        int column = reference.getIndex();
                                        boolean ofOuter = column >= outerFrom && column < outerTo;
                                        return ofOuter
                                                ? builder.makeFieldAccess(
                                                        outerRow, column - outerFrom)
                                                : builder.makeInputRef(inner, column - innerFrom);
                                    }
                                });
        RelNode filtered = LogicalFilter.create(inner, condition, ImmutableSet.of(innerId));
        ImmutableBitSet required = ImmutableBitSet.range(outer.getRowType().getFieldCount());
        return LogicalCorrelate.create(outer, filtered, List.of(), outerId, required, type);
    }

    private static RelNode in(RelNode plan, RexShuttle shuttle) {
        return plan.accept(
                new RelHomogeneousShuttle() {
                    @Override
                    public RelNode visit(RelNode other) {
                        return super.visit(other).accept(shuttle);
                    }
                });
    }

    /** The columns of left then right, of rows where those of the left begin at a position. */
    private RelNode columns(RelNode swapped, int leftFrom) {
        List<RexNode> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            int position = i < split ? leftFrom + i : i - split;
            columns.add(
                    builder.ensureType(
                            join.getRowType().getFieldList().get(i).getType(),
                            builder.makeInputRef(swapped, position),
                            true));
        }
        return project(swapped, columns);
    }

    /** The left join, and the right rows that have no match. */
    private RelNode full() {
        RelNode matched = fromLeft(JoinRelType.LEFT);
        List<RexNode> all = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            all.add(
                    builder.ensureType(
                            join.getRowType().getFieldList().get(i).getType(),
                            builder.makeInputRef(matched, i),
                            true));
        }
        RelNode unmatched = fromRight(JoinRelType.ANTI);
        List<RexNode> rest = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            rest.add(
                    i < split
                            ? builder.makeNullLiteral(
                                    join.getRowType().getFieldList().get(i).getType())
                            : builder.ensureType(
                                    join.getRowType().getFieldList().get(i).getType(),
                                    builder.makeInputRef(unmatched, i - split),
                                    true));
        }
        return LogicalUnion.create(List.of(project(matched, all), project(unmatched, rest)), true);
    }

    private RelNode project(RelNode input, List<RexNode> columns) {
        return LogicalProject.create(
                input, List.of(), columns, join.getRowType().getFieldNames(), Set.of());
    }
}
