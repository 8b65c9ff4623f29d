package io.tauro.connector.files.csv;

import io.tauro.connector.files.format.FilePart;
import io.tauro.connector.files.format.FileParts;
import io.tauro.connector.files.format.FormatTable;
import io.tauro.connector.files.format.RangeTest;
import io.tauro.connector.files.format.TextValues;
import io.tauro.connector.files.format.ValueRanges;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.predicate.Predicate;
import io.tauro.spi.BatchReader;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Reason;
import io.tauro.spi.TableStatistics;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The CSV files of one table. A file is one part: where its records begin is known only by reading
 * from the start.
 */
final class CsvTable implements FormatTable {

    private final ObjectStore store;
    private final String table;
    private final CsvOptions options;
    private volatile @Nullable Schema schema;

    CsvTable(ObjectStore store, String table, CsvOptions options) {
        this.store = store;
        this.table = table;
        this.options = options;
    }

    @Override
    public Schema infer(List<StoredObject> files) {
        Schema inferred = new CsvInference(store, options).infer(files);
        if (inferred.size() == 0) {
            throw new TauroException(
                    ErrorCode.FILE_CORRUPT,
                    "The files of table '"
                            + table
                            + "' have no header and no record. Declare the columns in the schema of the table.",
                    Map.of("file", files.get(0).key()),
                    null);
        }
        schema = inferred;
        return inferred;
    }

    @Override
    public Schema check(Schema declared, List<StoredObject> files) {
        for (Column column : declared.columns()) {
            if (!TextValues.canParse(column.type())) {
                throw new TauroException(
                        ErrorCode.NOT_SUPPORTED,
                        "Column '"
                                + column.name()
                                + "' of table '"
                                + table
                                + "' cannot be "
                                + column.type()
                                + " in CSV. Declare it VARCHAR.",
                        Map.of("column", column.name()),
                        null);
            }
        }
        if (options.header()) {
            new CsvInference(store, options).requireColumns(declared, files);
        }
        schema = declared;
        return declared;
    }

    @Override
    public Optional<String> reasonNotToSkipBy(DataType type) {
        return Optional.of(
                new Reason(
                                "CSV files have no statistics",
                                "a condition on a partition column, or Parquet files,")
                        .toString());
    }

    @Override
    public FileParts parts(
            StoredObject file, Schema columns, List<Predicate> filters, ValueRanges known) {
        boolean wanted = RangeTest.mayHold(filters, known);
        return new FileParts(wanted ? List.of(new FilePart(file, 0, true)) : List.of(), 1, "");
    }

    @Override
    public TableStatistics statistics(List<StoredObject> files, Schema columns) {
        double bytes = files.stream().mapToDouble(StoredObject::size).sum();
        double rows = new CsvInference(store, options).estimateRows(files);
        return new TableStatistics(
                rows < 0 ? OptionalDouble.empty() : OptionalDouble.of(rows),
                OptionalDouble.of(bytes),
                Map.of());
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
