package io.tauro.internal.metadata;

import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.RelMdPercentageOriginalRows;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.jspecify.annotations.Nullable;

/** What a node costs by itself. */
final class OwnCostAnswers extends Answers<OwnCostAnswers.Question>
        implements BuiltInMetadata.NonCumulativeCost.Handler {

    /** The one question that there is. */
    protected enum Question {
        ALL
    }

    private final RelMdPercentageOriginalRows rules;

    OwnCostAnswers() {
        this.rules =
                own(
                        RelMdPercentageOriginalRows.SOURCE,
                        BuiltInMetadata.NonCumulativeCost.Handler.class,
                        RelMdPercentageOriginalRows.class);
    }

    @Override
    public @Nullable RelOptCost getNonCumulativeCost(RelNode node, RelMetadataQuery query) {
        return (@Nullable RelOptCost) ask(node, query, Question.ALL);
    }

    @Override
    protected @Nullable Object answer(RelNode plan, RelMetadataQuery query, Question question) {
        return rules.getNonCumulativeCost(plan, query);
    }
}
