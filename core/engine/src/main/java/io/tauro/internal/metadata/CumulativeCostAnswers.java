package io.tauro.internal.metadata;

import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Combine;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.RelMdPercentageOriginalRows;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.jspecify.annotations.Nullable;

/** What a plan costs with all below it. */
final class CumulativeCostAnswers extends Answers<CumulativeCostAnswers.Question>
        implements BuiltInMetadata.CumulativeCost.Handler {

    /** The one question that there is. */
    protected enum Question {
        ALL
    }

    private final RelMdPercentageOriginalRows rules;

    CumulativeCostAnswers() {
        this.rules =
                own(
                        RelMdPercentageOriginalRows.SOURCE,
                        BuiltInMetadata.CumulativeCost.Handler.class,
                        RelMdPercentageOriginalRows.class);
    }

    @Override
    public @Nullable RelOptCost getCumulativeCost(RelNode node, RelMetadataQuery query) {
        return (@Nullable RelOptCost) ask(node, query, Question.ALL);
    }

    @Override
    protected @Nullable Object answer(RelNode plan, RelMetadataQuery query, Question question) {
        if (plan instanceof Combine node) {
            return rules.getCumulativeCost(node, query);
        }
        return rules.getCumulativeCost(plan, query);
    }
}
