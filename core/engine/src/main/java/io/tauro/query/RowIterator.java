package io.tauro.query;

import io.tauro.data.Batch;
import io.tauro.data.Row;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Walks the batches of a result row by row. */
final class RowIterator implements Iterator<Row> {

    private final QueryResult result;
    private @Nullable Batch batch;
    private @Nullable BatchRows rows;
    private int next;

    RowIterator(QueryResult result) {
        this.result = result;
    }

    @Override
    public boolean hasNext() {
        while (batch == null || next == batch.selectedCount()) {
            batch = result.nextBatch();
            next = 0;
            if (batch == null) {
                return false;
            }
            rows = new BatchRows(result.schema(), batch, rows);
        }
        return true;
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The result has no more rows");
        }
        return new BatchRow(
                Objects.requireNonNull(rows), Objects.requireNonNull(batch).row(next++));
    }
}
