package io.tauro.connector.files.csv;

import io.tauro.connector.files.format.FilePart;
import io.tauro.connector.files.format.TextTable;
import io.tauro.connector.files.format.TextValues;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.predicate.Predicate;
import io.tauro.spi.BatchReader;
import io.tauro.spi.ReadContext;
import io.tauro.type.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The CSV files of one table. A file is one part: where its records begin is known only by reading
 * from the start.
 */
final class CsvTable extends TextTable {

    private final ObjectStore store;
    private final CsvOptions options;
    private volatile @Nullable Schema schema;

    CsvTable(ObjectStore store, String table, CsvOptions options) {
        super(table, "CSV");
        this.store = store;
        this.options = options;
    }

    @Override
    public Schema infer(List<StoredObject> files) {
        Schema inferred = new CsvInference(store, options).infer(files);
        schema = requireColumns(inferred, files, "no header and no record");
        return inferred;
    }

    @Override
    public Schema check(Schema declared, List<StoredObject> files) {
        requireTypes(declared, TextValues::canParse, "VARCHAR");
        if (options.header()) {
            new CsvInference(store, options).requireColumns(declared, files);
        }
        schema = declared;
        return declared;
    }

    @Override
    protected double estimateRows(List<StoredObject> files) {
        return new CsvInference(store, options).estimateRows(files);
    }

    @Override
    public BatchReader open(
            FilePart part,
            Schema columns,
            List<Predicate> filters,
            Schema inFiles,
            ReadContext context) {
        Schema all = schema;
        return new CsvBatchReader(
                store, part.file(), options, all == null ? columns : all, columns, context);
    }
}
