package io.tauro.connector.files.json;

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

/**
 * The JSON files of one table. A file is one part: whether a line begins a record is known only by
 * reading from the start.
 */
final class JsonTable implements FormatTable {

    private final ObjectStore store;
    private final String table;
    private final JsonOptions options;

    JsonTable(ObjectStore store, String table, JsonOptions options) {
        this.store = store;
        this.table = table;
        this.options = options;
    }

    @Override
    public Schema infer(List<StoredObject> files) {
        Schema inferred = new JsonInference(store, options).infer(files);
        if (inferred.size() == 0) {
            throw new TauroException(
                    ErrorCode.FILE_CORRUPT,
                    "The files of table '"
                            + table
                            + "' have no record with a field. Declare the columns in the schema of the table.",
                    Map.of("file", files.get(0).key()),
                    null);
        }
        return inferred;
    }

    @Override
    public Schema check(Schema declared, List<StoredObject> files) {
        for (Column column : declared.columns()) {
            if (!canRead(column.type())) {
                throw new TauroException(
                        ErrorCode.NOT_SUPPORTED,
                        "Column '"
                                + column.name()
                                + "' of table '"
                                + table
                                + "' cannot be "
                                + column.type()
                                + " in JSON. Declare it JSON.",
                        Map.of("column", column.name()),
                        null);
            }
        }
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
    public Optional<String> reasonNotToSkipBy(DataType type) {
        return Optional.of(
                new Reason(
                                "JSON files have no statistics",
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
        double rows = new JsonInference(store, options).estimateRows(files);
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
        return new JsonBatchReader(store, part.file(), options, columns, inFiles, context);
    }
}
