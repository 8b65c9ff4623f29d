package io.tauro.connector.jdbc;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.Cancellation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A wait that ends with its time, and at once when the query is cancelled. */
final class Pause {

    private Pause() {}

    static void of(long nanos, Cancellation cancellation) {
        CountDownLatch stopped = new CountDownLatch(1);
        try (Cancellation.Registration registration = cancellation.onCancel(stopped::countDown)) {
            if (!stopped.await(nanos, TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TauroException(
                    ErrorCode.QUERY_CANCELLED,
                    "The query was interrupted while it waited for a source. Run it again.");
        }
        cancellation.throwIfCancelled();
    }
}
