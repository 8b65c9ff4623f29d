package io.tauro.security.audit;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Takes audit records, brings them to the sinks, and keeps the latest for questions. Records of
 * queries that run at the same time are written together. Thread-safe.
 */
public final class AuditLog implements AutoCloseable {

    /** The most records that are kept for questions; sinks keep all. */
    public static final int KEPT = 10_000;

    /** The most characters of them. */
    private static final long KEPT_CHARACTERS = 32_000_000;

    private final List<AuditDestination> destinations;
    private final AuditSettings settings;
    private final Fingerprints fingerprints;
    private final RecentEvents latest = new RecentEvents(KEPT, KEPT_CHARACTERS);
    private final CommitQueue queue;

    /**
     * @param sinks where records go; closed with the log
     * @param required whether each query must fail if a sink fails, or only those on tables that
     *     ask for it
     */
    public AuditLog(List<? extends AuditSink> sinks, boolean required) {
        this(
                destinations(sinks, required ? OnFailure.CLOSED : OnFailure.OPEN),
                AuditSettings.DEFAULTS);
    }

    /**
     * @param destinations where records go; closed with the log
     */
    public AuditLog(List<AuditDestination> destinations, AuditSettings settings) {
        this.destinations = List.copyOf(destinations);
        this.settings = settings;
        this.fingerprints =
                settings.fingerprintKey().map(Fingerprints::new).orElseGet(Fingerprints::random);
        this.queue = new CommitQueue(destinations, settings.queue());
    }

    private static List<AuditDestination> destinations(
            List<? extends AuditSink> sinks, OnFailure onFailure) {
        List<AuditDestination> destinations = new ArrayList<>();
        sinks.forEach(sink -> destinations.add(new AuditDestination(sink, onFailure)));
        return destinations;
    }

    /**
     * Takes a record; when it returns, each sink that is needed has it.
     *
     * @param mustBeRecorded whether a failing sink is an error even where audit is not required in
     *     general
     * @throws TauroException {@code TAURO-3003} if a sink fails, or takes too long, and the record
     *     is required
     */
    public void record(AuditEvent event, boolean mustBeRecorded) {
        record(event, mustBeRecorded, new Cancellation());
    }

    /**
     * Takes a record; when it returns, each sink that is needed has it.
     *
     * @param cancellation ends the wait; the record is still written
     * @throws TauroException {@code TAURO-3003} if a sink fails, or takes too long, and the record
     *     is required; the error of the cancellation if that comes first; {@code TAURO-5002} if the
     *     thread is interrupted while a start is written
     */
    public void record(AuditEvent event, boolean mustBeRecorded, Cancellation cancellation) {
        latest.add(event);
        if (queue.isIdle()) {
            return;
        }
        PendingRecord pending = new PendingRecord(event, mustBeRecorded);
        long deadline = System.nanoTime() + settings.timeout().toNanos();
        boolean interrupted = putInLine(pending, deadline);
        if (interrupted || !await(pending, deadline, cancellation)) {
            Thread.currentThread().interrupt();
            if (event.phase() == AuditPhase.START) {
                throw new TauroException(
                        ErrorCode.QUERY_CANCELLED,
                        "The thread was interrupted while the start of the query was recorded. Run it again.");
            }
        }
    }

    /**
     * Puts a record in line without waiting for it, or for room: for what must not hold up
     * anything. One for which there is no room is counted as a failure.
     */
    public void post(AuditEvent event) {
        latest.add(event);
        if (queue.isIdle()) {
            return;
        }
        try {
            if (queue.isClosed() || !queue.offer(new PendingRecord(event, false), 0)) {
                queue.countFailure();
            }
        } catch (InterruptedException e) {
            queue.countFailure();
            Thread.currentThread().interrupt();
        }
    }

    /**
     * An interrupt does not keep a record out of the line: what has happened has to be told.
     *
     * @return whether the thread was interrupted
     */
    private boolean putInLine(PendingRecord pending, long deadline) {
        if (queue.isClosed() || queue.isOwnThread()) {
            refuse(pending, "the log is closed, or a sink asks a query itself", null);
            return false;
        }
        boolean interrupted = Thread.interrupted();
        while (true) {
            try {
                if (!queue.offer(pending, Math.max(0, deadline - System.nanoTime()))) {
                    refuse(pending, "too many records wait to be written", null);
                }
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    /**
     * @return whether it has come to an end; else the thread was interrupted
     */
    private boolean await(PendingRecord pending, long deadline, Cancellation cancellation) {
        PendingRecord.Result result;
        try (Cancellation.Registration wake =
                cancellation.onCancel(
                        () -> pending.result.complete(new PendingRecord.Abandoned()))) {
            result =
                    pending.result.get(
                            Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return false;
        } catch (TimeoutException e) {
            refuse(pending, "it took longer than " + settings.timeout().toMillis() + " ms", e);
            return true;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A result is never an exception", e);
        }
        if (result instanceof PendingRecord.NotWritten failure) {
            throw failed(pending, "the audit sink " + failure.sink() + " failed", failure.cause());
        }
        if (result instanceof PendingRecord.Abandoned) {
            cancellation.throwIfCancelled();
        }
        return true;
    }

    /** It has not been written, and may be needed. */
    private void refuse(
            PendingRecord pending, String why, @org.jspecify.annotations.Nullable Throwable cause) {
        queue.countFailure();
        boolean needed =
                destinations.stream().anyMatch(one -> one.isNeeded(pending.mustBeRecorded));
        pending.result.complete(new PendingRecord.Written());
        if (needed) {
            throw failed(pending, why, cause);
        }
    }

    private static TauroException failed(
            PendingRecord pending, String why, @org.jspecify.annotations.Nullable Throwable cause) {
        return new TauroException(
                ErrorCode.AUDIT_FAILED,
                "The audit record of query "
                        + pending.event.queryId()
                        + " could not be written, so nothing is delivered: "
                        + why
                        + ". Check where audit records go.",
                cause);
    }

    /** A keyed digest of the text of a query: equal for equal texts, as long as the key is. */
    public String fingerprint(String sql) {
        return fingerprints.of(sql);
    }

    /** How often a record was not taken by a sink. */
    public long failures() {
        return queue.load().failures();
    }

    /** What it has done. */
    public AuditLoad load() {
        return queue.load();
    }

    /** Starts a question about the records. */
    public AuditEvents events() {
        return AuditEvents.of(this);
    }

    List<AuditEvent> kept() {
        return latest.snapshot();
    }

    List<AuditDestination> destinations() {
        return destinations;
    }

    /** Writes what is in line, then closes the sinks. Idempotent. */
    @Override
    public void close() {
        queue.close();
    }
}
