package io.tauro.connector.jdbc;

import io.tauro.spi.ConnectionMetrics;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Counts what is done at a source. Thread-safe. */
final class Activity {

    private final LongAdder statements = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    void sent() {
        statements.increment();
    }

    void retried() {
        retries.increment();
    }

    void notConnected() {
        failures.increment();
    }

    void refused() {
        refused.increment();
    }

    /** Counts the time that something takes. */
    void waiting(Runnable wait) {
        long start = System.nanoTime();
        try {
            wait.run();
        } finally {
            waited(System.nanoTime() - start);
        }
    }

    void waited(long elapsed) {
        nanos.add(elapsed);
    }

    ConnectionMetrics metrics(int inUse, int open, boolean resting) {
        return new ConnectionMetrics(
                statements.sum(),
                retries.sum(),
                failures.sum(),
                refused.sum(),
                Duration.ofNanos(nanos.sum()),
                inUse,
                open,
                resting);
    }
}
