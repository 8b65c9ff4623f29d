package io.tauro.query;

import io.tauro.data.Batch;
import io.tauro.type.Schema;
import org.jspecify.annotations.Nullable;

/** The rows of a batch, by position. */
final class BatchRows {

    private final Schema schema;
    private final ColumnValues[] columns;

    /**
     * @param before the rows of the batch before, if there was one
     */
    BatchRows(Schema schema, Batch batch, @Nullable BatchRows before) {
        this.schema = schema;
        this.columns = new ColumnValues[batch.columnCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] =
                    ColumnValues.of(
                            schema.column(i),
                            batch.column(i),
                            before == null ? null : before.columns[i]);
        }
    }

    Schema schema() {
        return schema;
    }

    ColumnValues column(int column) {
        return columns[column];
    }
}
