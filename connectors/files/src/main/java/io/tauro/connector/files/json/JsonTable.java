package io.tauro.connector.files.json;

import io.tauro.connector.files.format.FilePart;
import io.tauro.connector.files.format.TextTable;
import io.tauro.connector.files.format.TextValues;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.predicate.Predicate;
import io.tauro.spi.BatchReader;
import io.tauro.spi.ReadContext;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.List;

/**
 * The JSON files of one table. A file is one part: whether a line begins a record is known only by
 * reading from the start.
 */
final class JsonTable extends TextTable {

    private final ObjectStore store;
    private final JsonOptions options;

    JsonTable(ObjectStore store, String table, JsonOptions options) {
        super(table, "JSON");
        this.store = store;
        this.options = options;
    }

    @Override
    public Schema infer(List<StoredObject> files) {
        Schema inferred = new JsonInference(store, options).infer(files);
        return requireColumns(inferred, files, "no record with a field");
    }

    @Override
    public Schema check(Schema declared, List<StoredObject> files) {
        requireTypes(declared, JsonTable::canRead, "JSON");
        return declared;
    }

    private static boolean canRead(DataType type) {
        return switch (type.kind()) {
            case ARRAY, ROW -> type.fields().stream().allMatch(part -> canRead(part.type()));
            case MAP ->
                    TextValues.canParse(type.fields().get(0).type())
                            && canRead(type.fields().get(1).type());
            default -> TextValues.canParse(type);
        };
    }

    @Override
    protected double estimateRows(List<StoredObject> files) {
        return new JsonInference(store, options).estimateRows(files);
    }

    @Override
    public BatchReader open(
            FilePart part,
            Schema columns,
            List<Predicate> filters,
            Schema inFiles,
            ReadContext context) {
        return new JsonBatchReader(store, part, options, columns, inFiles, context);
    }
}
