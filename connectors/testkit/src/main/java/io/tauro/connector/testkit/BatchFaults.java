package io.tauro.connector.testkit;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.type.Column;
import io.tauro.type.Schema;
import org.jspecify.annotations.Nullable;

/** Looks for what is wrong with a batch. */
final class BatchFaults {

    private BatchFaults() {}

    /** What is wrong, or null. */
    static @Nullable String find(Batch batch, Schema schema, int batchSize) {
        if (batch.columnCount() != schema.size()) {
            return "it has " + batch.columnCount() + " columns instead of " + schema.size();
        }
        if (batch.selectedCount() < 1 || batch.selectedCount() > batchSize) {
            return "it has " + batch.selectedCount() + " rows, and must have 1 to " + batchSize;
        }
        String selection = selection(batch);
        if (selection != null) {
            return selection;
        }
        for (int i = 0; i < schema.size(); i++) {
            String fault = column(batch, schema.column(i), batch.column(i));
            if (fault != null) {
                return "column '" + schema.column(i).name() + "' " + fault;
            }
        }
        return null;
    }

    private static @Nullable String selection(Batch batch) {
        int[] rows = batch.selection();
        if (rows == null) {
            return batch.selectedCount() == batch.rowCount()
                    ? null
                    : "not all rows are selected, but there is no selection";
        }
        if (rows.length < batch.selectedCount()) {
            return "its selection is shorter than it says";
        }
        int previous = -1;
        for (int i = 0; i < batch.selectedCount(); i++) {
            if (rows[i] <= previous || rows[i] >= batch.rowCount()) {
                return "its selection is not strictly increasing within the rows";
            }
            previous = rows[i];
        }
        return null;
    }

    private static @Nullable String column(Batch batch, Column column, ColumnVector vector) {
        if (!vector.type().equals(column.type())) {
            return "is of type " + vector.type() + " instead of " + column.type();
        }
        if (vector.size() != batch.rowCount()) {
            return "has " + vector.size() + " rows in a batch of " + batch.rowCount();
        }
        String structure = VectorFaults.structure(vector);
        if (structure != null) {
            return structure;
        }
        for (int i = 0; i < batch.selectedCount(); i++) {
            int row = batch.row(i);
            if (vector.isNull(row)) {
                if (!column.nullable()) {
                    return "is NOT NULL and has a null";
                }
                if (!vector.mayHaveNulls()) {
                    return "says that it has no nulls and has one";
                }
            } else {
                String fault = ValueFaults.find(column.type(), vector.value(row));
                if (fault != null) {
                    return fault;
                }
            }
        }
        return null;
    }
}
