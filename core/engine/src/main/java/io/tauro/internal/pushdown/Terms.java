package io.tauro.internal.pushdown;

import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.sql.SqlExplainLevel;
import org.apache.calcite.util.Pair;
import org.jspecify.annotations.Nullable;

/** Writes what one step of a plan does, without what its inputs do. */
final class Terms implements RelWriter {

    private final StringBuilder text;
    private final boolean withInputs;

    /**
     * @param withInputs whether to write the inputs as well
     */
    Terms(StringBuilder text, boolean withInputs) {
        this.text = text;
        this.withInputs = withInputs;
    }

    @Override
    public void explain(RelNode node, List<Pair<String, @Nullable Object>> values) {
        throw new UnsupportedOperationException("Steps write their terms one by one");
    }

    @Override
    public SqlExplainLevel getDetailLevel() {
        return SqlExplainLevel.DIGEST_ATTRIBUTES;
    }

    @Override
    public RelWriter input(String term, RelNode input) {
        if (withInputs) {
            text.append(' ').append(input.getDigest());
        }
        return this;
    }

    @Override
    public RelWriter item(String term, @Nullable Object value) {
        text.append(' ').append(value);
        return this;
    }

    @Override
    public RelWriter done(RelNode node) {
        return this;
    }
}
