package io.tauro.connector.delta;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.JsonHandler;
import io.delta.kernel.exceptions.KernelEngineException;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import io.tauro.connector.files.format.FileErrors;
import io.tauro.connector.files.format.ObjectInput;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.spi.Cancellation;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of the log, for the kernel: actions, one a line. Writes nothing. */
record LogJson(TableFiles files, Cancellation cancellation) implements JsonHandler {

    private static final int BATCH = 512;

    @Override
    public ColumnarBatch parseJson(
            ColumnVector texts, StructType schema, Optional<ColumnVector> selection) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int row = 0; row < texts.getSize(); row++) {
            boolean wanted = selection.isEmpty() || selection.get().getBoolean(row);
            String text = wanted && !texts.isNullAt(row) ? texts.getString(row) : null;
            rows.add(text == null ? new Object[schema.length()] : parsed(text, schema));
        }
        return ObjectBatch.of(schema, rows);
    }

    private @Nullable Object[] parsed(String text, StructType schema) {
        try (JsonParser parser = KernelJson.JSON.createParser(text)) {
            parser.nextToken();
            return KernelJson.struct(parser, schema);
        } catch (IOException
                | KernelJson.NotOfType
                | ArithmeticException
                | DateTimeException
                | NumberFormatException e) {
            throw FileErrors.corrupt(files.below(TableFiles.LOG), "it has JSON that is none", e);
        }
    }

    @Override
    public CloseableIterator<ColumnarBatch> readJsonFiles(
            CloseableIterator<FileStatus> statuses,
            StructType schema,
            Optional<Predicate> predicate) {
        return new Actions(statuses, schema);
    }

    /** Reads files one after the other. */
    private final class Actions extends BatchIterator<ColumnarBatch> {

        private final CloseableIterator<FileStatus> statuses;
        private final StructType schema;
        private String key = "";
        private @Nullable JsonParser parser;

        Actions(CloseableIterator<FileStatus> statuses, StructType schema) {
            this.statuses = statuses;
            this.schema = schema;
        }

        @Override
        @Nullable ColumnarBatch advance() {
            while (parser != null || statuses.hasNext()) {
                cancellation.throwIfCancelled();
                if (parser == null) {
                    parser = open(statuses.next().getPath());
                }
                List<@Nullable Object[]> rows = rows(parser);
                if (rows.size() < BATCH) {
                    closeFile();
                }
                if (!rows.isEmpty()) {
                    return ObjectBatch.of(schema, rows);
                }
            }
            return null;
        }

        private JsonParser open(String path) {
            try {
                StoredObject object = files.require(path);
                key = object.key();
                return KernelJson.JSON.createParser(
                        new ObjectInput(files.store().open(object, cancellation), bytes -> {}));
            } catch (FileNotFoundException e) {
                throw new KernelEngineException("A file of the log is missing", e);
            } catch (IOException e) {
                throw FileErrors.corrupt(key, "it cannot be read as JSON", e);
            }
        }

        private List<@Nullable Object[]> rows(JsonParser from) {
            List<@Nullable Object[]> rows = new ArrayList<>();
            try {
                while (rows.size() < BATCH) {
                    JsonToken token = from.nextToken();
                    if (token == null) {
                        break;
                    }
                    rows.add(TolerantLog.mended(schema, KernelJson.struct(from, schema)));
                }
                return rows;
            } catch (IOException
                    | KernelJson.NotOfType
                    | ArithmeticException
                    | DateTimeException
                    | NumberFormatException e) {
                String line = "line " + from.currentLocation().getLineNr();
                closeFile();
                throw FileErrors.corrupt(key, line + " is not what a log of Delta has", e);
            }
        }

        private void closeFile() {
            if (parser != null) {
                try {
                    parser.close();
                } catch (IOException e) {
                    // Nothing was written; there is nothing to lose.
                }
                parser = null;
            }
        }

        @Override
        public void close() throws IOException {
            closeFile();
            statuses.close();
        }
    }

    @Override
    public void writeJsonFileAtomically(
            String path, CloseableIterator<Row> rows, boolean overwrite) {
        throw new UnsupportedOperationException("Tables are read only");
    }
}
