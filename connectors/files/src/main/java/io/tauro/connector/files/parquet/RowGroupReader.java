package io.tauro.connector.files.parquet;

import io.tauro.connector.files.format.FileErrors;
import io.tauro.connector.files.format.FilePart;
import io.tauro.connector.files.parquet.Footer.RowGroup;
import io.tauro.connector.files.store.ObjectReader;
import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.error.TauroException;
import io.tauro.spi.BatchReader;
import io.tauro.spi.ReadContext;
import io.tauro.type.Column;
import io.tauro.type.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads some columns of one row group. A batch ends where a page of any of its columns does, so
 * that each column of a batch comes from one page.
 */
final class RowGroupReader implements BatchReader {

    private final FilePart part;
    private final ReadContext context;
    private final List<Column> wanted;

    /** A reader for each wanted column; null where the file does not have it. */
    private final @Nullable ColumnReader[] columns;

    private final @Nullable ColumnVector[] missing;
    private final @Nullable ObjectReader file;
    private long left;

    RowGroupReader(
            FilePart part,
            Schema wanted,
            List<@Nullable ColumnReader> columns,
            RowGroup group,
            @Nullable ObjectReader file,
            ReadContext context) {
        this.part = part;
        this.context = context;
        this.wanted = wanted.columns();
        this.columns = columns.toArray(ColumnReader[]::new);
        this.missing = new ColumnVector[this.columns.length];
        this.file = file;
        this.left = group.rows();
    }

    @Override
    public @Nullable Batch next() {
        context.cancellation().throwIfCancelled();
        if (left == 0) {
            close();
            return null;
        }
        int rows = (int) Math.min(left, context.batchSize());
        int column = 0;
        try {
            for (column = 0; column < columns.length; column++) {
                ColumnReader reader = columns[column];
                rows = reader == null ? rows : reader.readable(rows);
            }
            ColumnVector[] vectors = new ColumnVector[columns.length];
            for (column = 0; column < columns.length; column++) {
                ColumnReader reader = columns[column];
                vectors[column] =
                        reader == null
                                ? missing(column, rows)
                                : checked(reader.read(rows), wanted.get(column));
            }
            left -= rows;
            return Batch.of(rows, vectors);
        } catch (MalformedData
                | IndexOutOfBoundsException
                | ArithmeticException
                | NegativeArraySizeException e) {
            throw corrupt(wanted.get(column), e);
        }
    }

    private TauroException corrupt(Column column, RuntimeException e) {
        String what = e instanceof MalformedData ? e.getMessage() : "values that cannot be decoded";
        return FileErrors.corrupt(
                        part.file().key(),
                        "column '"
                                + column.name()
                                + "' has "
                                + what
                                + " (row group "
                                + part.index()
                                + ")",
                        e instanceof MalformedData ? null : e)
                .with("column", column.name());
    }

    private ColumnVector missing(int column, int rows) {
        ColumnVector entry = missing[column];
        if (entry instanceof ConstantVector constant) {
            return new ConstantVector(constant.entry(), rows);
        }
        ColumnVector nulls = Gather.nulls(wanted.get(column).type(), rows);
        missing[column] = nulls;
        return nulls;
    }

    private static ColumnVector checked(ColumnVector vector, Column column) {
        if (!column.nullable() && vector.mayHaveNulls()) {
            for (int row = 0; row < vector.size(); row++) {
                if (vector.isNull(row)) {
                    throw new MalformedData("a NULL, but is NOT NULL in the schema of the table");
                }
            }
        }
        return vector;
    }

    @Override
    public void close() {
        left = 0;
        if (file != null) {
            file.close();
        }
    }
}
