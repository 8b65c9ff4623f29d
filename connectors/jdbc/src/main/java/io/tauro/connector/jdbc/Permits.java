package io.tauro.connector.jdbc;

import io.tauro.spi.Cancellation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * So many may use a source at once; the others wait in the order in which they came, each until its
 * time or its query ends. Thread-safe.
 */
final class Permits {

    private final Deque<Waiter> waiting = new ArrayDeque<>();
    private int free;

    private static final class Waiter {
        private final CountDownLatch told = new CountDownLatch(1);
        private boolean admitted;
    }

    Permits(int all) {
        this.free = all;
    }

    /** A permit, if one is free and nobody waits for it. */
    boolean tryAcquire() {
        return tryAcquire(0);
    }

    /** The same, if so many are left. */
    synchronized boolean tryAcquire(long left) {
        if (free <= left || !waiting.isEmpty()) {
            return false;
        }
        free--;
        return true;
    }

    /** Waits for a permit; false if there was none in time, or the wait has ended otherwise. */
    boolean acquire(long nanos, Cancellation cancellation) throws InterruptedException {
        Waiter waiter = new Waiter();
        synchronized (this) {
            if (tryAcquire()) {
                return true;
            }
            waiting.add(waiter);
        }
        try (Cancellation.Registration registration =
                cancellation.onCancel(waiter.told::countDown)) {
            waiter.told.await(nanos, TimeUnit.NANOSECONDS);
            return leave(waiter);
        } catch (InterruptedException e) {
            if (leave(waiter)) {
                release();
            }
            throw e;
        }
    }

    /** Whether a waiter has got a permit. */
    private synchronized boolean leave(Waiter waiter) {
        waiting.remove(waiter);
        return waiter.admitted;
    }

    synchronized void release() {
        Waiter next = waiting.poll();
        if (next == null) {
            free++;
        } else {
            next.admitted = true;
            next.told.countDown();
        }
    }

    /** Ends all waits. */
    synchronized void wake() {
        waiting.forEach(waiter -> waiter.told.countDown());
    }

    /** Whether somebody waits for one. */
    synchronized boolean isWanted() {
        return !waiting.isEmpty();
    }

    synchronized int free() {
        return free;
    }
}
