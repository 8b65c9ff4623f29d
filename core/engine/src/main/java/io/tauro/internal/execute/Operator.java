package io.tauro.internal.execute;

import io.tauro.data.Batch;
import org.jspecify.annotations.Nullable;

/**
 * A running step of a plan. Not thread-safe: one thread pulls a tree of them. It asks for nothing
 * before the first {@link #next()}.
 */
interface Operator extends AutoCloseable {

    /**
     * The next batch, of 1 to the query's batch size selected rows; null at the end. Not called
     * again after an error.
     */
    @Nullable Batch next();

    /**
     * Releases what it and its inputs hold, at once, also in the middle of a batch. Idempotent;
     * never throws.
     */
    @Override
    void close();
}
