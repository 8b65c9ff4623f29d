package io.tauro.connector.files.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that jumps over pauses and remembers them. Thread-safe. */
final class TestPacing implements Pacing {

    private final AtomicLong now = new AtomicLong();
    private final List<Long> pauses = Collections.synchronizedList(new ArrayList<>());

    @Override
    public long nanoTime() {
        return now.get();
    }

    /** The longest pause. */
    @Override
    public double random() {
        return 1;
    }

    @Override
    public void pause(long nanos, CountDownLatch over) {
        pauses.add(nanos / 1_000_000);
        advance(nanos);
    }

    void advance(long nanos) {
        now.addAndGet(nanos);
    }

    /** In milliseconds. */
    List<Long> pauses() {
        return List.copyOf(pauses);
    }
}
