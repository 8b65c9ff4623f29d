package io.tauro.internal.plan;

import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.BiRel;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.type.RelDataType;

/**
 * The rows of a first query, then those that a second one makes of them, then those that it makes
 * of these, until there are none.
 */
public final class Recursion extends BiRel {

    private final int number;
    private final boolean all;

    Recursion(RelNode first, RelNode step, int number, boolean all, RelDataType rowType) {
        super(first.getCluster(), first.getCluster().traitSetOf(Convention.NONE), first, step);
        this.number = number;
        this.all = all;
        this.rowType = rowType;
    }

    /** The number by which the second query reads the rows. */
    public int number() {
        return number;
    }

    /** Whether equal rows count; else each comes once. */
    public boolean all() {
        return all;
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new Recursion(inputs.get(0), inputs.get(1), number, all, getRowType());
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer).item("number", number).item("all", all);
    }
}
