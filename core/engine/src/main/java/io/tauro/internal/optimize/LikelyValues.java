package io.tauro.internal.optimize;

import io.tauro.internal.plan.Parameters;
import io.tauro.internal.sql.PlanningThread;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;

/**
 * Estimates of sizes that look at the values that a plan is first run with. The plan is right for
 * any; it is good for those like them.
 */
final class LikelyValues extends RelMetadataQuery {

    private final Parameters values;

    LikelyValues(Parameters values) {
        super(PlanOptimizer.METADATA);
        this.values = values;
    }

    /** The order of many joins asks this often, within one rule. */
    @Override
    public Double getRowCount(RelNode plan) {
        PlanningThread.throwIfCancelled();
        return super.getRowCount(plan);
    }

    /** A condition with those values in the place of its parameters. */
    static RexNode in(RexNode condition, RexBuilder builder, RelMetadataQuery query) {
        return query instanceof LikelyValues likely && !likely.values.values().isEmpty()
                ? TemplateBinding.bind(condition, builder, likely.values)
                : condition;
    }
}
