package io.tauro.connector.files.parquet;

/**
 * Which rows of a file count, by their position in it, from 0. A table format whose log says that
 * some rows are deleted has one for each such file. Thread-safe.
 */
@FunctionalInterface
public interface RowMask {

    /**
     * Keeps the rows that count, in their order, at the front of the selection.
     *
     * @param first the position in the file of row 0
     * @param selection rows, ascending, relative to the first
     * @param count how many are selected
     * @return how many are left
     */
    int select(long first, int[] selection, int count);
}
