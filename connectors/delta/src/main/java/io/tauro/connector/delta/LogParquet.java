package io.tauro.connector.delta;

import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.engine.ParquetHandler;
import io.delta.kernel.exceptions.KernelEngineException;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import io.delta.kernel.utils.FileStatus;
import io.tauro.connector.files.format.FilePart;
import io.tauro.connector.files.format.ValueRange;
import io.tauro.connector.files.parquet.ParquetFiles;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Cancellation;
import io.tauro.type.Schema;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Reads checkpoints and their sidecars, for the kernel. Writes nothing. */
record LogParquet(TableFiles files, Cancellation cancellation) implements ParquetHandler {

    @Override
    public CloseableIterator<FileReadResult> readParquetFiles(
            CloseableIterator<FileStatus> statuses,
            StructType schema,
            Optional<Predicate> predicate) {
        return new Batches(statuses, schema);
    }

    /** Reads files one after the other, row group by row group. */
    private final class Batches extends BatchIterator<FileReadResult> {

        private final CloseableIterator<FileStatus> statuses;
        private final StructType schema;
        private final Schema columns;
        private final ParquetFiles parquet =
                new ParquetFiles(files.store(), files.below(TableFiles.LOG));
        private final Queue<FilePart> parts = new ArrayDeque<>();
        private String path = "";
        private @Nullable BatchReader reader;

        Batches(CloseableIterator<FileStatus> statuses, StructType schema) {
            this.statuses = statuses;
            this.schema = schema;
            this.columns = LogTypes.columns(schema);
        }

        @Override
        @Nullable FileReadResult advance() {
            while (true) {
                cancellation.throwIfCancelled();
                Batch batch = reader == null ? null : reader.next();
                if (batch != null) {
                    return new FileReadResult(kernel(batch), path);
                }
                closeReader();
                if (!parts.isEmpty()) {
                    reader =
                            parquet.open(
                                    parts.remove(),
                                    columns,
                                    List.of(),
                                    columns,
                                    null,
                                    new LogContext(cancellation));
                } else if (statuses.hasNext()) {
                    path = statuses.next().getPath();
                    parts.addAll(
                            parquet.parts(
                                            object(),
                                            columns,
                                            List.of(),
                                            column -> ValueRange.UNKNOWN)
                                    .parts());
                } else {
                    return null;
                }
            }
        }

        private StoredObject object() {
            try {
                return files.require(path);
            } catch (FileNotFoundException e) {
                throw new KernelEngineException("A file of the log is missing", e);
            }
        }

        private ObjectBatch kernel(Batch batch) {
            List<@Nullable Object[]> rows = new ArrayList<>(batch.selectedCount());
            for (int i = 0; i < batch.selectedCount(); i++) {
                int row = batch.row(i);
                @Nullable Object[] values = new Object[schema.length()];
                for (int column = 0; column < values.length; column++) {
                    ColumnVector vector = batch.column(column);
                    values[column] = value(vector.value(row), schema.at(column).getDataType());
                }
                rows.add(TolerantLog.mended(schema, values));
            }
            return ObjectBatch.of(schema, rows);
        }

        private void closeReader() {
            if (reader != null) {
                reader.close();
                reader = null;
            }
        }

        @Override
        public void close() throws IOException {
            closeReader();
            statuses.close();
        }
    }

    /** A value of ours as {@link ObjectVector} has it. */
    private static @Nullable Object value(@Nullable Object value, DataType type) {
        if (value == null) {
            return null;
        }
        if (type instanceof StructType struct) {
            List<?> fields = (List<?>) value;
            @Nullable Object[] values = new Object[fields.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(fields.get(i), struct.at(i).getDataType());
            }
            return values;
        }
        if (type instanceof MapType map) {
            Map<@Nullable Object, @Nullable Object> values = new LinkedHashMap<>();
            ((Map<?, ?>) value)
                    .forEach(
                            (key, one) ->
                                    values.put(
                                            value(key, map.getKeyType()),
                                            value(one, map.getValueType())));
            return values;
        }
        if (type instanceof ArrayType array) {
            List<@Nullable Object> values = new ArrayList<>();
            ((List<?>) value).forEach(one -> values.add(value(one, array.getElementType())));
            return values;
        }
        return value;
    }

    @Override
    public CloseableIterator<DataFileStatus> writeParquetFiles(
            String folder, CloseableIterator<FilteredColumnarBatch> data, List<Column> statistics) {
        throw new UnsupportedOperationException("Tables are read only");
    }

    @Override
    public void writeParquetFileAtomically(
            String path, CloseableIterator<FilteredColumnarBatch> data) {
        throw new UnsupportedOperationException("Tables are read only");
    }
}
