package io.tauro.internal.plan;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelVisitor;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a plan in which a scan is not directly below the barrier of its own table. Knows nothing
 * of how barriers get there.
 */
public final class BarrierVerifier {

    private BarrierVerifier() {}

    /**
     * Checks a plan, sub-queries included.
     *
     * @throws TauroException {@code TAURO-9002} if a scan is open
     */
    public static void verify(RelNode plan) {
        new Verification().go(plan);
    }

    private static final class Verification extends RelVisitor {

        private final RexShuttle subQueries =
                new RexShuttle() {
                    @Override
                    public RexNode visitSubQuery(RexSubQuery subQuery) {
                        verify(subQuery.rel);
                        return super.visitSubQuery(subQuery);
                    }
                };

        @Override
        public void visit(RelNode node, int ordinal, @Nullable RelNode parent) {
            if (node instanceof TableScan scan && !isGuarded(scan, parent)) {
                throw new TauroException(
                        ErrorCode.INTERNAL_ERROR,
                        "A scan has lost its security barrier; the query is refused. Report this.");
            }
            node.accept(subQueries);
            super.visit(node, ordinal, parent);
        }

        private static boolean isGuarded(TableScan scan, @Nullable RelNode parent) {
            return parent instanceof SecurityBarrier barrier
                    && barrier.table().equals(scan.getTable().unwrap(ScannableTable.class));
        }
    }
}
