package io.tauro.internal.kernel;

import io.tauro.data.Batch;
import io.tauro.data.BooleanVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.Validity;
import java.util.List;

/** Turns conditions into filters. */
public final class Filters {

    private Filters() {}

    /**
     * A filter by a boolean expression. The operands of AND are applied from left to right, each to
     * the rows that the ones before have left.
     */
    public static BatchFilter compile(Expression condition) {
        if (condition.isTrueConstant()) {
            return batch -> batch;
        }
        if (condition instanceof Expression.And and) {
            List<BatchFilter> filters = and.operands().stream().map(Filters::compile).toList();
            return batch -> {
                Batch left = batch;
                for (BatchFilter filter : filters) {
                    if (left.selectedCount() == 0) {
                        return left;
                    }
                    left = filter.apply(left);
                }
                return left;
            };
        }
        Evaluator evaluator = Evaluators.compile(condition);
        return batch -> whereTrue(batch, evaluator.evaluate(batch));
    }

    /** The rows of a batch for which a boolean column of as many rows is true. */
    static Batch whereTrue(Batch batch, ColumnVector condition) {
        if (condition instanceof ConstantVector constant) {
            return isTrue((BooleanVector) constant.entry(), 0)
                    ? batch
                    : batch.select(new int[0], 0);
        }
        int[] rows = new int[batch.selectedCount()];
        int count =
                condition instanceof DictionaryVector dictionary
                        ? selectEntries(batch, dictionary, rows)
                        : select(batch, (BooleanVector) condition, rows);
        return count == batch.selectedCount() ? batch : batch.select(rows, count);
    }

    private static int select(Batch batch, BooleanVector condition, int[] rows) {
        int[] selection = batch.selection();
        boolean[] values = condition.values();
        long[] validity = condition.validity();
        int count = 0;
        if (validity == null) {
            for (int n = 0; n < rows.length; n++) {
                int row = selection == null ? n : selection[n];
                rows[count] = row;
                count += values[row] ? 1 : 0;
            }
            return count;
        }
        for (int n = 0; n < rows.length; n++) {
            int row = selection == null ? n : selection[n];
            rows[count] = row;
            count += values[row] && Validity.isValid(validity, row) ? 1 : 0;
        }
        return count;
    }

    private static int selectEntries(Batch batch, DictionaryVector condition, int[] rows) {
        BooleanVector entries = (BooleanVector) condition.dictionary();
        boolean[] holds = new boolean[entries.size()];
        for (int i = 0; i < holds.length; i++) {
            holds[i] = isTrue(entries, i);
        }
        int[] codes = condition.codes();
        int count = 0;
        for (int n = 0; n < rows.length; n++) {
            int row = batch.row(n);
            rows[count] = row;
            count += Validity.isValid(condition.validity(), row) && holds[codes[row]] ? 1 : 0;
        }
        return count;
    }

    private static boolean isTrue(BooleanVector vector, int row) {
        return !vector.isNull(row) && vector.get(row);
    }
}
