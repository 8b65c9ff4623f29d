package io.tauro.spi;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * What is known of a table, or of what a scan will deliver. Estimates.
 *
 * @param rows the number of rows
 * @param bytes the bytes that a whole scan moves
 * @param columns what is known of columns, by exact name; may lack any
 */
public record TableStatistics(
        OptionalDouble rows, OptionalDouble bytes, Map<String, ColumnStatistics> columns) {

    public static final TableStatistics UNKNOWN =
            new TableStatistics(OptionalDouble.empty(), OptionalDouble.empty(), Map.of());

    public TableStatistics {
        columns = Map.copyOf(columns);
    }

    /** So many rows, and nothing else known. */
    public static TableStatistics ofRows(double rows) {
        return new TableStatistics(OptionalDouble.of(rows), OptionalDouble.empty(), Map.of());
    }

    /** What is known of a column. */
    public ColumnStatistics column(String name) {
        return columns.getOrDefault(name, ColumnStatistics.UNKNOWN);
    }
}
