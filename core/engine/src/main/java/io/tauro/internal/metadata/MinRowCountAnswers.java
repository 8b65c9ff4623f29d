package io.tauro.internal.metadata;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Calc;
import org.apache.calcite.rel.core.Exchange;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Minus;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sample;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableModify;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.RelMdMinRowCount;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.jspecify.annotations.Nullable;

/** How many rows there are at least. */
final class MinRowCountAnswers extends Answers<MinRowCountAnswers.Question>
        implements BuiltInMetadata.MinRowCount.Handler {

    /** The one question that there is. */
    protected enum Question {
        ALL
    }

    private final RelMdMinRowCount rules;

    MinRowCountAnswers() {
        this.rules =
                own(
                        RelMdMinRowCount.SOURCE,
                        BuiltInMetadata.MinRowCount.Handler.class,
                        RelMdMinRowCount.class);
    }

    @Override
    public @Nullable Double getMinRowCount(RelNode node, RelMetadataQuery query) {
        return (@Nullable Double) ask(node, query, Question.ALL);
    }

    @Override
    protected @Nullable Object answer(RelNode plan, RelMetadataQuery query, Question question) {
        if (plan instanceof Aggregate node) {
            return rules.getMinRowCount(node, query);
        }
        if (plan instanceof Calc node) {
            return rules.getMinRowCount(node, query);
        }
        if (plan instanceof Exchange node) {
            return rules.getMinRowCount(node, query);
        }
        if (plan instanceof Filter node) {
            return rules.getMinRowCount(node, query);
        }
        if (plan instanceof Intersect node) {
            return rules.getMinRowCount(node, query);
        }
        if (plan instanceof Join node) {
            return rules.getMinRowCount(node, query);
        }
        if (plan instanceof Minus node) {
            return rules.getMinRowCount(node, query);
        }
        if (plan instanceof Project node) {
            return rules.getMinRowCount(node, query);
        }
        if (plan instanceof Sample node) {
            return rules.getMinRowCount(node, query);
        }
        if (plan instanceof Sort node) {
            return rules.getMinRowCount(node, query);
        }
        if (plan instanceof TableModify node) {
            return rules.getMinRowCount(node, query);
        }
        if (plan instanceof TableScan node) {
            return rules.getMinRowCount(node, query);
        }
        if (plan instanceof Union node) {
            return rules.getMinRowCount(node, query);
        }
        if (plan instanceof Values node) {
            return rules.getMinRowCount(node, query);
        }
        return rules.getMinRowCount(plan, query);
    }
}
