package io.tauro.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Stands over the rows of one table or view as a principal sees them: below are the conditions of
 * its policies and, in one projection, its masks; above is the query. Nothing crosses it but by
 * rules of ours: no rule of Calcite's matches it.
 *
 * <p>Immutable; which columns are masked travels with it and is never derived from the shape of its
 * input.
 */
public final class PolicyBarrier extends SingleRel {

    private final PolicyStamp stamp;
    private final ImmutableBitSet masked;
    private final PolicyRows rows;

    /** Of the columns: those below are called otherwise where a projection that renames is gone. */
    private final List<String> names;

    private PolicyBarrier(
            RelOptCluster cluster,
            RelTraitSet traits,
            RelNode input,
            PolicyStamp stamp,
            ImmutableBitSet masked,
            PolicyRows rows,
            List<String> names) {
        super(cluster, traits, input);
        this.stamp = stamp;
        this.masked = masked;
        this.rows = rows;
        this.names = List.copyOf(names);
    }

    @Override
    protected RelDataType deriveRowType() {
        return getCluster()
                .getTypeFactory()
                .createStructType(RelOptUtil.getFieldTypeList(getInput().getRowType()), names);
    }

    static PolicyBarrier over(
            RelNode input, PolicyStamp stamp, ImmutableBitSet masked, PolicyRows rows) {
        return over(input, stamp, masked, rows, input.getRowType().getFieldNames());
    }

    private static PolicyBarrier over(
            RelNode input,
            PolicyStamp stamp,
            ImmutableBitSet masked,
            PolicyRows rows,
            List<String> names) {
        return new PolicyBarrier(
                input.getCluster(),
                input.getCluster().traitSetOf(Convention.NONE),
                input,
                stamp,
                masked,
                rows,
                names);
    }

    /** The same over fewer columns. */
    public PolicyBarrier narrowed(RelNode input, Map<Integer, Integer> positions) {
        ImmutableBitSet.Builder kept = ImmutableBitSet.builder();
        for (int column : masked) {
            Integer position = positions.get(column);
            if (position != null) {
                kept.set(position);
            }
        }
        List<String> left = new ArrayList<>(input.getRowType().getFieldNames());
        positions.forEach((column, position) -> left.set(position, names.get(column)));
        return over(input, stamp, kept.build(), rows, left);
    }

    /** What it was made of. */
    public PolicyStamp stamp() {
        return stamp;
    }

    /** The columns that are not seen as they are. */
    public ImmutableBitSet masked() {
        return masked;
    }

    /** Which rows are let through, for whoever looks at what is delivered. */
    public PolicyRows rows() {
        return rows;
    }

    /** Puts values in the place of parameters; the condition below is rewritten by itself. */
    @Override
    public RelNode accept(RexShuttle shuttle) {
        RexNode condition = shuttle.apply(rows.condition());
        return condition.equals(rows.condition())
                ? this
                : over(getInput(), stamp, masked, rows.with(condition), names);
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new PolicyBarrier(getCluster(), traits, inputs.get(0), stamp, masked, rows, names);
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer)
                .item("table", stamp.table())
                .item("policy", stamp.policy())
                .item("masked", masked)
                .item("rows", rows.condition());
    }
}
