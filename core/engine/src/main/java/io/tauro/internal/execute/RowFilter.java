package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.predicate.Predicate;
import java.util.List;

/**
 * Something found out while the query runs about which rows of a scan still matter. Without effect
 * on the result: the step that found it out drops the same rows. Thread-safe.
 */
interface RowFilter {

    /**
     * Keeps the rows that may matter, in their order.
     *
     * @param values the column that it is about
     * @param rows positions in it; those that may matter are put in their place
     * @param count how many of the positions count
     * @return how many may matter
     */
    int select(ColumnVector values, int[] rows, int count);

    /**
     * The same or less, for the source: conditions that all rows that matter meet.
     *
     * @param mostValues of a list
     */
    List<Predicate> predicates(String column, int mostValues);
}
