package io.tauro.connector.files.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tauro.connector.files.format.Compression;
import io.tauro.connector.files.format.Sample;
import io.tauro.connector.files.format.TextSource;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.type.Column;
import io.tauro.type.Schema;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds columns and their types by reading the first records of the files. */
final class JsonInference {

    private static final int MAX_COLUMNS = 10_000;
    private static final int ESTIMATED_BY = 1000;

    private final Shape.Count shapes;
    private final ObjectStore store;
    private final JsonOptions options;

    JsonInference(ObjectStore store, JsonOptions options) {
        this.store = store;
        this.options = options;
        this.shapes = new Shape.Count(options.mapFields());
    }

    /**
     * The columns of all sampled files by name, in the order in which they are first met; each may
     * be null.
     */
    Schema infer(List<StoredObject> files) {
        Map<String, Shape> columns = new LinkedHashMap<>();
        Sample.read(files, options.sampleRows(), (file, limit) -> sample(file, columns, limit));
        return new Schema(
                columns.entrySet().stream()
                        .map(entry -> Column.of(entry.getKey(), entry.getValue().type()))
                        .toList());
    }

    private int sample(StoredObject file, Map<String, Shape> columns, int limit) {
        int count = 0;
        try (JsonRecords records =
                new JsonRecords(
                        TextSource.sample(store, file),
                        options.skipsBadRecords(),
                        options.compression(),
                        false)) {
            while (count < limit && records.next()) {
                try {
                    if (records.parser().currentToken() == JsonToken.START_OBJECT) {
                        look(records.parser(), file, columns);
                        count++;
                    } else if (options.skipsBadRecords()) {
                        records.skip();
                    } else {
                        throw JsonFailures.record(file, records.line(), "");
                    }
                } catch (IOException e) {
                    records.broken(e);
                }
            }
        }
        return count;
    }

    private void look(JsonParser parser, StoredObject file, Map<String, Shape> columns)
            throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.isEmpty()) {
                parser.skipChildren();
                continue;
            }
            Shape shape = columns.computeIfAbsent(name, ignored -> new Shape(shapes));
            if (columns.size() > MAX_COLUMNS) {
                throw new TauroException(
                        ErrorCode.NOT_SUPPORTED,
                        "The records of file '"
                                + file.key()
                                + "' have more than "
                                + MAX_COLUMNS
                                + " different fields. Declare the columns in the schema of the table.",
                        Map.of("file", file.key()),
                        null);
            }
            shape.add(parser);
        }
    }

    /**
     * The rows of all files by the bytes that the first thousand records of the first file take, or
     * all that it has; negative if unknown.
     */
    double estimateRows(List<StoredObject> files) {
        double bytes = files.stream().mapToDouble(StoredObject::size).sum();
        StoredObject file = files.get(0);
        if (options.compression().of(file.key()) != Compression.NONE) {
            return -1;
        }
        int rows = 0;
        long end = 0;
        try (JsonRecords records =
                new JsonRecords(
                        TextSource.sample(store, file), false, options.compression(), false)) {
            while (rows < ESTIMATED_BY) {
                if (!records.next()) {
                    end = file.size();
                    break;
                }
                records.parser().skipChildren();
                rows++;
                end = Math.max(end, records.parser().currentLocation().getByteOffset());
            }
        } catch (IOException | TauroException e) {
            // A broken file is an error when it is read.
            return -1;
        }
        return rows == 0 ? 0 : Math.ceil(bytes * rows / Math.max(1, end));
    }
}
