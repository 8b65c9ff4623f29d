package io.tauro.connector.files.parquet;

import org.jspecify.annotations.Nullable;

/**
 * Which rows of a row group count.
 *
 * @param mask which rows of the file do; null for all
 * @param start where in the file the row group begins
 */
record MaskedRows(@Nullable RowMask mask, long start) {

    boolean leavesOut() {
        return mask != null;
    }

    /**
     * Keeps the rows that count at the front of the selection.
     *
     * @param first the row of the row group that the selection is relative to
     */
    int select(long first, int[] selection, int count) {
        return mask == null ? count : mask.select(start + first, selection, count);
    }
}
