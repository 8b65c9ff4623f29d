package io.tauro.connector.files.parquet;

import io.tauro.connector.files.format.FilePart;
import io.tauro.connector.files.format.FileParts;
import io.tauro.connector.files.format.ValueRanges;
import io.tauro.connector.files.parquet.ColumnNames.Way;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.predicate.Predicate;
import io.tauro.spi.BatchReader;
import io.tauro.spi.ReadContext;
import io.tauro.type.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Parquet decoder for table formats: reads files that their log names. Columns are those of the
 * files, by their names there. Keeps the footers that were used last. Thread-safe.
 */
public final class ParquetFiles {

    private final ParquetTable files;

    /**
     * @param table what the table is called in messages
     */
    public ParquetFiles(ObjectStore store, String table) {
        this.files = new ParquetTable(store, table, Way.NAME, new FooterCache());
    }

    /** The columns of a file that can be read. */
    public Schema schema(StoredObject file) {
        return files.infer(List.of(file));
    }

    /** The names of the columns of a file by the numbers that its writer gave them. */
    public Map<Integer, String> ids(StoredObject file) {
        return files.ids(file);
    }

    /** Whether a reader leaves out exactly the rows for which the filter is not true. */
    public boolean evaluates(Predicate filter) {
        return files.evaluates(filter);
    }

    /**
     * The row groups that may hold a row for which all filters are true.
     *
     * @param columns the columns that may stand in the file; one that does not is NULL
     * @param known what is known of other columns of the filters
     */
    public FileParts parts(
            StoredObject file, Schema columns, List<Predicate> filters, ValueRanges known) {
        return files.parts(file, columns, filters, known);
    }

    /**
     * Reads a row group.
     *
     * @param columns the columns to deliver, in order; may be empty
     * @param filters what each row must meet; only such as {@link #evaluates} says
     * @param inFiles the columns that may stand in the file, with those of the filters
     * @param mask which rows count; null for all
     */
    public BatchReader open(
            FilePart part,
            Schema columns,
            List<Predicate> filters,
            Schema inFiles,
            @Nullable RowMask mask,
            ReadContext context) {
        return files.open(part, columns, filters, inFiles, mask, context);
    }
}
