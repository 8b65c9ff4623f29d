package io.tauro.internal.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Stands between what a policy of a view shows and the rows that its condition lets through, so
 * that the columns of the condition are still there, and are known, when the plan has been
 * rewritten: the condition itself moves down into the view, where nobody finds it any more. No rule
 * of Calcite's matches it. Immutable.
 */
public final class ViewRows extends SingleRel {

    private final ImmutableBitSet read;
    private final Map<Integer, Integer> positions;

    private ViewRows(RelNode input, ImmutableBitSet read, Map<Integer, Integer> positions) {
        super(input.getCluster(), traits(input.getCluster()), input);
        this.read = read;
        this.positions = Map.copyOf(positions);
    }

    private static RelTraitSet traits(RelOptCluster cluster) {
        return cluster.traitSetOf(Convention.NONE);
    }

    /**
     * @param input all columns of the view
     * @param read those that the condition of the policy reads
     */
    static ViewRows over(RelNode input, ImmutableBitSet read) {
        Map<Integer, Integer> positions = new HashMap<>();
        for (int i = 0; i < input.getRowType().getFieldCount(); i++) {
            positions.put(i, i);
        }
        return new ViewRows(input, read, positions);
    }

    /** The same over fewer columns. */
    public ViewRows narrowed(RelNode narrow, Map<Integer, Integer> moved) {
        Map<Integer, Integer> there = new HashMap<>();
        positions.forEach(
                (column, before) -> {
                    Integer now = moved.get(before);
                    if (now != null) {
                        there.put(column, now);
                    }
                });
        return new ViewRows(narrow, read, there);
    }

    /** Where the columns of the view are, by their positions there, as far as they are there. */
    public Map<Integer, Integer> positions() {
        return positions;
    }

    /** What has to stay: the positions of the columns that the condition reads. */
    public ImmutableBitSet needed() {
        ImmutableBitSet.Builder needed = ImmutableBitSet.builder();
        for (int column : read) {
            Integer position = positions.get(column);
            if (position != null) {
                needed.set(position);
            }
        }
        return needed.build();
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new ViewRows(inputs.get(0), read, positions);
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer).item("read", read).item("positions", positions);
    }
}
