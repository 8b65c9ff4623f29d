package io.tauro.connector.files.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tauro.connector.files.format.FilePart;
import io.tauro.connector.files.format.KeptRows;
import io.tauro.connector.files.format.SkippedRecords;
import io.tauro.connector.files.format.TextSource;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.VectorBuilder;
import io.tauro.spi.BatchReader;
import io.tauro.spi.ReadContext;
import io.tauro.type.Column;
import io.tauro.type.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the wanted columns of one file. Where bad records are skipped, all columns of the table are
 * read, so that the same records are bad whatever is wanted.
 */
final class JsonBatchReader implements BatchReader {

    /** A batch of long records ends before it is full. */
    private static final long MAX_BATCH_BYTES = 8L << 20;

    private final StoredObject file;
    private final boolean skips;
    private final List<Column> columns;
    private final List<Integer> delivered;
    private final ReadContext context;
    private final JsonRecords records;
    private final VectorBuilder[] builders;
    private final ValueReader[] readers;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Budget budget = new Budget();
    private final KeptRows kept;
    private final SkippedRecords skipped;
    private boolean ended;

    /** The column that is being read. */
    private int current;

    JsonBatchReader(
            TextSource source,
            FilePart part,
            boolean linesKnown,
            JsonOptions options,
            Schema wanted,
            Schema inFiles,
            ReadContext context) {
        this.file = part.file();
        this.skips = options.skipsBadRecords();
        this.columns = (skips ? inFiles : wanted).columns();
        this.context = context;
        this.kept = new KeptRows(context.batchSize());
        this.skipped = new SkippedRecords(part, context);
        List<String> names = columns.stream().map(Column::name).toList();
        this.delivered = wanted.names().stream().map(names::indexOf).toList();
        for (int i = 0; i < names.size(); i++) {
            positions.putIfAbsent(names.get(i), i);
        }
        this.builders =
                columns.stream()
                        .map(column -> new VectorBuilder(column.type(), context.batchSize()))
                        .toArray(VectorBuilder[]::new);
        this.readers =
                columns.stream()
                        .map(column -> ValueReader.of(column.type()))
                        .toArray(ValueReader[]::new);
        this.records =
                new JsonRecords(
                        source.counting(this::countBytes),
                        skips,
                        options.compression(),
                        linesKnown);
    }

    /** Bad records and long unwanted values are passed over piece by piece of the file. */
    private void countBytes(long bytes) {
        context.countBytes(bytes);
        context.cancellation().throwIfCancelled();
    }

    @Override
    public @Nullable Batch next() {
        while (!ended) {
            context.cancellation().throwIfCancelled();
            kept.restart();
            long start = records.bytes();
            int rows = 0;
            while (rows < context.batchSize() && records.bytes() - start < MAX_BATCH_BYTES) {
                if (!records.next()) {
                    end();
                    break;
                }
                kept.add(rows, read(rows));
                rows++;
            }
            Batch batch = batch(rows);
            if (kept.count() > 0) {
                return kept.of(batch);
            }
        }
        return null;
    }

    private Batch batch(int rows) {
        List<ColumnVector> vectors = new ArrayList<>();
        List<ColumnVector> wanted = new ArrayList<>();
        for (VectorBuilder builder : builders) {
            vectors.add(builder.build());
        }
        delivered.forEach(position -> wanted.add(vectors.get(position)));
        return Batch.of(rows, wanted);
    }

    /** Whether the record is good; if it is not, there is a row for it nevertheless. */
    private boolean read(int row) {
        boolean good = false;
        try {
            good = fields(row);
        } catch (BadValue e) {
            if (!skips) {
                throw JsonFailures.value(
                        file, records.line(), columns.get(current).name(), e, records.restOfLine());
            }
            records.skip();
        } catch (IOException e) {
            records.broken(e);
        }
        if (!good) {
            for (VectorBuilder builder : builders) {
                if (builder.size() == row) {
                    builder.appendNull();
                }
            }
        }
        return good;
    }

    private boolean fields(int row) throws IOException, BadValue {
        JsonParser parser = records.parser();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            if (!skips) {
                throw JsonFailures.record(file, records.line(), records.restOfLine());
            }
            records.skip();
            return false;
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            Integer position = positions.get(name);
            JsonToken token = parser.nextToken();
            if (position == null) {
                parser.skipChildren();
            } else {
                current = position;
                value(parser, token, row);
            }
        }
        missing(row);
        return true;
    }

    private void value(JsonParser parser, JsonToken token, int row) throws IOException, BadValue {
        VectorBuilder builder = builders[current];
        if (builder.size() != row) {
            throw new BadValue("is there twice");
        }
        if (token != JsonToken.VALUE_NULL) {
            budget.restart();
            readers[current].append(parser, budget, builder);
        } else if (columns.get(current).nullable()) {
            builder.appendNull();
        } else {
            throw new BadValue("is NULL, but the column is NOT NULL");
        }
    }

    private void missing(int row) throws BadValue {
        for (int i = 0; i < builders.length; i++) {
            if (builders[i].size() == row) {
                current = i;
                if (!columns.get(i).nullable()) {
                    throw new BadValue("is missing, but the column is NOT NULL");
                }
                builders[i].appendNull();
            }
        }
    }

    private void end() {
        ended = true;
        skipped.tell(records.skipped(), records.firstSkipped());
        records.close();
    }

    @Override
    public void close() {
        end();
    }
}
