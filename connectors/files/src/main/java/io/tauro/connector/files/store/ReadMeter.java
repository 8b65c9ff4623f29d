package io.tauro.connector.files.store;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Counts what is read of a store. Thread-safe. */
final class ReadMeter {

    private final LongAdder requests = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder waited = new LongAdder();

    void requested() {
        requests.increment();
    }

    void received(int count) {
        bytes.add(count);
    }

    void waited(long nanos) {
        waited.add(nanos);
    }

    StoreReads reads(long mostAhead) {
        return new StoreReads(
                requests.sum(), bytes.sum(), Duration.ofNanos(waited.sum()), mostAhead);
    }
}
