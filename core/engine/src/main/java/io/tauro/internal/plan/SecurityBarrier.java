package io.tauro.internal.plan;

import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;

/**
 * Stands over the scan of one table. Nothing crosses it but by rules of ours: no rule of Calcite's
 * matches it.
 *
 * <p>Immutable; what it says about its table travels with it and is never derived from the shape of
 * its input.
 */
public final class SecurityBarrier extends SingleRel {

    private final ScannableTable table;
    private final long policyVersion;

    private SecurityBarrier(
            RelOptCluster cluster,
            RelTraitSet traits,
            RelNode input,
            ScannableTable table,
            long policyVersion) {
        super(cluster, traits, input);
        this.table = table;
        this.policyVersion = policyVersion;
    }

    static SecurityBarrier over(RelNode input, ScannableTable table, long policyVersion) {
        return new SecurityBarrier(
                input.getCluster(),
                input.getCluster().traitSetOf(Convention.NONE),
                input,
                table,
                policyVersion);
    }

    /** The table that is guarded. */
    public ScannableTable table() {
        return table;
    }

    /** The version of the policies under which it was put here. */
    public long policyVersion() {
        return policyVersion;
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new SecurityBarrier(getCluster(), traits, inputs.get(0), table, policyVersion);
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer)
                .item("table", table.name())
                .item("policies", policyVersion)
                .itemIf("by", table.byPolicyOf().orElse(""), table.byPolicyOf().isPresent());
    }
}
