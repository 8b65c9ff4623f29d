package io.tauro.spi;

import io.tauro.data.Batch;
import org.jspecify.annotations.Nullable;

/** Reads batches once, in order. Not thread-safe; one thread reads it at a time. */
public interface BatchReader extends AutoCloseable {

    /**
     * The next batch of the scan's schema, of 1 to {@code context.batchSize()} selected rows; null
     * at the end. Not called again after null or an error.
     *
     * @throws io.tauro.error.TauroException {@code TAURO-40xx} if the source fails, {@code
     *     TAURO-5002} or {@code TAURO-5001} once the query was cancelled or its time is up
     */
    @Nullable Batch next();

    /** Releases what it holds, at once, also in the middle of reading. Idempotent; never throws. */
    @Override
    void close();
}
