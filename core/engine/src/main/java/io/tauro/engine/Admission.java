package io.tauro.engine;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.Cancellation;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets so many queries run at once. Some more wait for their turn, those of a higher priority in
 * front, and for no longer than the others have patience; what is too many for that is refused at
 * once. Thread-safe.
 */
final class Admission {

    private static final Comparator<Waiting> ORDER =
            Comparator.<Waiting>comparingInt(waiting -> -waiting.priority)
                    .thenComparingLong(waiting -> waiting.number);

    private final AdmissionSettings settings;

    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Waiting> queue = new PriorityQueue<>(ORDER);
    private int running;
    private long arrived;
    private long admitted;
    private long refused;
    private long waitedNanos;

    Admission(AdmissionSettings settings) {
        this.settings = settings;
    }

    /** A place that is given back once. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Waiting {
        private final int priority;
        private final long number;
        private final Condition turn;
        private boolean admitted;

        private Waiting(int priority, long number, Condition turn) {
            this.priority = priority;
            this.number = number;
            this.turn = turn;
        }
    }

    /**
     * Waits for a place.
     *
     * @param priority a query of a higher one gets a place before those of lower ones
     * @param cancellation ends the wait
     * @throws TauroException {@code TAURO-5004} if there is no place in time, or too many wait for
     *     one
     */
    Place enter(int priority, Cancellation cancellation) {
        lock.lock();
        try {
            arrived++;
            if (running < settings.running() && queue.isEmpty()) {
                return place();
            }
            if (queue.size() >= settings.waiting()) {
                refused++;
                throw tooMany(
                        queue.isEmpty()
                                ? ""
                                : ", and " + queue.size() + " queries wait for one to be closed");
            }
            Waiting waiting = new Waiting(priority, arrived, lock.newCondition());
            queue.add(waiting);
            return waitFor(waiting, cancellation);
        } finally {
            lock.unlock();
        }
    }

    private Place waitFor(Waiting waiting, Cancellation cancellation) {
        long start = System.nanoTime();
        try (Cancellation.Registration wake = cancellation.onCancel(() -> wake(waiting))) {
            long left = settings.patience().toNanos();
            while (!waiting.admitted && left > 0 && !cancellation.isCancelled()) {
                left = waiting.turn.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            leave(waiting);
            Thread.currentThread().interrupt();
            throw new TauroException(
                    ErrorCode.QUERY_CANCELLED,
                    "The thread was interrupted while the query waited for its turn. Run it again.",
                    e);
        } finally {
            waitedNanos += System.nanoTime() - start;
        }
        if (waiting.admitted) {
            return givenBackOnce();
        }
        leave(waiting);
        cancellation.throwIfCancelled();
        throw tooMany("");
    }

    private void wake(Waiting waiting) {
        lock.lock();
        try {
            waiting.turn.signal();
        } finally {
            lock.unlock();
        }
    }

    private void leave(Waiting waiting) {
        if (waiting.admitted) {
            release();
        } else {
            queue.remove(waiting);
            refused++;
        }
    }

    private Place place() {
        running++;
        admitted++;
        return givenBackOnce();
    }

    private Place givenBackOnce() {
        AtomicBoolean given = new AtomicBoolean();
        return () -> {
            if (given.compareAndSet(false, true)) {
                release();
            }
        };
    }

    private void release() {
        lock.lock();
        try {
            running--;
            Waiting next = queue.poll();
            if (next != null) {
                running++;
                admitted++;
                next.admitted = true;
                next.turn.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private TauroException tooMany(String also) {
        return new TauroException(
                ErrorCode.TOO_MANY_QUERIES,
                "There are "
                        + settings.running()
                        + " open results already, as many as max_concurrent_queries allows"
                        + also
                        + ". Close results that are read, or raise the limit.");
    }

    /**
     * How many run and wait now, and what became of all that came.
     *
     * @param waited how long queries have waited, all together
     */
    record Load(int running, int waiting, long admitted, long refused, Duration waited) {}

    Load load() {
        lock.lock();
        try {
            return new Load(
                    running, queue.size(), admitted, refused, Duration.ofNanos(waitedNanos));
        } finally {
            lock.unlock();
        }
    }
}
