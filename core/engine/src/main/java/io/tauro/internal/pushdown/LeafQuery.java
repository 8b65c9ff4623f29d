package io.tauro.internal.pushdown;

import io.tauro.internal.plan.SecurityBarrier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.jspecify.annotations.Nullable;

/**
 * A piece of plan that reads one table and nothing else: filter, then sort and limit, then project.
 * Immutable.
 *
 * @param barrier the guarded table
 * @param conjuncts conditions over its columns
 * @param projections expressions over its columns
 * @param columnNames a name for each projection
 * @param sort the order over its columns, where a limit goes with it; else empty
 * @param offset rows to leave out first
 * @param fetch rows to deliver at most; -1 for all
 */
record LeafQuery(
        SecurityBarrier barrier,
        List<RexNode> conjuncts,
        List<RexNode> projections,
        List<String> columnNames,
        List<RelFieldCollation> sort,
        long offset,
        long fetch) {

    LeafQuery {
        conjuncts = List.copyOf(conjuncts);
        projections = List.copyOf(projections);
        columnNames = List.copyOf(columnNames);
        sort = List.copyOf(sort);
    }

    /** The plan as such a piece; empty if it is more than that. */
    static Optional<LeafQuery> of(RelNode plan) {
        return Optional.ofNullable(read(plan));
    }

    private static @Nullable LeafQuery read(RelNode plan) {
        if (plan instanceof SecurityBarrier barrier) {
            RexBuilder builder = barrier.getCluster().getRexBuilder();
            List<RexNode> columns = new ArrayList<>();
            for (int i = 0; i < barrier.getRowType().getFieldCount(); i++) {
                columns.add(builder.makeInputRef(barrier, i));
            }
            return new LeafQuery(
                    barrier,
                    List.of(),
                    columns,
                    barrier.getRowType().getFieldNames(),
                    List.of(),
                    0,
                    -1);
        }
        if (plan instanceof Filter || plan instanceof Project || plan instanceof Sort) {
            LeafQuery below = read(plan.getInput(0));
            return below == null ? null : below.and(plan);
        }
        return null;
    }

    /** Whether a condition is false, or unknown, whatever the row. */
    boolean isEmpty() {
        return conjuncts.stream()
                .anyMatch(
                        conjunct -> conjunct.isAlwaysFalse() || RexLiteral.isNullLiteral(conjunct));
    }

    /** The same rows, of which only the number counts. */
    LeafQuery withoutColumns() {
        return new LeafQuery(barrier, conjuncts, List.of(), List.of(), sort, offset, fetch);
    }

    private @Nullable LeafQuery and(RelNode plan) {
        if (plan instanceof Filter filter) {
            return isLimited() ? null : filtered(filter);
        }
        if (plan instanceof Project project) {
            return projected(project);
        }
        return isLimited() ? null : sorted((Sort) plan);
    }

    private boolean isLimited() {
        return fetch >= 0 || offset > 0;
    }

    private LeafQuery filtered(Filter filter) {
        List<RexNode> more = new ArrayList<>(conjuncts);
        more.addAll(
                RelOptUtil.conjunctions(
                        RexUtil.flatten(
                                filter.getCluster().getRexBuilder(),
                                overColumns(filter.getCondition()))));
        return new LeafQuery(barrier, more, projections, columnNames, sort, offset, fetch);
    }

    private @Nullable LeafQuery projected(Project project) {
        if (RexOver.containsOver(project.getProjects(), null)
                || !project.getProjects().stream().allMatch(RexUtil::isDeterministic)) {
            return null;
        }
        List<RexNode> composed = project.getProjects().stream().map(this::overColumns).toList();
        return new LeafQuery(
                barrier,
                conjuncts,
                composed,
                project.getRowType().getFieldNames(),
                sort,
                offset,
                fetch);
    }

    private @Nullable LeafQuery sorted(Sort plan) {
        if (!isNumber(plan.fetch) || !isNumber(plan.offset)) {
            return null;
        }
        long offset = plan.offset == null ? 0 : number(plan.offset);
        if (plan.fetch == null && offset == 0) {
            return null;
        }
        List<RelFieldCollation> keys = new ArrayList<>();
        for (RelFieldCollation key : plan.getCollation().getFieldCollations()) {
            if (!(projections.get(key.getFieldIndex()) instanceof RexInputRef column)) {
                return null;
            }
            keys.add(key.withFieldIndex(column.getIndex()));
        }
        return new LeafQuery(
                barrier,
                conjuncts,
                projections,
                columnNames,
                keys,
                offset,
                plan.fetch == null ? -1 : number(plan.fetch));
    }

    private static long number(RexNode bound) {
        return ((RexLiteral) bound).getValueAs(BigDecimal.class).longValueExact();
    }

    private static boolean isNumber(@Nullable RexNode bound) {
        return bound == null || bound instanceof RexLiteral;
    }

    /** An expression over the projections as one over the table's columns. */
    private RexNode overColumns(RexNode expression) {
        return expression.accept(
                new RexShuttle() {
                    @Override
                    public RexNode visitInputRef(RexInputRef reference) {
                        return projections.get(reference.getIndex());
                    }
                });
    }
}
