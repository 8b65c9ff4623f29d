package io.tauro.memory;

import io.tauro.data.Batch;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.TableStatistics;
import io.tauro.type.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows in memory, as batches of columns. Immutable and thread-safe: what was given is copied, and
 * changes to it are not seen.
 *
 * <p>Values are objects of the columns' {@code javaType()}; numbers of another class are taken
 * where they fit, an {@code Instant} for a TIMESTAMP WITH TIME ZONE, an enum for text, a record for
 * a ROW, and text in ISO form for dates, times, timestamps and UUIDs. A value that does not fit its
 * column is {@code TAURO-2005}, with the names of the column and of the two types.
 */
public final class MemoryTable {

    private final Schema schema;
    private final List<Batch> chunks;
    private final long rowCount;
    private volatile @Nullable TableStatistics statistics;

    private MemoryTable(Schema schema, List<Batch> chunks) {
        this.schema = schema;
        this.chunks = List.copyOf(chunks);
        this.rowCount = chunks.stream().mapToLong(Batch::selectedCount).sum();
    }

    /** Rows of these columns: each a value or null for each column, in order. */
    public static MemoryTable of(Schema schema, List<? extends List<?>> rows) {
        return new MemoryTable(schema, Rows.chunks(schema, rows));
    }

    /** Rows of these columns: each a value or null for each column, in order. */
    public static MemoryTable of(Schema schema, Object[]... rows) {
        return of(schema, Arrays.stream(rows).map(Arrays::asList).toList());
    }

    /** Batches of these columns, which are not copied; empty ones are left out. */
    public static MemoryTable ofBatches(Schema schema, List<Batch> batches) {
        for (Batch batch : batches) {
            if (batch.columnCount() != schema.size()) {
                throw new TauroException(
                        ErrorCode.INVALID_ARGUMENT,
                        "A batch has "
                                + batch.columnCount()
                                + " columns and the schema "
                                + schema.size()
                                + ". Make them alike.");
            }
        }
        return new MemoryTable(
                schema, batches.stream().filter(batch -> batch.selectedCount() > 0).toList());
    }

    /**
     * A row for each record, a column for each component, under its name. Primitive components are
     * not null; enums are VARCHAR, lists ARRAY, maps MAP, nested records ROW; {@code BigDecimal}
     * and {@code BigInteger} are DECIMAL(38, s), s being the greatest scale found.
     */
    public static <T extends Record> MemoryTable ofRecords(
            List<? extends T> records, Class<T> type) {
        Schema schema = new Schema(RecordShape.columns(type, records));
        return of(schema, records.stream().map(RecordShape::values).toList());
    }

    /**
     * A row for each map, a column for each key, in the order in which they first appear; a key
     * that is not there is null. Whole numbers of a column take its widest type, DECIMAL if one is
     * a decimal, and DOUBLE if one is a floating point number; a column of nulls alone is VARCHAR.
     *
     * @throws TauroException {@code TAURO-2005} if the values of a column are of types that have
     *     nothing in common
     */
    public static MemoryTable ofMaps(List<? extends Map<String, ?>> maps) {
        List<String> names =
                maps.stream().flatMap(map -> map.keySet().stream()).distinct().toList();
        return inferred(names, maps.stream().map(map -> Rows.row(names, map::get)).toList());
    }

    /**
     * A row for each array, of columns of these names; types as for {@link #ofMaps}.
     *
     * @throws TauroException {@code TAURO-2005} if the values of a column are of types that have
     *     nothing in common
     */
    public static MemoryTable ofArrays(List<String> names, Object[][] rows) {
        return inferred(names, Arrays.stream(rows).map(Arrays::asList).toList());
    }

    private static MemoryTable inferred(List<String> names, List<? extends List<?>> rows) {
        return of(TypeInference.schema(names, rows), rows);
    }

    /** The columns. */
    public Schema schema() {
        return schema;
    }

    /** The number of rows. */
    public long rowCount() {
        return rowCount;
    }

    /** The rows, in order; each batch has at least one. */
    public List<Batch> chunks() {
        return chunks;
    }

    /**
     * Exact statistics, computed at the first call. Distinct values are counted up to a bound, and
     * unknown above it.
     */
    public TableStatistics statistics() {
        TableStatistics known = statistics;
        if (known == null) {
            known = ExactStatistics.of(schema, chunks, rowCount);
            statistics = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return rowCount + " rows " + schema;
    }
}
