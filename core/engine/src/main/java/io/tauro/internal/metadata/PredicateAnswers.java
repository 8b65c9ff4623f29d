package io.tauro.internal.metadata;

import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
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
import org.apache.calcite.rel.metadata.RelMdPredicates;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.jspecify.annotations.Nullable;

/** What holds for each row. */
public class PredicateAnswers extends Answers<PredicateAnswers.Question>
        implements BuiltInMetadata.Predicates.Handler {

    /** The one question that there is. */
    protected enum Question {
        ALL
    }

    private final RelMdPredicates rules;

    /**
     * @param rules what Calcite, or who extends it, says of each kind of node
     */
    public PredicateAnswers(RelMdPredicates rules) {
        this.rules = rules;
    }

    @Override
    public final @Nullable RelOptPredicateList getPredicates(RelNode node, RelMetadataQuery query) {
        return (@Nullable RelOptPredicateList) ask(node, query, Question.ALL);
    }

    @Override
    protected @Nullable Object answer(RelNode plan, RelMetadataQuery query, Question question) {
        if (plan instanceof Aggregate node) {
            return rules.getPredicates(node, query);
        }
        if (plan instanceof Correlate node) {
            return rules.getPredicates(node, query);
        }
        if (plan instanceof Exchange node) {
            return rules.getPredicates(node, query);
        }
        if (plan instanceof Filter node) {
            return rules.getPredicates(node, query);
        }
        if (plan instanceof Intersect node) {
            return rules.getPredicates(node, query);
        }
        if (plan instanceof Join node) {
            return rules.getPredicates(node, query);
        }
        if (plan instanceof Minus node) {
            return rules.getPredicates(node, query);
        }
        if (plan instanceof Project node) {
            return rules.getPredicates(node, query);
        }
        if (plan instanceof Sample node) {
            return rules.getPredicates(node, query);
        }
        if (plan instanceof Sort node) {
            return rules.getPredicates(node, query);
        }
        if (plan instanceof TableModify node) {
            return rules.getPredicates(node, query);
        }
        if (plan instanceof TableScan node) {
            return rules.getPredicates(node, query);
        }
        if (plan instanceof Union node) {
            return rules.getPredicates(node, query);
        }
        if (plan instanceof Values node) {
            return rules.getPredicates(node, query);
        }
        return rules.getPredicates(plan, query);
    }
}
