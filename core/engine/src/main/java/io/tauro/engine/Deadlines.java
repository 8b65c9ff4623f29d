package io.tauro.engine;

import io.tauro.error.ErrorCode;
import io.tauro.spi.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Cancels queries that take longer than they may, on one thread that starts with the first deadline
 * and goes when there has been none for a while. Most deadlines are lifted long before: to set one
 * and to lift it wakes nobody, unless it is the next of all. Thread-safe.
 */
final class Deadlines implements AutoCloseable {

    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Later than any deadline. */
    private static final long FAR_NANOS = Long.MAX_VALUE / 2;

    private final String name;
    private final Set<Due> dues = ConcurrentHashMap.newKeySet();
    private final Object lock = new Object();

    /** When the thread looks next. Far while it looks, so that what comes meanwhile tells it. */
    private volatile long next = System.nanoTime() + FAR_NANOS;

    private @Nullable Thread thread;
    private boolean closed;

    Deadlines(String context) {
        this.name = "tauro-deadlines-" + context;
    }

    /** What is going to cancel a query. */
    interface Deadline {
        /** Lets the query go on for as long as it takes. Idempotent. */
        void lift();
    }

    private final class Due implements Deadline {
        private final long at;
        private final Supplier<String> text;
        private final Cancellation cancellation;

        private Due(long at, Supplier<String> text, Cancellation cancellation) {
            this.at = at;
            this.text = text;
            this.cancellation = cancellation;
        }

        @Override
        public void lift() {
            dues.remove(this);
        }

        private void cancel() {
            try {
                cancellation.cancel(ErrorCode.QUERY_TIMEOUT, text.get());
            } catch (RuntimeException broken) {
                // Whoever listens promised not to throw; other queries have deadlines too.
                return;
            }
        }
    }

    /** Cancels after so long, unless the deadline is lifted before. */
    Deadline cancelAfter(Duration limit, Cancellation cancellation) {
        return cancelAfter(
                limit,
                cancellation,
                () ->
                        "The query took longer than "
                                + millis(limit)
                                + " ms, its limit. Ask for less, or raise the timeout (query_timeout).");
    }

    /** Cancels a query that is planned for so long, unless the deadline is lifted before. */
    Deadline cancelPlanningAfter(Duration limit, Cancellation cancellation) {
        return cancelAfter(
                limit,
                cancellation,
                () ->
                        "The query could not be planned within "
                                + millis(limit)
                                + " ms. Take it apart, or raise limits.planning.");
    }

    private Deadline cancelAfter(Duration limit, Cancellation cancellation, Supplier<String> text) {
        Due due = new Due(System.nanoTime() + nanos(limit), text, cancellation);
        dues.add(due);
        if (due.at - next < 0) {
            tell(due.at);
        }
        return due;
    }

    /** How many there are now. */
    int pending() {
        return dues.size();
    }

    private static long millis(Duration limit) {
        return TimeUnit.NANOSECONDS.toMillis(nanos(limit));
    }

    private static long nanos(Duration limit) {
        return limit.compareTo(Duration.ofNanos(FAR_NANOS / 2)) < 0
                ? limit.toNanos()
                : FAR_NANOS / 2;
    }

    private void tell(long at) {
        synchronized (lock) {
            if (closed) {
                return;
            }
            if (thread == null) {
                thread = new Thread(this::watch, name);
                thread.setDaemon(true);
                thread.start();
            } else if (at - next < 0) {
                lock.notifyAll();
            }
        }
    }

    private void watch() {
        for (List<Due> over = over(); !over.isEmpty(); over = over()) {
            over.forEach(Due::cancel);
        }
    }

    /** Waits until some deadlines are over; none if the thread is to end. */
    private List<Due> over() {
        synchronized (lock) {
            long idleSince = System.nanoTime();
            while (!closed) {
                long now = System.nanoTime();
                next = now + FAR_NANOS;
                List<Due> over = new ArrayList<>();
                long earliest = take(now, over);
                if (!over.isEmpty()) {
                    return over;
                }
                if (!dues.isEmpty()) {
                    idleSince = now;
                } else if (now - idleSince >= IDLE_NANOS) {
                    break;
                }
                next = earliest;
                try {
                    TimeUnit.NANOSECONDS.timedWait(lock, Math.max(1, earliest - now));
                } catch (InterruptedException notByUs) {
                    // deadlines hold all the same
                }
            }
            next = System.nanoTime() + FAR_NANOS;
            thread = null;
            return List.of();
        }
    }

    /** Moves what is over; when the first of the others is, or it is time to look again. */
    private long take(long now, List<Due> over) {
        long earliest = now + IDLE_NANOS;
        for (Iterator<Due> all = dues.iterator(); all.hasNext(); ) {
            Due due = all.next();
            if (due.at - now <= 0) {
                all.remove();
                over.add(due);
            } else if (due.at - earliest < 0) {
                earliest = due.at;
            }
        }
        return earliest;
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            dues.clear();
            lock.notifyAll();
        }
    }
}
