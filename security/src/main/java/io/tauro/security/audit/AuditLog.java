package io.tauro.security.audit;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Takes audit records, hands them to the sinks, and keeps the latest for questions. Thread-safe.
 */
public final class AuditLog implements AutoCloseable {

    /** The records that are kept for questions; sinks keep all. */
    public static final int KEPT = 10_000;

    private final List<AuditSink> sinks;
    private final boolean required;
    private final Fingerprints fingerprints = Fingerprints.random();
    private final Deque<AuditEvent> latest = new ArrayDeque<>();
    private final AtomicLong failures = new AtomicLong();

    /**
     * @param sinks where records go; closed with the log
     * @param required whether each query must fail if a sink fails, or only those on tables that
     *     ask for it
     */
    public AuditLog(List<AuditSink> sinks, boolean required) {
        this.sinks = List.copyOf(sinks);
        this.required = required;
    }

    /**
     * Takes a record.
     *
     * @param mustBeRecorded whether a failing sink is an error even where audit is not required in
     *     general
     * @throws TauroException {@code TAURO-3003} if a sink fails and the record is required
     */
    public void record(AuditEvent event, boolean mustBeRecorded) {
        synchronized (latest) {
            if (latest.size() == KEPT) {
                latest.removeFirst();
            }
            latest.addLast(event);
        }
        for (AuditSink sink : sinks) {
            write(sink, event, required || mustBeRecorded);
        }
    }

    private void write(AuditSink sink, AuditEvent event, boolean mustSucceed) {
        try {
            sink.write(event);
        } catch (RuntimeException e) {
            failures.incrementAndGet();
            if (mustSucceed) {
                throw new TauroException(
                        ErrorCode.AUDIT_FAILED,
                        "The audit record of query "
                                + event.queryId()
                                + " could not be written, so nothing is delivered. Check the audit sink "
                                + sink.getClass().getSimpleName()
                                + ".",
                        e);
            }
        }
    }

    /** A keyed digest of the text of a query: equal for equal texts, as long as the key is. */
    public String fingerprint(String sql) {
        return fingerprints.of(sql);
    }

    /** How often a sink has failed. */
    public long failures() {
        return failures.get();
    }

    /** Starts a question about the latest records. */
    public Events events() {
        return new Events(event -> true);
    }

    @Override
    public void close() {
        sinks.forEach(AuditSink::close);
    }

    /** A question about the latest records, narrowed step by step. Immutable. */
    public final class Events {

        private final Predicate<AuditEvent> condition;

        private Events(Predicate<AuditEvent> condition) {
            this.condition = condition;
        }

        private Events and(Predicate<AuditEvent> more) {
            return new Events(condition.and(more));
        }

        public Events table(String name) {
            return and(event -> event.tables().stream().anyMatch(name::equalsIgnoreCase));
        }

        public Events principal(String id) {
            return and(event -> event.principal().equals(id));
        }

        public Events status(AuditStatus status) {
            return and(event -> event.status() == status);
        }

        /** Records not older than that. */
        public Events since(Instant time) {
            return and(event -> !event.timestamp().isBefore(time));
        }

        public Events query(String queryId) {
            return and(event -> event.queryId().equals(queryId));
        }

        /** The records, oldest first. */
        public Stream<AuditEvent> stream() {
            List<AuditEvent> copy;
            synchronized (latest) {
                copy = List.copyOf(latest);
            }
            return copy.stream().filter(condition);
        }

        /** The newest record. */
        public Optional<AuditEvent> last() {
            return stream().reduce((first, second) -> second);
        }
    }
}
