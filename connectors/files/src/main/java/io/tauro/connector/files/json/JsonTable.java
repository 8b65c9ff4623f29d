package io.tauro.connector.files.json;

import io.tauro.connector.files.format.Compression;
import io.tauro.connector.files.format.FilePart;
import io.tauro.connector.files.format.RecentFiles;
import io.tauro.connector.files.format.TextSource;
import io.tauro.connector.files.format.TextTable;
import io.tauro.connector.files.format.TextValues;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.predicate.Predicate;
import io.tauro.spi.BatchReader;
import io.tauro.spi.ReadContext;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The JSON files of one table. */
final class JsonTable extends TextTable {

    private final ObjectStore store;
    private final JsonOptions options;

    /** Of the files that were read last. */
    private final Map<StoredObject, JsonBorders> borders = new RecentFiles<>();

    JsonTable(ObjectStore store, String table, JsonOptions options) {
        super(table, "JSON", options.parts());
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
    protected boolean canCut(StoredObject file) {
        return options.compression().of(file.key()) == Compression.NONE;
    }

    @Override
    public BatchReader open(
            FilePart part,
            Schema columns,
            List<Predicate> filters,
            Schema inFiles,
            ReadContext context) {
        TextSource source = TextSource.whole(store, part.file(), context);
        boolean lines = false;
        if (!part.whole()) {
            try {
                JsonBorders borders = borders(part.file());
                lines = borders.areLines(source.head());
                if (lines) {
                    TextSource head = source.head();
                    source =
                            source.range(
                                    borders.start(part.index(), head),
                                    borders.start(part.index() + 1, head));
                }
                if (part.index() > 0 && (!lines || source.from() == source.to())) {
                    return nothing();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new JsonBatchReader(source, part, lines, options, columns, inFiles, context);
    }

    private JsonBorders borders(StoredObject file) {
        synchronized (borders) {
            return borders.computeIfAbsent(file, one -> new JsonBorders(options.parts(), one));
        }
    }
}
