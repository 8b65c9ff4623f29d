package io.tauro.engine;

import io.tauro.error.ErrorCode;
import io.tauro.spi.Cancellation;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Cancels queries whose time is up, from one thread that starts with the first deadline.
 * Thread-safe.
 */
final class Deadlines implements AutoCloseable {

    private final ScheduledThreadPoolExecutor timer;

    Deadlines(String context) {
        timer =
                new ScheduledThreadPoolExecutor(
                        1,
                        task -> {
                            Thread thread = new Thread(task, "tauro-deadlines-" + context);
                            thread.setDaemon(true);
                            return thread;
                        });
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(10, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    /** What is going to cancel a query. */
    interface Deadline {
        /** Lets the query go on for as long as it takes. Idempotent. */
        void lift();
    }

    /** Cancels after so long, unless the deadline is lifted before. */
    Deadline cancelAfter(Duration limit, Cancellation cancellation) {
        String text =
                "The query took longer than "
                        + limit.toMillis()
                        + " ms, its limit. Ask for less, or raise the timeout (query_timeout).";
        Future<?> task =
                timer.schedule(
                        () -> cancellation.cancel(ErrorCode.QUERY_TIMEOUT, text),
                        limit.toNanos(),
                        TimeUnit.NANOSECONDS);
        return () -> task.cancel(false);
    }

    /** How many are still to come. */
    int pending() {
        return timer.getQueue().size();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
