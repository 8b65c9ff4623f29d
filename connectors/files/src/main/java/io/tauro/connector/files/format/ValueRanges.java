package io.tauro.connector.files.format;

/** What is known of each column in a part of a file. */
@FunctionalInterface
public interface ValueRanges {

    /** What is known of a column by its name; {@link ValueRange#UNKNOWN} if nothing is. */
    ValueRange range(String column);

    /** Whether a column may have a value; asked only where the range does not say. */
    default boolean mayHave(String column, Object value) {
        return true;
    }
}
