package io.tauro.connector.files.format;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the values of a column in a part of a file. It may be wider than the values,
 * never narrower.
 *
 * @param min no value is less; null if unknown. For text the bytes in UTF-8, since a shortened
 *     bound need not be text
 * @param max no value is greater; null if unknown
 * @param nulls whether there may be nulls
 * @param values whether there may be anything but nulls
 */
public record ValueRange(
        @Nullable Object min, @Nullable Object max, boolean nulls, boolean values) {

    /** Nothing is known. */
    public static final ValueRange UNKNOWN = new ValueRange(null, null, true, true);

    /** Nulls only. */
    public static final ValueRange ALL_NULL = new ValueRange(null, null, true, false);

    /** The same value in each row; null for all nulls. */
    public static ValueRange constant(@Nullable Object value) {
        return value == null ? ALL_NULL : new ValueRange(value, value, false, true);
    }
}
