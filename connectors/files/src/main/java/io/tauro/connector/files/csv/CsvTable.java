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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The CSV files of one table. A file is one part: where its records begin is known only by reading
 * from the start.
 */
final class CsvTable extends TextTable {

    private final ObjectStore store;
    private final CsvOptions options;
    private volatile CsvDialect dialect;
    private volatile @Nullable Schema schema;

    CsvTable(ObjectStore store, String table, CsvOptions options) {
        super(table, "CSV");
        this.store = store;
        this.options = options;
        this.dialect = options.dialect();
    }

    @Override
    public Schema infer(List<StoredObject> files) {
        dialect = new CsvSniffer(store, options, Optional.empty()).find(files);
        Schema inferred = inference().infer(files);
        schema = requireColumns(inferred, files, "no header and no record");
        return inferred;
    }

    @Override
    public Schema check(Schema declared, List<StoredObject> files) {
        requireTypes(declared, TextValues::canParse, "VARCHAR");
        dialect = new CsvSniffer(store, options, Optional.of(declared)).find(files);
        if (dialect.header()) {
            inference().requireColumns(declared, files);
        }
        schema = declared;
        return declared;
    }

    private CsvInference inference() {
        return new CsvInference(store, options, dialect);
    }

    @Override
    protected double estimateRows(List<StoredObject> files) {
        return inference().estimateRows(files);
    }

    @Override
    public String describe() {
        return CsvFindings.describe(options, dialect);
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
                store,
                part,
                options,
                dialect,
                all == null ? columns : all,
                columns,
                inFiles,
                context);
    }
}
