package io.tauro.connector.files.format;

import io.tauro.connector.files.store.StoredObject;
import io.tauro.data.Batch;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Reason;
import io.tauro.spi.TableStatistics;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What tables of text have in common: files that say nothing about their columns, and values that
 * are known only by reading all that is before them.
 */
public abstract class TextTable implements FormatTable {

    private static final Logger LOG = LoggerFactory.getLogger(TextTable.class);

    private final String table;
    private final String format;
    private final TextParts parts;

    /**
     * @param table what the table is called in messages: its path
     * @param format what the format is called in messages
     * @param parts into which parts files are cut
     */
    protected TextTable(String table, String format, TextParts parts) {
        this.parts = parts;
        this.table = table;
        this.format = format;
    }

    /** The rows of all files, by a look at the first; negative if unknown. */
    protected abstract double estimateRows(List<StoredObject> files);

    /** Inferred columns, of which there must be some. */
    protected final Schema requireColumns(Schema inferred, List<StoredObject> files, String none) {
        if (inferred.size() > 0) {
            LOG.info(
                    "Table '{}' has {} columns by a sample of its {} files",
                    table,
                    inferred.size(),
                    format);
            LOG.debug("Columns of table '{}': {}", table, inferred);
            return inferred;
        }
        throw new TauroException(
                ErrorCode.FILE_CORRUPT,
                "The files of table '"
                        + table
                        + "' have "
                        + none
                        + ". Declare the columns in the schema of the table.",
                Map.of("file", files.get(0).key()),
                null);
    }

    /** Declared columns, all of which must be of types that the format can hold. */
    protected final void requireTypes(
            Schema declared, Predicate<DataType> canRead, String alternative) {
        for (Column column : declared.columns()) {
            if (!canRead.test(column.type())) {
                throw new TauroException(
                        ErrorCode.NOT_SUPPORTED,
                        "Column '"
                                + column.name()
                                + "' of table '"
                                + table
                                + "' cannot be "
                                + column.type()
                                + " in "
                                + format
                                + ". Declare it "
                                + alternative
                                + ".",
                        Map.of("column", column.name()),
                        null);
            }
        }
    }

    @Override
    public final Optional<String> reasonNotToSkipBy(DataType type) {
        return Optional.of(
                new Reason(
                                format + " files have no statistics",
                                "a condition on a partition column, or Parquet files,")
                        .toString());
    }

    @Override
    public final FileParts parts(
            StoredObject file,
            Schema columns,
            List<io.tauro.predicate.Predicate> filters,
            ValueRanges known) {
        int count = canCut(file) ? parts.count(file) : 1;
        List<FilePart> wanted = new ArrayList<>();
        if (RangeTest.mayHold(filters, known)) {
            for (int i = 0; i < count; i++) {
                wanted.add(new FilePart(file, i, count == 1));
            }
        }
        return new FileParts(wanted, count, count == 1 ? "" : "parts");
    }

    /** Whether records can be found from the middle of a file on, as far as its name tells. */
    protected abstract boolean canCut(StoredObject file);

    /** Reads a part of which all turns out to be in another one. */
    protected static BatchReader nothing() {
        return new Nothing();
    }

    private record Nothing() implements BatchReader {

        @Override
        public @Nullable Batch next() {
            return null;
        }

        @Override
        public void close() {}
    }

    @Override
    public final TableStatistics statistics(List<StoredObject> files, Schema columns) {
        double bytes = files.stream().mapToDouble(StoredObject::size).sum();
        double rows = estimateRows(files);
        return new TableStatistics(
                rows < 0 ? OptionalDouble.empty() : OptionalDouble.of(rows),
                OptionalDouble.of(bytes),
                Map.of());
    }
}
