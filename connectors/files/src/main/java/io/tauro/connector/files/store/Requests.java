package io.tauro.connector.files.store;

import io.tauro.connector.files.store.RemoteFailure.Kind;
import io.tauro.spi.ConnectionMetrics;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Runs requests on threads of its own, so that nobody who waits for one has to wait for its end,
 * and tries again what failed in passing: after pauses that double and are partly random, for so
 * often and so long as the settings say. Thread-safe.
 */
final class Requests implements AutoCloseable {

    /** How long a thread without work stays; to make one costs less than a request. */
    private static final int IDLE_MILLIS = 200;

    private static final AtomicInteger THREADS = new AtomicInteger();

    private final RemoteSettings settings;
    private final Pacing pacing;
    private final ThreadPoolExecutor executor;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<Pending<?>> unfinished = ConcurrentHashMap.newKeySet();
    private final AtomicLong attempts = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong waited = new AtomicLong();
    private final AtomicInteger running = new AtomicInteger();

    Requests(RemoteSettings settings, Pacing pacing) {
        this.settings = settings;
        this.pacing = pacing;
        this.executor =
                new ThreadPoolExecutor(
                        settings.requests(),
                        settings.requests(),
                        IDLE_MILLIS,
                        TimeUnit.MILLISECONDS,
                        new LinkedBlockingQueue<>(),
                        Requests::thread);
        executor.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "tauro-store-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** How many more could run at once. */
    int idle() {
        return settings.requests() - unfinished.size();
    }

    /** How many are to be left to those who wait for what they have asked for. */
    int reserve() {
        return settings.requests() / 4;
    }

    /** Starts a request; what it waits in vain ends with {@link Pending#abandon}. */
    <T> Pending<T> submit(Attempt<T> attempt) {
        Pending<T> pending = new Pending<>();
        submit(attempt, settings.attempts(), pending);
        return pending;
    }

    /** The same for one that has been made. */
    <T> void submit(Attempt<T> attempt, Pending<T> pending) {
        submit(attempt, settings.attempts(), pending);
    }

    /** The same for one that is tried at most so often, and has been made. */
    <T> void submit(Attempt<T> attempt, int most, Pending<T> pending) {
        unfinished.add(pending);
        try {
            executor.execute(() -> run(attempt, most, pending));
        } catch (RejectedExecutionException e) {
            unfinished.remove(pending);
            pending.fail(RemoteErrors.closed());
            pending.end();
        }
    }

    private <T> void run(Attempt<T> attempt, int most, Pending<T> pending) {
        if (pending.isOver()) {
            unfinished.remove(pending);
            pending.end();
            return;
        }
        T result = null;
        Throwable failure = null;
        running.incrementAndGet();
        try {
            result = tried(attempt, most, pending);
        } catch (RemoteFailure | RuntimeException | Error e) {
            failure = isClosed() ? RemoteErrors.closed() : e;
        } finally {
            running.decrementAndGet();
            unfinished.remove(pending);
        }
        if (result != null) {
            pending.complete(result);
        } else if (failure != null) {
            pending.fail(failure);
        }
        pending.end();
    }

    private <T> T tried(Attempt<T> attempt, int most, Pending<T> pending) throws RemoteFailure {
        long deadline = pacing.nanoTime() + settings.timeout().toNanos();
        for (int number = 1; ; number++) {
            RemoteFailure failure;
            try {
                attempts.incrementAndGet();
                return attempt.run(deadline);
            } catch (RemoteFailure e) {
                failure = e;
            } catch (IOException e) {
                failure =
                        new RemoteFailure(
                                e instanceof SocketTimeoutException
                                        ? Kind.TIMEOUT
                                        : Kind.UNREACHABLE,
                                "",
                                e);
            }
            long pause = pause(number, failure.pause());
            if (!failure.kind().isPassing()
                    || number >= most
                    || pacing.nanoTime() + pause > deadline
                    || isClosed()
                    || pending.isAbandoned()) {
                failures.incrementAndGet();
                throw number == 1 ? failure : afterAttempts(failure, number);
            }
            retries.incrementAndGet();
            waited.addAndGet(pause);
            try {
                pacing.pause(pause, pending.over());
            } catch (InterruptedException e) {
                throw failure;
            }
        }
    }

    private static RemoteFailure afterAttempts(RemoteFailure failure, int number) {
        String detail = failure.detail();
        RemoteFailure told =
                new RemoteFailure(
                        failure.kind(),
                        detail + (detail.isEmpty() ? "" : ", ") + "after " + number + " attempts",
                        failure.getCause());
        told.setStackTrace(failure.getStackTrace());
        return told;
    }

    /** From half to all of what has doubled each time; or what the store asks for, if longer. */
    private long pause(int number, @Nullable Duration asked) {
        double doubled = (double) settings.firstPause().toNanos() * Math.pow(2, number - 1);
        double most = Math.min(doubled, (double) settings.longestPause().toNanos());
        long pause = (long) (most * (0.5 + pacing.random() / 2));
        return asked == null ? pause : Math.max(pause, asked.toNanos());
    }

    /** How long somebody waits for a request that should have ended by itself. */
    long patience() {
        return settings.timeout().plusSeconds(1).toNanos();
    }

    ConnectionMetrics metrics() {
        return new ConnectionMetrics(
                attempts.get(),
                retries.get(),
                failures.get(),
                0,
                Duration.ofNanos(waited.get()),
                running.get(),
                0,
                false);
    }

    @Override
    public void close() {
        closed.countDown();
        unfinished.forEach(one -> one.abandon(RemoteErrors.closed()));
        executor.shutdownNow();
        unfinished.forEach(one -> one.abandon(RemoteErrors.closed()));
    }
}
