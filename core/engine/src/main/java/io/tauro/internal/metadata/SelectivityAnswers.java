package io.tauro.internal.metadata;

import java.util.Objects;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Calc;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableModify;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.RelMdSelectivity;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** Which share of the rows a condition seems to hold for. */
public class SelectivityAnswers extends Answers<SelectivityAnswers.Question>
        implements BuiltInMetadata.Selectivity.Handler {

    /** What is asked beside the node. */
    protected record Question(@Nullable RexNode condition) {

        // Written out, see DataType.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Question question
                    && Objects.equals(condition, question.condition);
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(condition);
        }
    }

    private final RelMdSelectivity rules;

    /**
     * @param rules what Calcite, or who extends it, says of each kind of node
     */
    public SelectivityAnswers(RelMdSelectivity rules) {
        this.rules = rules;
    }

    @Override
    public final @Nullable Double getSelectivity(
            RelNode node, RelMetadataQuery query, @Nullable RexNode condition) {
        return (@Nullable Double) ask(node, query, new Question(condition));
    }

    @Override
    protected @Nullable Object answer(RelNode plan, RelMetadataQuery query, Question question) {
        if (plan instanceof Aggregate node) {
            return rules.getSelectivity(node, query, question.condition());
        }
        if (plan instanceof Calc node) {
            return rules.getSelectivity(node, query, question.condition());
        }
        if (plan instanceof Filter node) {
            return rules.getSelectivity(node, query, question.condition());
        }
        if (plan instanceof Join node) {
            return rules.getSelectivity(node, query, question.condition());
        }
        if (plan instanceof Project node) {
            return rules.getSelectivity(node, query, question.condition());
        }
        if (plan instanceof Sort node) {
            return rules.getSelectivity(node, query, question.condition());
        }
        if (plan instanceof TableModify node) {
            return rules.getSelectivity(node, query, question.condition());
        }
        if (plan instanceof TableScan node) {
            return rules.getSelectivity(node, query, question.condition());
        }
        if (plan instanceof Union node) {
            return rules.getSelectivity(node, query, question.condition());
        }
        return rules.getSelectivity(plan, query, question.condition());
    }
}
