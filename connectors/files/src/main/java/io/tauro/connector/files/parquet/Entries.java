package io.tauro.connector.files.parquet;

import io.tauro.data.ColumnVector;
import org.jspecify.annotations.Nullable;

/**
 * The entries of some records of a value column.
 *
 * @param repetition the levels; of no meaning if the column is in no list
 * @param definition the levels; of no meaning if the column always has a value
 * @param from the position of the first entry
 * @param to the position behind the last one
 * @param values a row for each value or null; null if they are not wanted
 */
record Entries(
        int[] repetition, int[] definition, int from, int to, @Nullable ColumnVector values) {

    int size() {
        return to - from;
    }
}
