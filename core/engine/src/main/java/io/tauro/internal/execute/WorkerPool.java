package io.tauro.internal.execute;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Lends threads to queries, a slice of work at a time: queries take turns, so that a short one does
 * not wait for a long one. A query must not depend on it: it does its work itself if no thread
 * comes. Thread-safe.
 */
public final class WorkerPool implements AutoCloseable {

    private static final long IDLE_SECONDS = 10;
    private static final long PATIENCE_MILLIS = 30_000;

    /** Some work of a query. It keeps no thread waiting, and throws nothing. */
    interface Slice {
        /** Works for a moment; whether there is more to do. */
        boolean run();
    }

    private final int threads;
    private final Executor executor;
    private final @Nullable Own own;
    private final ClassLoader loader;

    /** Whose turn it is: queries that have slices to run, the next one first. */
    private final Deque<Share> turns = new ArrayDeque<>();

    private int working;
    private boolean closed;

    private WorkerPool(int threads, Executor executor, @Nullable Own own) {
        this.threads = threads;
        this.executor = executor;
        this.own = own;
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        this.loader = context == null ? WorkerPool.class.getClassLoader() : context;
    }

    /**
     * At most so many threads of its own, possibly none, which are daemons, start when needed and
     * end when idle.
     */
    public static WorkerPool own(String context, int threads) {
        if (threads == 0) {
            return new WorkerPool(0, task -> {}, null);
        }
        AtomicInteger number = new AtomicInteger();
        Set<Thread> live = ConcurrentHashMap.newKeySet();
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(
                        threads,
                        threads,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        task -> {
                            Thread thread =
                                    new Thread(
                                            () -> runAs(live, task),
                                            "tauro-worker-"
                                                    + context
                                                    + "-"
                                                    + number.incrementAndGet());
                            thread.setDaemon(true);
                            live.add(thread);
                            return thread;
                        });
        executor.allowCoreThreadTimeOut(true);
        return new WorkerPool(threads, executor, new Own(executor, live));
    }

    private static void runAs(Set<Thread> live, Runnable task) {
        try {
            task.run();
        } finally {
            live.remove(Thread.currentThread());
        }
    }

    /** Threads that end with the pool. */
    private record Own(ThreadPoolExecutor executor, Set<Thread> live) {
        void end() throws InterruptedException {
            List<Thread> last = List.copyOf(live);
            executor.shutdownNow();
            for (Thread thread : last) {
                if (thread != Thread.currentThread()) {
                    thread.join(PATIENCE_MILLIS);
                }
            }
        }
    }

    /** At most so many threads of the host, which stay the host's. It may refuse to give any. */
    public static WorkerPool of(Executor host, int threads) {
        return new WorkerPool(threads, host, null);
    }

    /** The most threads that work at once. */
    int threads() {
        return threads;
    }

    /** The threads that work now. */
    public synchronized int working() {
        return working;
    }

    /** The pieces of work that wait for a thread. */
    public synchronized int waiting() {
        return turns.stream().mapToInt(share -> share.slices.size()).sum();
    }

    /** The part of one query, or of one piece of it. */
    Share share() {
        return new Share();
    }

    /** Waits for slices in fair order. */
    final class Share {

        private final Deque<Slice> slices = new ArrayDeque<>();

        /** Has the slice run as often as it says that there is more to do. */
        void submit(Slice slice) {
            if (enqueue(this, slice)) {
                start();
            }
        }

        /** Forgets what has not begun. */
        void clear() {
            synchronized (WorkerPool.this) {
                slices.clear();
                turns.remove(this);
            }
        }
    }

    /** Whether one more thread is wanted. */
    private synchronized boolean enqueue(Share share, Slice slice) {
        if (closed) {
            return false;
        }
        if (share.slices.isEmpty()) {
            turns.addLast(share);
        }
        share.slices.addLast(slice);
        if (working >= threads) {
            return false;
        }
        working++;
        return true;
    }

    private void start() {
        try {
            executor.execute(this::work);
        } catch (RejectedExecutionException | IllegalStateException refused) {
            synchronized (this) {
                working--;
            }
        }
    }

    private void work() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            runSlices(thread);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** An interrupt is a wish of the host for its thread: the queries go on without it. */
    private void runSlices(Thread thread) {
        Share last = null;
        Slice again = null;
        while (true) {
            Share share;
            Slice slice;
            synchronized (this) {
                if (last != null && again != null && !closed) {
                    if (last.slices.isEmpty()) {
                        turns.addLast(last);
                    }
                    last.slices.addLast(again);
                }
                share = thread.isInterrupted() ? null : turns.pollFirst();
                if (share == null) {
                    working--;
                    return;
                }
                slice = share.slices.removeFirst();
                if (!share.slices.isEmpty()) {
                    turns.addLast(share);
                }
            }
            last = share;
            again = slice.run() ? slice : null;
        }
    }

    /** Takes no more work, and waits for its own threads to end. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            turns.clear();
        }
        if (own != null) {
            try {
                own.end();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
