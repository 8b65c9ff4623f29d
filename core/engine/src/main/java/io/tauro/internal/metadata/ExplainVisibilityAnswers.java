package io.tauro.internal.metadata;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.RelMdExplainVisibility;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.sql.SqlExplainLevel;
import org.jspecify.annotations.Nullable;

/** Whether a node is shown when a plan is printed. */
final class ExplainVisibilityAnswers extends Answers<ExplainVisibilityAnswers.Question>
        implements BuiltInMetadata.ExplainVisibility.Handler {

    /** What is asked beside the node. */
    protected record Question(SqlExplainLevel level) {}

    private final RelMdExplainVisibility rules;

    ExplainVisibilityAnswers() {
        this.rules =
                own(
                        RelMdExplainVisibility.SOURCE,
                        BuiltInMetadata.ExplainVisibility.Handler.class,
                        RelMdExplainVisibility.class);
    }

    @Override
    public @Nullable Boolean isVisibleInExplain(
            RelNode node, RelMetadataQuery query, SqlExplainLevel level) {
        return (@Nullable Boolean) ask(node, query, new Question(level));
    }

    @Override
    protected @Nullable Object answer(RelNode plan, RelMetadataQuery query, Question question) {
        if (plan instanceof TableScan node) {
            return rules.isVisibleInExplain(node, query, question.level());
        }
        return rules.isVisibleInExplain(plan, query, question.level());
    }
}
