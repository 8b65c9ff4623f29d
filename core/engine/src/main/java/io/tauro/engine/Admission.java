package io.tauro.engine;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.Cancellation;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Map<String, Integer> runningOf = new HashMap<>();
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

    /**
     * What some queries have in common, and how many of them may run.
     *
     * @param key tells who they are of
     * @param most how many may run at once
     * @param limit names the limit, for the error
     */
    record Share(String key, int most, String limit) {}

    private static final class Waiting {
        private final List<Share> shares;
        private final int priority;
        private final long number;
        private final Condition turn;
        private boolean admitted;

        private Waiting(List<Share> shares, int priority, long number, Condition turn) {
            this.shares = shares;
            this.priority = priority;
            this.number = number;
            this.turn = turn;
        }
    }

    /**
     * Waits for a place. Who has all of its share does not keep others from theirs.
     *
     * @param shares what limits this query beside the limit of all
     * @param priority a query of a higher one gets a place before those of lower ones
     * @param cancellation ends the wait
     * @throws TauroException {@code TAURO-5004} if there is no place in time, or too many wait for
     *     one
     */
    Place enter(List<Share> shares, int priority, Cancellation cancellation) {
        lock.lock();
        try {
            arrived++;
            if (hasPlaceFor(shares)) {
                return place(shares);
            }
            if (queue.size() >= settings.waiting()) {
                refused++;
                throw tooMany(
                        shares,
                        queue.isEmpty()
                                ? ""
                                : ", and " + queue.size() + " queries wait for one to be closed");
            }
            Waiting waiting = new Waiting(shares, priority, arrived, lock.newCondition());
            queue.add(waiting);
            return waitFor(waiting, cancellation);
        } finally {
            lock.unlock();
        }
    }

    /** Whoever waits has none, so nobody is overtaken. */
    private boolean hasPlaceFor(List<Share> shares) {
        return running < settings.running() && full(shares).isEmpty();
    }

    private Optional<Share> full(List<Share> shares) {
        return shares.stream()
                .filter(share -> runningOf.getOrDefault(share.key(), 0) >= share.most())
                .findFirst();
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
            return givenBackOnce(waiting.shares);
        }
        leave(waiting);
        cancellation.throwIfCancelled();
        throw tooMany(waiting.shares, "");
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
            release(waiting.shares);
        } else {
            queue.remove(waiting);
            refused++;
        }
    }

    private Place place(List<Share> shares) {
        take(shares);
        return givenBackOnce(shares);
    }

    private void take(List<Share> shares) {
        running++;
        admitted++;
        shares.forEach(share -> runningOf.merge(share.key(), 1, Integer::sum));
    }

    private Place givenBackOnce(List<Share> shares) {
        AtomicBoolean given = new AtomicBoolean();
        return () -> {
            if (given.compareAndSet(false, true)) {
                release(shares);
            }
        };
    }

    private void release(List<Share> shares) {
        lock.lock();
        try {
            running--;
            shares.forEach(
                    share ->
                            runningOf.computeIfPresent(
                                    share.key(), (key, count) -> count == 1 ? null : count - 1));
            if (!queue.isEmpty()) {
                admitNext();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What has been given back is enough for one. */
    private void admitNext() {
        Optional<Waiting> next =
                queue.stream().filter(waiting -> hasPlaceFor(waiting.shares)).min(ORDER);
        if (next.isPresent()) {
            Waiting waiting = next.get();
            queue.remove(waiting);
            take(waiting.shares);
            waiting.admitted = true;
            waiting.turn.signal();
        }
    }

    private TauroException tooMany(List<Share> shares, String also) {
        Optional<Share> full = full(shares);
        return new TauroException(
                ErrorCode.TOO_MANY_QUERIES,
                "There are "
                        + full.map(Share::most).orElse(settings.running())
                        + " open results already, "
                        + full.map(Share::limit).orElse("as many as max_concurrent_queries allows")
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
