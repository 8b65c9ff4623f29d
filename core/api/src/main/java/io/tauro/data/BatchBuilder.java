package io.tauro.data;

import io.tauro.type.Column;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes batches row by row. Not thread-safe. Fill the columns' builders evenly, or append whole
 * rows.
 */
public final class BatchBuilder {

    /** Rows to make room for at first, since many results are small. */
    private static final int FIRST = 16;

    private final List<VectorBuilder> columns;
    private final int rows;
    private int size;

    /**
     * @param schema the columns
     * @param rows the rows that a batch may have, at least 1
     */
    public BatchBuilder(Schema schema, int rows) {
        this.columns = new ArrayList<>(schema.size());
        for (Column column : schema.columns()) {
            columns.add(new VectorBuilder(column.type(), Math.min(rows, FIRST)));
        }
        this.rows = rows;
    }

    /**
     * A whole row: an object of the column's {@code javaType()} or null for each column, in order.
     */
    public void append(@Nullable Object... row) {
        for (int i = 0; i < row.length; i++) {
            columns.get(i).append(row[i]);
        }
        endRow();
    }

    /** The builder of a column, for a row that {@link #endRow()} ends. */
    public VectorBuilder column(int index) {
        return columns.get(index);
    }

    /** Ends a row whose values were appended to each column. */
    public void endRow() {
        size++;
    }

    /** Whether a batch is complete. */
    public boolean isFull() {
        return size >= rows;
    }

    /** The rows so far. */
    public int size() {
        return size;
    }

    /** The rows so far as a batch; the builder starts again. */
    public Batch build() {
        List<ColumnVector> vectors = new ArrayList<>(columns.size());
        for (VectorBuilder column : columns) {
            vectors.add(column.build());
        }
        Batch batch = Batch.of(size, vectors);
        size = 0;
        return batch;
    }
}
