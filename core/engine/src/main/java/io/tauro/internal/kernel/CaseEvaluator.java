package io.tauro.internal.kernel;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.type.DataType;
import java.util.List;

/** CASE: each condition and each result is computed for the rows that come to it, and no others. */
final class CaseEvaluator implements Evaluator {

    private final List<Evaluator> conditions;
    private final List<Evaluator> results;
    private final Evaluator otherwise;
    private final DataType type;

    CaseEvaluator(
            List<Evaluator> conditions,
            List<Evaluator> results,
            Evaluator otherwise,
            DataType type) {
        this.conditions = List.copyOf(conditions);
        this.results = List.copyOf(results);
        this.otherwise = otherwise;
        this.type = type;
    }

    @Override
    public ColumnVector evaluate(Batch batch) {
        Merge merge = new Merge(type, batch.rowCount());
        Batch open = batch;
        for (int i = 0; i < conditions.size() && open.selectedCount() > 0; i++) {
            Batch taken = Filters.whereTrue(open, conditions.get(i).evaluate(open));
            if (taken.selectedCount() > 0) {
                merge.add(results.get(i).evaluate(taken), taken);
                open = without(open, taken);
            }
        }
        if (open.selectedCount() > 0) {
            merge.add(otherwise.evaluate(open), open);
        }
        return merge.result();
    }

    /** The selected rows of a batch that are not selected in a part of it. */
    private static Batch without(Batch batch, Batch part) {
        int[] rest = new int[batch.selectedCount() - part.selectedCount()];
        int next = 0;
        for (int n = 0, p = 0; n < batch.selectedCount(); n++) {
            int row = batch.row(n);
            if (p < part.selectedCount() && part.row(p) == row) {
                p++;
            } else {
                rest[next++] = row;
            }
        }
        return batch.select(rest, next);
    }
}
