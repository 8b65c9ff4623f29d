package io.tauro.internal.metadata;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.Converter;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Calc;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Exchange;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Minus;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableModify;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.RelMdColumnUniqueness;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** Whether no two rows agree in some columns. */
final class ColumnUniquenessAnswers extends Answers<ColumnUniquenessAnswers.Question>
        implements BuiltInMetadata.ColumnUniqueness.Handler {

    /** What is asked beside the node. */
    protected record Question(ImmutableBitSet columns, boolean ignoreNulls) {

        // Written out, see DataType.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Question question
                    && columns.equals(question.columns)
                    && ignoreNulls == question.ignoreNulls;
        }

        @Override
        public int hashCode() {
            return columns.hashCode() * 2 + (ignoreNulls ? 1 : 0);
        }
    }

    private final RelMdColumnUniqueness rules;

    ColumnUniquenessAnswers() {
        this.rules =
                own(
                        RelMdColumnUniqueness.SOURCE,
                        BuiltInMetadata.ColumnUniqueness.Handler.class,
                        RelMdColumnUniqueness.class);
    }

    @Override
    public @Nullable Boolean areColumnsUnique(
            RelNode node, RelMetadataQuery query, ImmutableBitSet columns, boolean ignoreNulls) {
        return (@Nullable Boolean) ask(node, query, new Question(columns, ignoreNulls));
    }

    @Override
    protected @Nullable Object answer(RelNode plan, RelMetadataQuery query, Question question) {
        if (plan instanceof Converter node) {
            return rules.areColumnsUnique(node, query, question.columns(), question.ignoreNulls());
        }
        if (plan instanceof Aggregate node) {
            return rules.areColumnsUnique(node, query, question.columns(), question.ignoreNulls());
        }
        if (plan instanceof Calc node) {
            return rules.areColumnsUnique(node, query, question.columns(), question.ignoreNulls());
        }
        if (plan instanceof Correlate node) {
            return rules.areColumnsUnique(node, query, question.columns(), question.ignoreNulls());
        }
        if (plan instanceof Exchange node) {
            return rules.areColumnsUnique(node, query, question.columns(), question.ignoreNulls());
        }
        if (plan instanceof Filter node) {
            return rules.areColumnsUnique(node, query, question.columns(), question.ignoreNulls());
        }
        if (plan instanceof Intersect node) {
            return rules.areColumnsUnique(node, query, question.columns(), question.ignoreNulls());
        }
        if (plan instanceof Join node) {
            return rules.areColumnsUnique(node, query, question.columns(), question.ignoreNulls());
        }
        if (plan instanceof Minus node) {
            return rules.areColumnsUnique(node, query, question.columns(), question.ignoreNulls());
        }
        if (plan instanceof Project node) {
            return rules.areColumnsUnique(node, query, question.columns(), question.ignoreNulls());
        }
        if (plan instanceof SetOp node) {
            return rules.areColumnsUnique(node, query, question.columns(), question.ignoreNulls());
        }
        if (plan instanceof Sort node) {
            return rules.areColumnsUnique(node, query, question.columns(), question.ignoreNulls());
        }
        if (plan instanceof TableModify node) {
            return rules.areColumnsUnique(node, query, question.columns(), question.ignoreNulls());
        }
        if (plan instanceof TableScan node) {
            return rules.areColumnsUnique(node, query, question.columns(), question.ignoreNulls());
        }
        if (plan instanceof Values node) {
            return rules.areColumnsUnique(node, query, question.columns(), question.ignoreNulls());
        }
        return rules.areColumnsUnique(plan, query, question.columns(), question.ignoreNulls());
    }
}
