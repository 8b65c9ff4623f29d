package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.predicate.Predicate;
import java.util.List;

/**
 * Something found out while the query runs about which rows of a scan still matter. Without effect
 * on the result: the step that found it out drops the same rows. Thread-safe.
 */
interface RowFilter {

    /** The selected rows that may matter. */
    Batch apply(Batch batch, int column);

    /** The same or less, for the source: conditions that all rows that matter meet. */
    List<Predicate> predicates(String column);
}
