package io.tauro.connector.delta;

import io.tauro.connector.files.format.ValueRange;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A file of a table at one version. Immutable.
 *
 * @param key where it is
 * @param size its length in bytes, as the log says
 * @param values the values of columns that the log has, by their names
 * @param statistics what the log knows of the others
 * @param rows which of its rows count
 */
record DataFile(
        String key,
        long size,
        Map<String, @Nullable Object> values,
        FileStatistics statistics,
        CountedRows rows) {

    /** How many rows count, if that is known. */
    OptionalLong count() {
        OptionalLong all = statistics.rows();
        return all.isEmpty() ? all : rows.count(all.getAsLong());
    }

    /** What is known of a column. */
    ValueRange range(DeltaColumn column) {
        return values.containsKey(column.name())
                ? ValueRange.constant(values.get(column.name()))
                : statistics.range(column);
    }

    /** Bytes of all of some files. */
    static double bytes(List<DataFile> files) {
        return files.stream().mapToDouble(DataFile::size).sum();
    }
}
