package io.tauro.connector.files.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks a store for many things that do not depend on each other: at once, where the store is far
 * away. The thread that wants them works with the others, so that none has to be free. The work
 * itself must not wait for others that it asks for in this way.
 */
public final class AtOnce {

    private AtOnce() {}

    /**
     * What comes of each, in the order of the items.
     *
     * @throws RuntimeException of the first item that fails; what has not begun then never does
     */
    public static <T, R> List<R> map(ObjectStore store, List<T> items, Function<T, R> work) {
        Executor helpers = store.helpers().orElse(null);
        if (helpers == null || items.size() < 2) {
            return items.stream().map(work).toList();
        }
        return new Run<>(items, work).all(helpers);
    }

    private static final class Run<T, R> implements Runnable {

        /** More than that many requests are not under way at once in any case. */
        private static final int MOST = 64;

        private final List<T> items;
        private final Function<T, R> work;
        private final AtomicReferenceArray<@Nullable R> results;
        private final AtomicReferenceArray<@Nullable Throwable> failures;
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch left;
        private volatile boolean stopped;

        Run(List<T> items, Function<T, R> work) {
            this.items = items;
            this.work = work;
            this.results = new AtomicReferenceArray<>(items.size());
            this.failures = new AtomicReferenceArray<>(items.size());
            this.left = new CountDownLatch(items.size());
        }

        List<R> all(Executor helpers) {
            try {
                for (int i = 1; i < Math.min(MOST, items.size()); i++) {
                    helpers.execute(this);
                }
            } catch (RejectedExecutionException closed) {
                // This thread finds out what that means.
            }
            run();
            await();
            List<R> found = new ArrayList<>(items.size());
            for (int i = 0; i < items.size(); i++) {
                Throwable failure = failures.get(i);
                if (failure instanceof Error error) {
                    throw error;
                }
                if (failure instanceof RuntimeException known) {
                    throw known;
                }
                R result = results.get(i);
                if (result != null) {
                    found.add(result);
                }
            }
            return found;
        }

        @Override
        public void run() {
            for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
                try {
                    if (!stopped) {
                        results.set(i, work.apply(items.get(i)));
                    }
                } catch (RuntimeException | Error e) {
                    failures.set(i, e);
                    stopped = true;
                } finally {
                    left.countDown();
                }
            }
        }

        private void await() {
            try {
                left.await();
            } catch (InterruptedException e) {
                stopped = true;
                Thread.currentThread().interrupt();
                throw RemoteErrors.interrupted("");
            }
        }
    }
}
