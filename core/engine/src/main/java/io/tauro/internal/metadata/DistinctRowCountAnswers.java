package io.tauro.internal.metadata;

import java.util.Objects;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Exchange;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableModify;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.RelMdDistinctRowCount;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** How many different values some columns have, among the rows of a condition. */
public class DistinctRowCountAnswers extends Answers<DistinctRowCountAnswers.Question>
        implements BuiltInMetadata.DistinctRowCount.Handler {

    /** What is asked beside the node. */
    protected record Question(ImmutableBitSet columns, @Nullable RexNode condition) {

        // Written out, see DataType.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Question question
                    && columns.equals(question.columns)
                    && Objects.equals(condition, question.condition);
        }

        @Override
        public int hashCode() {
            return columns.hashCode() * 31 + Objects.hashCode(condition);
        }
    }

    private final RelMdDistinctRowCount rules;

    /**
     * @param rules what Calcite, or who extends it, says of each kind of node
     */
    public DistinctRowCountAnswers(RelMdDistinctRowCount rules) {
        this.rules = rules;
    }

    @Override
    public final @Nullable Double getDistinctRowCount(
            RelNode node,
            RelMetadataQuery query,
            ImmutableBitSet columns,
            @Nullable RexNode condition) {
        return (@Nullable Double) ask(node, query, new Question(columns, condition));
    }

    @Override
    protected @Nullable Object answer(RelNode plan, RelMetadataQuery query, Question question) {
        if (plan instanceof Aggregate node) {
            return rules.getDistinctRowCount(node, query, question.columns(), question.condition());
        }
        if (plan instanceof Exchange node) {
            return rules.getDistinctRowCount(node, query, question.columns(), question.condition());
        }
        if (plan instanceof Filter node) {
            return rules.getDistinctRowCount(node, query, question.columns(), question.condition());
        }
        if (plan instanceof Join node) {
            return rules.getDistinctRowCount(node, query, question.columns(), question.condition());
        }
        if (plan instanceof Project node) {
            return rules.getDistinctRowCount(node, query, question.columns(), question.condition());
        }
        if (plan instanceof Sort node) {
            return rules.getDistinctRowCount(node, query, question.columns(), question.condition());
        }
        if (plan instanceof TableModify node) {
            return rules.getDistinctRowCount(node, query, question.columns(), question.condition());
        }
        if (plan instanceof TableScan node) {
            return rules.getDistinctRowCount(node, query, question.columns(), question.condition());
        }
        if (plan instanceof Union node) {
            return rules.getDistinctRowCount(node, query, question.columns(), question.condition());
        }
        if (plan instanceof Values node) {
            return rules.getDistinctRowCount(node, query, question.columns(), question.condition());
        }
        return rules.getDistinctRowCount(plan, query, question.columns(), question.condition());
    }
}
