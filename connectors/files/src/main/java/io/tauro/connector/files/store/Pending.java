package io.tauro.connector.files.store;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a request will bring. It ends once: with that, with a failure, or abandoned. Thread-safe.
 */
final class Pending<T> {

    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable T value;
    private @Nullable Throwable failure;
    private @Nullable Runnable release;
    private @Nullable Runnable atEnd;
    private boolean abandoned;
    private boolean ended;

    /** Open as long as somebody may still want it. */
    CountDownLatch over() {
        return over;
    }

    synchronized void complete(T result) {
        if (over.getCount() > 0) {
            value = result;
            over.countDown();
        }
    }

    synchronized void fail(Throwable reason) {
        if (over.getCount() > 0) {
            failure = reason;
            over.countDown();
        }
    }

    boolean isOver() {
        return over.getCount() == 0;
    }

    synchronized boolean isAbandoned() {
        return abandoned;
    }

    /** Says what ends the request that runs; null if there is nothing to end. */
    void releasedBy(@Nullable Runnable action) {
        boolean tooLate;
        synchronized (this) {
            release = action;
            tooLate = abandoned;
        }
        if (tooLate && action != null) {
            action.run();
        }
    }

    /** Nobody waits for it any more; who does gets this failure. */
    void abandon(Throwable reason) {
        Runnable action;
        synchronized (this) {
            if (abandoned || (over.getCount() == 0 && release == null)) {
                return;
            }
            abandoned = true;
            action = release;
        }
        fail(reason);
        if (action != null) {
            action.run();
        }
    }

    /** Runs this once the request is not worked on any more, however that came. */
    void whenEnded(Runnable action) {
        boolean now;
        synchronized (this) {
            atEnd = action;
            now = ended;
        }
        if (now) {
            action.run();
        }
    }

    /** Nobody works on the request any more. Called once. */
    void end() {
        Runnable action;
        synchronized (this) {
            ended = true;
            action = atEnd;
        }
        if (action != null) {
            action.run();
        }
    }

    /** Waits; false if it did not end within this time. */
    boolean await(long nanos) throws InterruptedException {
        return over.await(nanos, TimeUnit.NANOSECONDS);
    }

    /** What it ended with, if not with a failure. */
    synchronized @Nullable T value() {
        return value;
    }

    synchronized @Nullable Throwable failure() {
        return failure;
    }
}
