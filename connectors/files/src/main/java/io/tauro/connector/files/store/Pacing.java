package io.tauro.connector.files.store;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Time, as far as attempts depend on it. Thread-safe. */
interface Pacing {

    long nanoTime();

    /** From 0 to 1. */
    double random();

    /** Waits, unless it is over before. */
    void pause(long nanos, CountDownLatch over) throws InterruptedException;

    /** The clock on the wall. */
    Pacing REAL =
            new Pacing() {
                @Override
                public long nanoTime() {
                    return System.nanoTime();
                }

                @Override
                public double random() {
                    return ThreadLocalRandom.current().nextDouble();
                }

                @Override
                @SuppressWarnings("CheckReturnValue")
                public void pause(long nanos, CountDownLatch over) throws InterruptedException {
                    boolean ignored = over.await(nanos, TimeUnit.NANOSECONDS);
                }
            };
}
