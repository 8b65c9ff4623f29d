package io.tauro.spi;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of the values of a column. Estimates.
 *
 * @param distinct the number of different values that are not null
 * @param nullFraction the share of nulls, 0 to 1
 * @param min the least value, of the column's {@code javaType()}
 * @param max the greatest value
 */
public record ColumnStatistics(
        OptionalDouble distinct,
        OptionalDouble nullFraction,
        Optional<Object> min,
        Optional<Object> max) {

    public static final ColumnStatistics UNKNOWN =
            new ColumnStatistics(
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    Optional.empty(),
                    Optional.empty());
}
