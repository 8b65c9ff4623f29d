package io.tauro.internal.kernel;

import io.tauro.data.Batch;

/** Leaves the rows of a batch for which a condition is true. Thread-safe. */
public interface BatchFilter {

    /**
     * The same columns, of which those rows count that counted before and meet the condition.
     *
     * @throws io.tauro.error.TauroException {@code TAURO-20xx} if the condition has no value for a
     *     selected row
     */
    Batch apply(Batch batch);
}
