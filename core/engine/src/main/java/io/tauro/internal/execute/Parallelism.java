package io.tauro.internal.execute;

import org.jspecify.annotations.Nullable;

/**
 * How many threads a query may have.
 *
 * @param pool that lends them; null for none but the thread that reads
 * @param threads the most that work on one pipeline, the reading one included
 * @param minRows a pipeline that is expected to have fewer rows stays on the reading thread
 */
public record Parallelism(@Nullable WorkerPool pool, int threads, double minRows) {

    /** All work on the thread that reads. */
    public static final Parallelism NONE = new Parallelism(null, 1, Double.MAX_VALUE);

    /** The most threads that a pool lends, and the reading one. */
    public static Parallelism of(WorkerPool pool, double minRows) {
        return new Parallelism(pool, pool.threads() + 1, minRows);
    }
}
