package io.tauro.connector.files;

import io.tauro.connector.files.store.StoredObject;
import io.tauro.predicate.ValueOrder;
import io.tauro.spi.ColumnStatistics;
import io.tauro.spi.TableStatistics;
import io.tauro.type.Column;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What paths tell of the partition columns. */
final class PartitionStatistics {

    private PartitionStatistics() {}

    static TableStatistics add(
            TableStatistics statistics, Partitions partitions, List<StoredObject> files) {
        Map<String, ColumnStatistics> columns = new HashMap<>(statistics.columns());
        for (Column column : partitions.columns()) {
            columns.put(column.name(), of(column.name(), partitions, files));
        }
        return new TableStatistics(statistics.rows(), statistics.bytes(), columns);
    }

    private static ColumnStatistics of(
            String column, Partitions partitions, List<StoredObject> files) {
        Set<Object> distinct = new HashSet<>();
        Object min = null;
        Object max = null;
        double all = 0;
        double nulls = 0;
        for (StoredObject file : files) {
            Object value = partitions.values(file).get(column);
            all += file.size();
            if (value == null) {
                nulls += file.size();
            } else if (distinct.add(value)) {
                min = least(min, value, 1);
                max = least(max, value, -1);
            }
        }
        return new ColumnStatistics(
                OptionalDouble.of(distinct.size()),
                OptionalDouble.of(all == 0 ? 0 : nulls / all),
                Optional.ofNullable(min),
                Optional.ofNullable(max));
    }

    private static Object least(@Nullable Object bound, Object value, int direction) {
        return bound == null || ValueOrder.compare(bound, value) * direction > 0 ? value : bound;
    }
}
