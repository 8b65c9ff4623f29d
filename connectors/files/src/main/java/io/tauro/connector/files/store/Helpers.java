package io.tauro.connector.files.store;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that wait for a store in the place of others. Requests run on other ones, so that who
 * waits here never keeps what he waits for from running.
 */
final class Helpers extends ThreadPoolExecutor {

    private static final int IDLE_MILLIS = 200;
    private static final AtomicInteger THREADS = new AtomicInteger();

    Helpers(int threads) {
        super(
                threads,
                threads,
                IDLE_MILLIS,
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                Helpers::thread);
        allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "tauro-store-help-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
