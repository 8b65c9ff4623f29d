package io.tauro.connector.delta;

import io.tauro.connector.files.format.ValueRange;
import io.tauro.predicate.ValueOrder;
import io.tauro.spi.ColumnStatistics;
import io.tauro.spi.TableStatistics;
import io.tauro.type.DataType;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the log tells of a table as a whole. */
final class DeltaStatistics {

    /** Of so many files the statistics of columns are looked at. */
    private static final int SAMPLED = 2000;

    private DeltaStatistics() {}

    static TableStatistics of(List<DataFile> files, DeltaColumns columns) {
        List<DataFile> sampled = files.subList(0, Math.min(files.size(), SAMPLED));
        Map<String, ColumnStatistics> known = new HashMap<>();
        for (DeltaColumn column : columns.byName().values()) {
            known.put(column.name(), column(sampled, column, sampled.size() == files.size()));
        }
        return new TableStatistics(rows(files), OptionalDouble.of(DataFile.bytes(files)), known);
    }

    /** How many rows files have; those of which it is not known as many as others by their size. */
    static OptionalDouble rows(List<DataFile> files) {
        double rows = 0;
        double bytes = 0;
        double unknown = 0;
        for (DataFile file : files) {
            OptionalLong count = file.count();
            if (count.isPresent()) {
                rows += count.getAsLong();
                bytes += file.size();
            } else {
                unknown += file.size();
            }
        }
        if (unknown > 0 && bytes == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(unknown == 0 ? rows : rows * (1 + unknown / bytes));
    }

    private static ColumnStatistics column(
            List<DataFile> files, DeltaColumn column, boolean complete) {
        Object min = null;
        Object max = null;
        boolean bounded = complete;
        double all = 0;
        double nulls = 0;
        Set<Object> distinct = new HashSet<>();
        for (DataFile file : files) {
            ValueRange range = file.range(column);
            long count = file.count().orElse(0);
            all += count;
            if (!range.values()) {
                nulls += count;
                continue;
            }
            nulls += Math.min(count, file.statistics().nulls(column).orElse(0));
            bounded &= range.min() != null && range.max() != null;
            if (bounded && range.min() != null && range.max() != null) {
                min = least(min, range.min(), 1);
                max = least(max, range.max(), -1);
            }
            if (column.place() == DeltaColumn.Place.LOG && range.min() != null) {
                distinct.add(range.min());
            }
        }
        return new ColumnStatistics(
                column.place() == DeltaColumn.Place.LOG && complete
                        ? OptionalDouble.of(distinct.size())
                        : OptionalDouble.empty(),
                all == 0 ? OptionalDouble.empty() : OptionalDouble.of(nulls / all),
                bounded ? value(column.column().type(), min) : Optional.empty(),
                bounded ? value(column.column().type(), max) : Optional.empty());
    }

    private static Object least(@Nullable Object bound, Object value, int direction) {
        return bound == null || ValueOrder.compare(bound, value) * direction > 0 ? value : bound;
    }

    /** Bounds of text are bytes, which need not be text any more. */
    private static Optional<Object> value(DataType type, @Nullable Object bound) {
        if (bound instanceof byte[] bytes && type.kind().isText()) {
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        }
        return Optional.ofNullable(bound);
    }
}
