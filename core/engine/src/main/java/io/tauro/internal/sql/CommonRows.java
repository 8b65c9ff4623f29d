package io.tauro.internal.sql;

import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;

/**
 * The rows of a common table expression that would not be the same if they were computed a second
 * time. It stands at each place that reads them, with the same number; nothing crosses it.
 */
public final class CommonRows extends SingleRel {

    private final int number;

    CommonRows(RelNode input, int number) {
        this(input.getCluster(), input.getCluster().traitSetOf(Convention.NONE), input, number);
    }

    private CommonRows(RelOptCluster cluster, RelTraitSet traits, RelNode input, int number) {
        super(cluster, traits, input);
        this.number = number;
    }

    /** The number of the expression in its query. */
    public int number() {
        return number;
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new CommonRows(getCluster(), traits, inputs.get(0), number);
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer).item("number", number);
    }
}
