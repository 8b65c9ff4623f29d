package io.tauro.engine;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets so many queries run at once; one more waits a moment for its turn, then is refused.
 * Thread-safe.
 */
final class Admission {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final int limit;
    private final Semaphore places;

    Admission(int limit) {
        this.limit = limit;
        this.places = new Semaphore(limit, true);
    }

    /** A place that is given back once. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * @throws TauroException {@code TAURO-5004} if there is no place in time
     */
    Place enter() {
        try {
            if (places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                AtomicBoolean given = new AtomicBoolean();
                return () -> {
                    if (given.compareAndSet(false, true)) {
                        places.release();
                    }
                };
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TauroException(
                    ErrorCode.QUERY_CANCELLED,
                    "The thread was interrupted while the query waited for its turn.",
                    e);
        }
        throw new TauroException(
                ErrorCode.TOO_MANY_QUERIES,
                "There are "
                        + limit
                        + " open results already, as many as max_concurrent_queries allows. Close results "
                        + "that are read, or raise the limit.");
    }
}
