package io.tauro.internal.optimize;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Takes grouping by nothing but constants, as EXISTS makes it, out of the way of decorrelation. It
 * leaves constants out of the keys, and an aggregation without keys has a row for no rows; the
 * sub-query would be true of an empty table. A sub-query that is correlated gets other keys.
 */
final class ConstantKeys extends RelHomogeneousShuttle {

    private final RelBuilder builder;

    private ConstantKeys(RelBuilder builder) {
        this.builder = builder;
    }

    static RelNode remove(RelNode plan, RelBuilder builder) {
        return plan.accept(new ConstantKeys(builder));
    }

    @Override
    public RelNode visit(RelNode other) {
        RelNode visited = super.visit(other);
        if (visited instanceof Aggregate aggregate
                && aggregate.getGroupType() == Aggregate.Group.SIMPLE
                && aggregate.getGroupCount() > 0) {
            List<RexNode> keys = constants(aggregate);
            if (keys != null && !isCorrelated(aggregate)) {
                return withoutKeys(aggregate, keys);
            }
        }
        return visited;
    }

    /** The keys if each is a literal. */
    private static @Nullable List<RexNode> constants(Aggregate aggregate) {
        if (!(aggregate.getInput() instanceof Project project)) {
            return null;
        }
        List<RexNode> keys = new ArrayList<>();
        for (int key : aggregate.getGroupSet()) {
            if (!(project.getProjects().get(key) instanceof RexLiteral literal)) {
                return null;
            }
            keys.add(literal);
        }
        return keys;
    }

    private static boolean isCorrelated(RelNode plan) {
        return !RelOptUtil.getVariablesUsed(plan).isEmpty();
    }

    private RelNode withoutKeys(Aggregate aggregate, List<RexNode> keys) {
        builder.push(aggregate.getInput());
        RelBuilder.AggCall rows = builder.countStar("rows");
        List<RelBuilder.AggCall> calls = new ArrayList<>();
        aggregate.getAggCallList().forEach(call -> calls.add(builder.aggregateCall(call)));
        calls.add(rows);
        builder.aggregate(builder.groupKey(), calls);
        int count = aggregate.getAggCallList().size();
        builder.filter(
                builder.call(
                        SqlStdOperatorTable.GREATER_THAN,
                        builder.field(count),
                        builder.getRexBuilder().makeExactLiteral(BigDecimal.ZERO)));
        List<RexNode> result = new ArrayList<>(keys);
        for (int i = 0; i < count; i++) {
            result.add(
                    builder.getRexBuilder()
                            .ensureType(
                                    aggregate
                                            .getRowType()
                                            .getFieldList()
                                            .get(keys.size() + i)
                                            .getType(),
                                    builder.field(i),
                                    true));
        }
        return builder.project(result, aggregate.getRowType().getFieldNames(), true).build();
    }
}
