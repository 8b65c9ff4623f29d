package io.tauro.internal.kernel;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;

/**
 * Computes one expression, a batch at a time. Thread-safe unless it says otherwise: it keeps
 * nothing between batches that a result depends on.
 */
public interface Evaluator {

    /**
     * The value for each row of the batch that counts. The vector has {@code batch.rowCount()} rows
     * and the type of the expression; at rows that are not selected it holds anything, and no error
     * comes from them.
     *
     * @throws io.tauro.error.TauroException {@code TAURO-20xx} if a selected row has no value, such
     *     as one divided by zero
     */
    ColumnVector evaluate(Batch batch);
}
