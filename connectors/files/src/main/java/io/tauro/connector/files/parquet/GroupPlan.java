package io.tauro.connector.files.parquet;

import io.tauro.connector.files.format.FileErrors;
import io.tauro.connector.files.format.FilePart;
import io.tauro.connector.files.parquet.Footer.Place;
import io.tauro.connector.files.parquet.Footer.RowGroup;
import io.tauro.connector.files.store.ObjectReader;
import io.tauro.connector.files.store.Span;
import io.tauro.predicate.Predicate;
import io.tauro.spi.ReadContext;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a row group are looked at, and where their pages are. What conditions leave out
 * without a look at the values is not read. Not thread-safe.
 */
final class GroupPlan {

    private final FilePart part;
    private final RowGroup group;
    private final RowRanges rows;

    /** Null if all rows are looked at. */
    private final @Nullable IndexReader indexes;

    private final Map<Integer, PageLocations> locations = new HashMap<>();

    private GroupPlan(
            FilePart part, RowGroup group, RowRanges rows, @Nullable IndexReader indexes) {
        this.part = part;
        this.group = group;
        this.rows = rows;
        this.indexes = indexes;
    }

    /**
     * The rows that may meet conditions.
     *
     * @param fields the columns that conditions speak of
     */
    static GroupPlan of(
            FilePart part,
            RowGroup group,
            Map<String, Optional<Field>> fields,
            List<Predicate> filters,
            ObjectReader file,
            ReadContext context) {
        IndexReader indexes = new IndexReader(file, context);
        GroupFilter filter = new GroupFilter(group, fields, filters, indexes, file.size());
        try {
            RowRanges rows = filter.rows();
            boolean some = rows.count() < group.rows();
            return new GroupPlan(part, group, rows, some ? indexes : null);
        } catch (MalformedData | IndexOutOfBoundsException | ArithmeticException e) {
            throw corrupt(part, filter.current(), e);
        }
    }

    private static RuntimeException corrupt(FilePart part, String column, RuntimeException e) {
        String what = e instanceof MalformedData ? e.getMessage() : "an index that makes no sense";
        return FileErrors.corrupt(
                        part.file().key(),
                        "column '" + column + "' has " + what + " (row group " + part.index() + ")",
                        e instanceof MalformedData ? null : e)
                .with("column", column);
    }

    /** The rows to look at. */
    RowRanges rows() {
        return rows;
    }

    /** Announces columns of which {@link #reader} will be asked for. */
    void announce(List<LeafColumn> leaves) {
        if (indexes == null || rows.count() == 0) {
            return;
        }
        List<Place> places = new ArrayList<>();
        for (LeafColumn leaf : leaves) {
            places.add(Footer.chunk(group, leaf).indexes().locations());
        }
        indexes.announce(places);
        for (LeafColumn leaf : leaves) {
            locate(leaf, indexes);
        }
    }

    /** Where the bytes are that are read of announced columns. */
    List<Span> spans(List<LeafColumn> leaves) {
        List<Span> spans = new ArrayList<>();
        if (rows.count() > 0) {
            for (LeafColumn leaf : leaves) {
                ChunkSpans.add(Footer.chunk(group, leaf), rows, locations.get(leaf.index()), spans);
            }
        }
        return spans;
    }

    private void locate(LeafColumn leaf, IndexReader file) {
        Place place = Footer.chunk(group, leaf).indexes().locations();
        if (!place.isKnown()) {
            return;
        }
        try {
            locations.put(
                    leaf.index(),
                    PageLocations.of(
                            file.offsetIndex(place), Footer.chunk(group, leaf), group.rows()));
        } catch (MalformedData e) {
            throw corrupt(part, leaf.name(), e);
        }
    }

    FieldReader reader(
            Field field, DataType target, Names names, ObjectReader file, ReadContext context) {
        return NestedColumns.reader(
                group, field, target, file, leaf -> locations.get(leaf.index()), names, context);
    }
}
