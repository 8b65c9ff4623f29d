package io.tauro.spi;

import io.tauro.data.ColumnVector;

/**
 * Leaves out rows of which the query has found out that they do not matter to it. It looks at one
 * column, and may let rows pass that do not matter either. Thread-safe.
 */
public interface DynamicFilter {

    /** The column of the scan that it looks at, by its exact name. */
    String column();

    /**
     * Keeps the rows that may matter, in their order.
     *
     * @param values the column
     * @param rows positions in it; those that may matter are put in their place
     * @param count how many of the positions count
     * @return how many may matter
     */
    int select(ColumnVector values, int[] rows, int count);
}
