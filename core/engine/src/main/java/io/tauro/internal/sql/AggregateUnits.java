package io.tauro.internal.sql;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Aggregates with what stands behind them: FILTER, WITHIN GROUP. */
final class AggregateUnits {

    private AggregateUnits() {}

    /** Whether a call is an aggregate, if it does not stand before OVER. */
    static boolean isOne(SqlCall call) {
        SqlNode function = call;
        while (isWrapper(function)) {
            function = ((SqlCall) function).operand(0);
        }
        return function instanceof SqlCall aggregate
                && (aggregate.getOperator().isAggregator()
                        || TauroOperatorTable.INSTANCE.isAggregate(
                                aggregate.getOperator().getName()));
    }

    static boolean isWrapper(SqlNode node) {
        return switch (node.getKind()) {
            case FILTER, WITHIN_GROUP, WITHIN_DISTINCT, RESPECT_NULLS, IGNORE_NULLS -> true;
            default -> false;
        };
    }

    /**
     * Whether a sub-query of the tree has any aggregate, so that it may be one of a query around.
     */
    static boolean anyInSubQuery(SqlNode tree) {
        int[] depth = new int[1];
        boolean[] found = new boolean[1];
        tree.accept(
                new SqlBasicVisitor<@Nullable Void>() {
                    @Override
                    public @Nullable Void visit(SqlCall call) {
                        if (found[0]) {
                            return null;
                        }
                        if (call instanceof SqlOrderBy order) {
                            order.query.accept(this);
                            depth[0]++;
                            order.orderList.accept(this);
                            depth[0]--;
                            return null;
                        }
                        boolean query = call.getKind() == SqlKind.SELECT;
                        depth[0] += query ? 1 : 0;
                        found[0] |= depth[0] > 1 && isOne(call);
                        super.visit(call);
                        depth[0] -= query ? 1 : 0;
                        return null;
                    }
                });
        return found[0];
    }
}
