package io.tauro.internal.metadata;

import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Calc;
import org.apache.calcite.rel.core.Exchange;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sample;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Snapshot;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rel.core.TableModify;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.RelColumnOrigin;
import org.apache.calcite.rel.metadata.RelMdColumnOrigins;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.jspecify.annotations.Nullable;

/** The columns of tables that a column comes from. */
final class ColumnOriginAnswers extends Answers<ColumnOriginAnswers.Question>
        implements BuiltInMetadata.ColumnOrigin.Handler {

    /** What is asked beside the node. */
    protected record Question(int column) {

        // Written out, see DataType.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Question question && column == question.column;
        }

        @Override
        public int hashCode() {
            return column;
        }
    }

    private final RelMdColumnOrigins rules;

    ColumnOriginAnswers() {
        this.rules =
                own(
                        RelMdColumnOrigins.SOURCE,
                        BuiltInMetadata.ColumnOrigin.Handler.class,
                        RelMdColumnOrigins.class);
    }

    @Override
    @SuppressWarnings("unchecked") // the handler below answers nothing else
    public @Nullable Set<RelColumnOrigin> getColumnOrigins(
            RelNode node, RelMetadataQuery query, int column) {
        return (@Nullable Set<RelColumnOrigin>) ask(node, query, new Question(column));
    }

    @Override
    protected @Nullable Object answer(RelNode plan, RelMetadataQuery query, Question question) {
        if (plan instanceof Aggregate node) {
            return rules.getColumnOrigins(node, query, question.column());
        }
        if (plan instanceof Calc node) {
            return rules.getColumnOrigins(node, query, question.column());
        }
        if (plan instanceof Exchange node) {
            return rules.getColumnOrigins(node, query, question.column());
        }
        if (plan instanceof Filter node) {
            return rules.getColumnOrigins(node, query, question.column());
        }
        if (plan instanceof Join node) {
            return rules.getColumnOrigins(node, query, question.column());
        }
        if (plan instanceof Project node) {
            return rules.getColumnOrigins(node, query, question.column());
        }
        if (plan instanceof Sample node) {
            return rules.getColumnOrigins(node, query, question.column());
        }
        if (plan instanceof SetOp node) {
            return rules.getColumnOrigins(node, query, question.column());
        }
        if (plan instanceof Snapshot node) {
            return rules.getColumnOrigins(node, query, question.column());
        }
        if (plan instanceof Sort node) {
            return rules.getColumnOrigins(node, query, question.column());
        }
        if (plan instanceof TableFunctionScan node) {
            return rules.getColumnOrigins(node, query, question.column());
        }
        if (plan instanceof TableModify node) {
            return rules.getColumnOrigins(node, query, question.column());
        }
        if (plan instanceof TableScan node) {
            return rules.getColumnOrigins(node, query, question.column());
        }
        return rules.getColumnOrigins(plan, query, question.column());
    }
}
