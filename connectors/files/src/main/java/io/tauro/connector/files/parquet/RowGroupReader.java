package io.tauro.connector.files.parquet;

import io.tauro.connector.files.format.FileErrors;
import io.tauro.connector.files.format.FilePart;
import io.tauro.connector.files.parquet.Footer.RowGroup;
import io.tauro.connector.files.store.ObjectReader;
import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.error.TauroException;
import io.tauro.predicate.Predicate;
import io.tauro.predicate.RowSelector;
import io.tauro.spi.BatchReader;
import io.tauro.spi.DynamicFilter;
import io.tauro.spi.ReadContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads some columns of one row group. A batch ends where a page of any of its columns does, so
 * that each column of a batch comes from one page. The columns of filters are decoded first; of the
 * others only what is left, where that is little.
 */
final class RowGroupReader implements BatchReader {

    /** Where so few rows are left, one in so many, the others are not even decoded. */
    private static final int SPARSE = 4;

    private final FilePart part;
    private final ReadContext context;
    private final GroupColumns columns;
    private final RowSelector filter;
    private final @Nullable ObjectReader file;
    private long left;

    RowGroupReader(
            FilePart part,
            GroupColumns columns,
            List<Predicate> filters,
            RowGroup group,
            @Nullable ObjectReader file,
            ReadContext context) {
        this.part = part;
        this.context = context;
        this.columns = columns;
        this.filter = new RowSelector(filters);
        this.file = file;
        this.left = group.rows();
    }

    @Override
    public @Nullable Batch next() {
        while (left > 0) {
            context.cancellation().throwIfCancelled();
            Batch batch = batch();
            if (batch.selectedCount() > 0) {
                return batch;
            }
        }
        context.cancellation().throwIfCancelled();
        close();
        return null;
    }

    private Batch batch() {
        try {
            int rows = columns.start((int) Math.min(left, context.batchSize()));
            left -= rows;
            List<DynamicFilter> found = context.rowFilters();
            Batch batch = filter.isEmpty() && found.isEmpty() ? all(rows) : filtered(rows, found);
            columns.finish();
            return batch;
        } catch (MalformedData
                | IndexOutOfBoundsException
                | ArithmeticException
                | NegativeArraySizeException e) {
            throw corrupt(e);
        }
    }

    private Batch all(int rows) {
        ColumnVector[] vectors = new ColumnVector[columns.delivered()];
        for (int column = 0; column < vectors.length; column++) {
            vectors[column] = columns.all(column);
        }
        return Batch.of(rows, vectors);
    }

    private Batch filtered(int rows, List<DynamicFilter> found) {
        int[] selection = new int[rows];
        for (int row = 0; row < rows; row++) {
            selection[row] = row;
        }
        int count = filter.select(columns, selection, rows);
        for (DynamicFilter test : found) {
            if (count > 0 && columns.has(test.column())) {
                count = test.select(columns.column(test.column()), selection, count);
            }
        }
        if (count == 0) {
            return Batch.of(0);
        }
        if (count > rows / SPARSE) {
            Batch batch = all(rows);
            return count == rows ? batch : batch.select(selection, count);
        }
        ColumnVector[] vectors = new ColumnVector[columns.delivered()];
        for (int column = 0; column < vectors.length; column++) {
            vectors[column] = columns.selected(column, selection, count);
        }
        return Batch.of(count, vectors);
    }

    private TauroException corrupt(RuntimeException e) {
        String column = columns.current().name();
        String what = e instanceof MalformedData ? e.getMessage() : "values that cannot be decoded";
        return FileErrors.corrupt(
                        part.file().key(),
                        "column '" + column + "' has " + what + " (row group " + part.index() + ")",
                        e instanceof MalformedData ? null : e)
                .with("column", column);
    }

    @Override
    public void close() {
        left = 0;
        columns.close();
        if (file != null) {
            file.close();
        }
    }
}
