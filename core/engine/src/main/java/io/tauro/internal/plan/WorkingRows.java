package io.tauro.internal.plan;

import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.type.RelDataType;

/** The rows that a {@link Recursion} made last, in its second query. */
public final class WorkingRows extends AbstractRelNode {

    private final int number;

    WorkingRows(RelOptCluster cluster, int number, RelDataType rowType) {
        super(cluster, cluster.traitSetOf(Convention.NONE));
        this.number = number;
        this.rowType = rowType;
    }

    /** The number of the recursion. */
    public int number() {
        return number;
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return this;
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer).item("number", number);
    }
}
