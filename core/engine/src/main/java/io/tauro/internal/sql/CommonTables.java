package io.tauro.internal.sql;

import java.util.IdentityHashMap;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelVisitor;
import org.apache.calcite.rel.core.Sample;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** The common table expressions of one query. Their queries are converted wherever one is named. */
final class CommonTables {

    private final IdentityHashMap<SqlNode, Integer> numbers = new IdentityHashMap<>();

    /** Adds those of a piece of the query: of itself, or of a view in it. */
    void addFrom(SqlNode query) {
        query.accept(
                new SqlBasicVisitor<@Nullable Void>() {
                    @Override
                    public @Nullable Void visit(SqlCall call) {
                        if (call instanceof SqlWithItem item) {
                            numbers.put(item.query, numbers.size());
                        }
                        return super.visit(call);
                    }
                });
    }

    /** What a query was converted to, to be computed once if that makes a difference. */
    RelNode once(SqlNode query, RelNode rows) {
        Integer number = numbers.get(query);
        return number != null && isVolatile(rows) && RelOptUtil.getVariablesUsed(rows).isEmpty()
                ? new CommonRows(rows, number)
                : rows;
    }

    private static boolean isVolatile(RelNode plan) {
        Volatility volatility = new Volatility();
        volatility.go(plan);
        return volatility.found;
    }

    private static final class Volatility extends RelVisitor {

        private boolean found;

        private final RexShuttle calls =
                new RexShuttle() {
                    @Override
                    public RexNode visitCall(RexCall call) {
                        found |= !call.getOperator().isDeterministic();
                        return super.visitCall(call);
                    }

                    @Override
                    public RexNode visitSubQuery(RexSubQuery subQuery) {
                        found |= isVolatile(subQuery.rel);
                        return super.visitSubQuery(subQuery);
                    }
                };

        @Override
        public void visit(RelNode node, int ordinal, @Nullable RelNode parent) {
            found |=
                    node instanceof Sample sample && !sample.getSamplingParameters().isRepeatable();
            node.accept(calls);
            super.visit(node, ordinal, parent);
        }
    }
}
