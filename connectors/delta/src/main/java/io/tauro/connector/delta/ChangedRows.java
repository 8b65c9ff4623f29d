package io.tauro.connector.delta;

import io.tauro.connector.files.parquet.RowMask;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a file whose deletion vector was changed: those that are deleted by one, and were not by
 * the other.
 *
 * @param by deletes the rows
 * @param notBy does not; null if it deletes none
 */
record ChangedRows(DeletionVector by, @Nullable DeletionVector notBy) implements CountedRows {

    @Override
    public OptionalLong count(long all) {
        return OptionalLong.empty();
    }

    @Override
    public RowMask mask() {
        return (first, selection, count) -> {
            int left = 0;
            for (int i = 0; i < count; i++) {
                long row = first + selection[i];
                if (by.isDeleted(row) && (notBy == null || !notBy.isDeleted(row))) {
                    selection[left++] = selection[i];
                }
            }
            return left;
        };
    }
}
