package io.tauro.internal.metadata;

import com.google.common.collect.ImmutableList;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Calc;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Match;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.SortExchange;
import org.apache.calcite.rel.core.TableModify;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.RelMdCollation;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.jspecify.annotations.Nullable;

/** The orders that rows are known to have. */
final class CollationAnswers extends Answers<CollationAnswers.Question>
        implements BuiltInMetadata.Collation.Handler {

    /** The one question that there is. */
    protected enum Question {
        ALL
    }

    private final RelMdCollation rules;

    CollationAnswers() {
        this.rules =
                own(
                        RelMdCollation.SOURCE,
                        BuiltInMetadata.Collation.Handler.class,
                        RelMdCollation.class);
    }

    @Override
    @SuppressWarnings("unchecked") // the handler below answers nothing else
    public @Nullable ImmutableList<RelCollation> collations(RelNode node, RelMetadataQuery query) {
        return (@Nullable ImmutableList<RelCollation>) ask(node, query, Question.ALL);
    }

    @Override
    protected @Nullable Object answer(RelNode plan, RelMetadataQuery query, Question question) {
        if (plan instanceof Calc node) {
            return rules.collations(node, query);
        }
        if (plan instanceof Filter node) {
            return rules.collations(node, query);
        }
        if (plan instanceof Match node) {
            return rules.collations(node, query);
        }
        if (plan instanceof Project node) {
            return rules.collations(node, query);
        }
        if (plan instanceof Sort node) {
            return rules.collations(node, query);
        }
        if (plan instanceof SortExchange node) {
            return rules.collations(node, query);
        }
        if (plan instanceof TableModify node) {
            return rules.collations(node, query);
        }
        if (plan instanceof TableScan node) {
            return rules.collations(node, query);
        }
        if (plan instanceof Values node) {
            return rules.collations(node, query);
        }
        if (plan instanceof Window node) {
            return rules.collations(node, query);
        }
        return rules.collations(plan, query);
    }
}
