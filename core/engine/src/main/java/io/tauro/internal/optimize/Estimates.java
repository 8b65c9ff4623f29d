package io.tauro.internal.optimize;

import io.tauro.internal.plan.Parameters;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.jspecify.annotations.Nullable;

/**
 * What is believed of the sizes of a plan's pieces, for one run: plans are shared by threads, and
 * what Calcite remembers with them is not made for that. To be used on a planning thread.
 */
public final class Estimates {

    private final Parameters values;
    private @Nullable RelMetadataQuery query;

    /**
     * @param values what the parameters are in this run
     */
    public Estimates(Parameters values) {
        this.values = values;
    }

    /** The rows of a piece, if anything is believed of them. */
    public @Nullable Double rows(RelNode node) {
        RelMetadataQuery known = query;
        if (known == null) {
            known = new LikelyValues(values);
            query = known;
        }
        return known.getRowCount(node);
    }
}
