package io.tauro.benchmarks;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs a peer on a thread of its own, and gives up after a while. */
final class Limited implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Duration limit;
    private volatile @Nullable Thread worker;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    work -> {
                        Thread made = new Thread(work, "bench");
                        made.setDaemon(true);
                        worker = made;
                        return made;
                    });

    Limited(Duration limit) {
        this.limit = limit;
    }

    /**
     * What the work gives.
     *
     * @throws TimeoutException if it did not end within the limit, but ended after being told to
     */
    <T> T call(Peer peer, Callable<T> work) throws Exception {
        Future<T> future = thread.submit(work);
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            peer.cancel();
            awaitEnd(peer, future);
            throw new TimeoutException("did not finish in " + limit.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private void awaitEnd(Peer peer, Future<?> future) throws InterruptedException {
        if (!ended(future)) {
            if (peer.deaf()) {
                stop();
            }
            if (!ended(future)) {
                throw new IllegalStateException(
                        "A query does not stop; what would be measured after it is worth nothing");
            }
        }
    }

    private static boolean ended(Future<?> future) throws InterruptedException {
        try {
            future.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            // It was told to stop, and did.
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** The loops that Calcite makes ask nobody; where a JVM cannot do this, the run ends. */
    @SuppressWarnings({"deprecation", "removal"})
    private void stop() {
        Thread running = worker;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
