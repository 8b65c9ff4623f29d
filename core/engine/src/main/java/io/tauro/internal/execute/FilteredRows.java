package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.BooleanVector;
import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.Vectors;

/** Selects among the selected rows of a batch. */
final class FilteredRows {

    private FilteredRows() {}

    /** The rows at which a BOOLEAN column is true. */
    static Batch of(Batch batch, ColumnVector condition) {
        BooleanVector plain = (BooleanVector) Vectors.flatten(condition);
        int[] rows = new int[batch.selectedCount()];
        int count = 0;
        for (int n = 0; n < batch.selectedCount(); n++) {
            int row = batch.row(n);
            if (!plain.isNull(row) && plain.get(row)) {
                rows[count++] = row;
            }
        }
        return batch.select(rows, count);
    }

    /** The rows at which a column is not null. */
    static Batch withValue(Batch batch, ColumnVector column) {
        if (!column.mayHaveNulls()) {
            return batch;
        }
        int[] rows = new int[batch.selectedCount()];
        int count = 0;
        for (int n = 0; n < batch.selectedCount(); n++) {
            int row = batch.row(n);
            if (!column.isNull(row)) {
                rows[count++] = row;
            }
        }
        return batch.select(rows, count);
    }

    /** The rows without a number. */
    static Batch unknown(Batch batch, int[] numbers) {
        int[] rows = new int[batch.selectedCount()];
        int count = 0;
        for (int n = 0; n < batch.selectedCount(); n++) {
            int row = batch.row(n);
            if (numbers[row] < 0) {
                rows[count++] = row;
            }
        }
        return batch.select(rows, count);
    }

    /** The rows with a number. */
    static Batch known(Batch batch, int[] numbers) {
        int[] rows = new int[batch.selectedCount()];
        int count = 0;
        for (int n = 0; n < batch.selectedCount(); n++) {
            int row = batch.row(n);
            if (numbers[row] >= 0) {
                rows[count++] = row;
            }
        }
        return batch.select(rows, count);
    }

    /**
     * The first row of each number from {@code known} on; numbers were given in the order of rows.
     */
    static Batch newOnes(Batch batch, int[] numbers, int known) {
        int[] rows = new int[batch.selectedCount()];
        int count = 0;
        for (int n = 0; n < batch.selectedCount(); n++) {
            int row = batch.row(n);
            if (numbers[row] == known + count) {
                rows[count++] = row;
            }
        }
        return batch.select(rows, count);
    }
}
