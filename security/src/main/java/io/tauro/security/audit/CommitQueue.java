package io.tauro.security.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Brings records to the sinks in one thread of its own: while one commit is under way, the records
 * of other queries gather, and are the next. The thread is not that of a query, since an interrupt
 * of a thread that writes a file closes the file. Thread-safe.
 */
final class CommitQueue implements AutoCloseable {

    private static final int LARGEST_COMMIT = 1024;
    private static final long PATIENCE_AT_CLOSE_MILLIS = 30_000;

    private final List<AuditDestination> destinations;
    private final BlockingQueue<PendingRecord> queue;
    private final Map<AuditDestination, Long> lost = new HashMap<>();
    private final AtomicLong records = new AtomicLong();
    private final AtomicLong commits = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final Thread thread = new Thread(this::run, "tauro-audit");
    private final PendingRecord stop =
            new PendingRecord(AuditEvent.attempt(Operation.AUDIT, AuditActor.HOST), false);
    private boolean started;
    private volatile boolean ended;
    private volatile boolean closing;

    CommitQueue(List<AuditDestination> destinations, int capacity) {
        this.destinations = List.copyOf(destinations);
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.thread.setDaemon(true);
    }

    /** Whether there is nowhere to bring a record to. */
    boolean isIdle() {
        return destinations.isEmpty();
    }

    boolean isClosed() {
        return closing;
    }

    /** Whether this is the thread that sinks are called by. */
    boolean isOwnThread() {
        return Thread.currentThread().equals(thread);
    }

    /**
     * Puts a record in line.
     *
     * @param nanos how long to wait for room
     * @return whether it is in line
     */
    boolean offer(PendingRecord record, long nanos) throws InterruptedException {
        ensureStarted();
        boolean inLine = queue.offer(record) || queue.offer(record, nanos, TimeUnit.NANOSECONDS);
        if (ended) {
            abandonAll();
        }
        return inLine;
    }

    private synchronized void ensureStarted() {
        if (!started) {
            started = true;
            thread.start();
        }
    }

    void countFailure() {
        failures.incrementAndGet();
    }

    AuditLoad load() {
        return new AuditLoad(records.get(), commits.get(), failures.get(), queue.size());
    }

    private void run() {
        List<PendingRecord> batch = new ArrayList<>();
        try {
            while (!closing || !queue.isEmpty()) {
                batch.add(next());
                queue.drainTo(batch, LARGEST_COMMIT - 1);
                batch.removeIf(stop::equals);
                if (!batch.isEmpty()) {
                    commit(batch);
                }
                batch.clear();
            }
        } finally {
            destinations.forEach(CommitQueue::closeQuietly);
            ended = true;
            abandonAll();
        }
    }

    private PendingRecord next() {
        while (true) {
            try {
                return queue.take();
            } catch (InterruptedException e) {
                // Nobody else knows the thread; it ends when it is told to.
            }
        }
    }

    /** Nobody will come for them any more. */
    private void abandonAll() {
        for (PendingRecord left = queue.poll(); left != null; left = queue.poll()) {
            left.result.complete(new PendingRecord.NotWritten("", new IllegalStateException()));
        }
    }

    private void commit(List<PendingRecord> batch) {
        records.addAndGet(batch.size());
        commits.incrementAndGet();
        for (AuditDestination destination : destinations) {
            if (destination.sink() instanceof AuditBatchSink together) {
                commit(batch, destination, together);
            } else {
                batch.forEach(record -> commit(record, destination));
            }
        }
        batch.forEach(PendingRecord::done);
    }

    /** Whatever a sink throws, somebody waits. */
    private void commit(PendingRecord record, AuditDestination destination) {
        try {
            destination.sink().write(record.event);
        } catch (Throwable e) {
            failures.incrementAndGet();
            record.failed(destination, e);
        }
    }

    private void commit(
            List<PendingRecord> batch, AuditDestination destination, AuditBatchSink together) {
        long missing = lost.getOrDefault(destination, 0L);
        List<AuditEvent> events = new ArrayList<>(batch.size() + 1);
        if (missing > 0) {
            events.add(gap(missing));
        }
        batch.forEach(record -> events.add(record.event));
        try {
            together.writeAll(events);
            lost.remove(destination);
        } catch (Throwable e) {
            failures.addAndGet(batch.size());
            lost.put(destination, missing + batch.size());
            batch.forEach(record -> record.failed(destination, e));
        }
    }

    /** What a sink is told first when it takes records again. */
    private static AuditEvent gap(long missing) {
        return AuditEvent.attempt(Operation.AUDIT, AuditActor.HOST)
                .detail("unrecorded", Long.toString(missing))
                .failed("records could not be written");
    }

    private static void closeQuietly(AuditDestination destination) {
        try {
            destination.sink().close();
        } catch (RuntimeException e) {
            // Its records are durable; nobody is left to be told.
        }
    }

    /** Writes what is in line, then closes the sinks. Idempotent. */
    @Override
    public void close() {
        closing = true;
        if (destinations.isEmpty()) {
            return;
        }
        ensureStarted();
        queue.offer(stop); // if it is full, the thread looks by itself
        boolean interrupted = false;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_AT_CLOSE_MILLIS);
        while (thread.isAlive() && System.nanoTime() < end && !isOwnThread()) {
            try {
                thread.join(TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()) + 1);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
