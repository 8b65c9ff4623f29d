package io.tauro.connector.files.parquet;

import io.tauro.connector.files.format.RangeTest;
import io.tauro.connector.files.format.ValueRange;
import io.tauro.connector.files.format.ValueRanges;
import io.tauro.connector.files.parquet.Footer.Chunk;
import io.tauro.connector.files.parquet.Footer.Place;
import io.tauro.connector.files.parquet.Footer.RowGroup;
import io.tauro.predicate.Predicate;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.Statistics;

/**
 * Finds out which rows of a row group may matter, by Bloom filters and the indexes of pages. What
 * it leaves out no condition would have left. Not thread-safe.
 */
final class GroupFilter {

    /** For more values than this nobody looks into a Bloom filter that is read piece by piece. */
    private static final int MOST_LOOKS = 200;

    private final RowGroup group;
    private final Map<String, Optional<Field>> fields;
    private final List<Predicate> filters;
    private final IndexReader file;
    private final long fileSize;
    private final Map<String, Optional<BloomFilter>> blooms = new HashMap<>();
    private final Map<String, Pages> pages = new HashMap<>();
    private final Map<List<Object>, Boolean> looked = new HashMap<>();
    private int looks;

    /** The column that was looked at last, for errors. */
    private String current = "";

    /** What is known of the pages of a column. */
    private record Pages(PageLocations locations, List<ValueRange> ranges) {}

    /**
     * @param fields the columns that filters may speak of; others are not known
     */
    GroupFilter(
            RowGroup group,
            Map<String, Optional<Field>> fields,
            List<Predicate> filters,
            IndexReader file,
            long fileSize) {
        this.group = group;
        this.fields = fields;
        this.filters = filters;
        this.file = file;
        this.fileSize = fileSize;
    }

    String current() {
        return current;
    }

    /** The rows for which all filters may be true. */
    RowRanges rows() {
        if (filters.isEmpty()) {
            return RowRanges.all(group.rows());
        }
        if (!RangeTest.mayHold(filters, ranges(0, false))) {
            return RowRanges.all(0);
        }
        readPages();
        if (pages.isEmpty()) {
            return RowRanges.all(group.rows());
        }
        TreeSet<Long> starts = new TreeSet<>();
        for (Pages one : pages.values()) {
            for (int page = 0; page < one.locations().count(); page++) {
                starts.add(one.locations().firstRow(page));
            }
        }
        RowRanges.Builder rows = new RowRanges.Builder();
        for (long start : starts) {
            Long next = starts.higher(start);
            long end = next == null ? group.rows() : next;
            if (start < end && RangeTest.mayHold(filters, ranges(start, true))) {
                rows.add(start, end);
            }
        }
        return rows.build();
    }

    private Optional<Chunk> chunk(String column) {
        Optional<Field> field = fields.get(column);
        current = column;
        return field == null
                ? Optional.empty()
                : field.flatMap(Field::flat).map(leaf -> Footer.chunk(group, leaf));
    }

    private ValueRanges ranges(long row, boolean ofPages) {
        return new ValueRanges() {
            @Override
            public ValueRange range(String column) {
                Pages known = ofPages ? pages.get(column) : null;
                if (known != null) {
                    return known.ranges().get(known.locations().pageOf(row));
                }
                Optional<Field> field = fields.get(column);
                return field != null && field.isEmpty()
                        ? ValueRange.ALL_NULL
                        : chunk(column).map(Chunk::range).orElse(ValueRange.UNKNOWN);
            }

            @Override
            public boolean mayHave(String column, Object value) {
                return mayHaveValue(column, value);
            }
        };
    }

    private boolean mayHaveValue(String column, Object value) {
        Optional<LeafColumn> leaf =
                fields.getOrDefault(column, Optional.empty()).flatMap(Field::flat);
        if (leaf.isEmpty() || looks >= MOST_LOOKS) {
            return true;
        }
        Place place = Footer.chunk(group, leaf.get()).indexes().bloom();
        if (!place.isKnown()) {
            return true;
        }
        Optional<byte[]> bytes = PlainBytes.of(leaf.get().kind(), value);
        if (bytes.isEmpty()) {
            return true;
        }
        Boolean known = looked.get(List.of(column, value));
        if (known != null) {
            return known;
        }
        current = column;
        looks++;
        boolean may = mayHave(column, place, bytes.get());
        looked.put(List.of(column, value), may);
        return may;
    }

    private boolean mayHave(String column, Place place, byte[] value) {
        return blooms.computeIfAbsent(column, name -> BloomFilter.read(file, place, fileSize))
                .map(bloom -> bloom.mayHave(value))
                .orElse(true);
    }

    private void readPages() {
        List<Place> places = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Predicate filter : filters) {
            for (String column : filter.columns()) {
                chunk(column)
                        .map(Chunk::indexes)
                        .filter(one -> one.pages().isKnown() && one.locations().isKnown())
                        .ifPresent(
                                one -> {
                                    names.add(column);
                                    places.add(one.pages());
                                    places.add(one.locations());
                                });
            }
        }
        file.announce(places);
        for (String column : names) {
            if (!pages.containsKey(column)) {
                current = column;
                fields.getOrDefault(column, Optional.empty())
                        .flatMap(Field::flat)
                        .ifPresent(leaf -> pages.put(column, pages(leaf)));
            }
        }
    }

    private Pages pages(LeafColumn leaf) {
        Chunk chunk = Footer.chunk(group, leaf);
        ColumnIndex index = file.columnIndex(chunk.indexes().pages());
        PageLocations locations =
                PageLocations.of(
                        file.offsetIndex(chunk.indexes().locations()), chunk, group.rows());
        int count = locations.count();
        boolean fits =
                index.getNull_pages().size() == count
                        && index.getMin_values().size() == count
                        && index.getMax_values().size() == count
                        && (!index.isSetNull_counts() || index.getNull_counts().size() == count);
        if (!fits) {
            throw new MalformedData("a page index that contradicts itself");
        }
        List<ValueRange> ranges = new ArrayList<>();
        for (int page = 0; page < count; page++) {
            ranges.add(range(leaf, index, page, locations.rows(page), chunk.indexes().ordered()));
        }
        return new Pages(locations, ranges);
    }

    private static ValueRange range(
            LeafColumn leaf, ColumnIndex index, int page, long rows, boolean ordered) {
        if (index.getNull_pages().get(page)) {
            return ValueRange.ALL_NULL;
        }
        Statistics statistics = new Statistics();
        if (ordered) {
            statistics.setMin_value(bytes(index.getMin_values().get(page)));
            statistics.setMax_value(bytes(index.getMax_values().get(page)));
        }
        if (index.isSetNull_counts()) {
            statistics.setNull_count(index.getNull_counts().get(page));
        }
        return new ChunkStatistics(leaf, statistics, ordered, rows).range();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
