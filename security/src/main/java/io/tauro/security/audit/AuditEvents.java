package io.tauro.security.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A question about the records, narrowed step by step: {@code
 * audit.events().table("customers").status(DENIED).since(yesterday)}. The latest records are in
 * memory; those before them are read from the first sink that has a history. Immutable.
 */
public final class AuditEvents {

    private final AuditLog log;
    private final Predicate<AuditEvent> condition;
    private final Instant since;

    private AuditEvents(AuditLog log, Predicate<AuditEvent> condition, Instant since) {
        this.log = log;
        this.condition = condition;
        this.since = since;
    }

    static AuditEvents of(AuditLog log) {
        return new AuditEvents(log, event -> true, Instant.MIN);
    }

    private AuditEvents and(Predicate<AuditEvent> more) {
        return new AuditEvents(log, condition.and(more), since);
    }

    /** Those about a table, by its name without regard to case. */
    public AuditEvents table(String name) {
        return and(event -> event.tables().stream().anyMatch(name::equalsIgnoreCase));
    }

    public AuditEvents principal(String id) {
        return and(event -> event.principal().equals(id));
    }

    /** Those of the principals of a tenant. */
    public AuditEvents tenant(String name) {
        return and(event -> event.tenant().equals(Optional.of(name)));
    }

    public AuditEvents session(String id) {
        return and(event -> event.actor().session().equals(Optional.of(id)));
    }

    public AuditEvents status(AuditStatus status) {
        return and(event -> event.status() == status);
    }

    public AuditEvents operation(Operation operation) {
        return and(event -> event.operation() == operation);
    }

    /** Records not older than that. */
    public AuditEvents since(Instant time) {
        return new AuditEvents(
                log,
                condition.and(event -> !event.timestamp().isBefore(time)),
                time.isAfter(since) ? time : since);
    }

    /** Records older than that. */
    public AuditEvents until(Instant time) {
        return and(event -> event.timestamp().isBefore(time));
    }

    public AuditEvents query(String queryId) {
        return and(event -> event.queryId().equals(queryId));
    }

    /**
     * The records, oldest first. Close the stream, unless it is read to its end: older records come
     * from a file.
     */
    public Stream<AuditEvent> stream() {
        // First the history, so that what is written meanwhile is not missed in between.
        Stream<AuditEvent> older = history();
        List<AuditEvent> latest = log.kept();
        if (!latest.isEmpty() && latest.get(0).timestamp().isBefore(since)) {
            older.close();
            return latest.stream().filter(condition);
        }
        Set<String> known = latest.stream().map(AuditEvents::key).collect(Collectors.toSet());
        return MergedEvents.of(older.filter(event -> !known.contains(key(event))), latest)
                .filter(condition);
    }

    private Stream<AuditEvent> history() {
        for (AuditDestination destination : log.destinations()) {
            if (destination.sink() instanceof AuditHistory history) {
                return history.since(since);
            }
        }
        return Stream.empty();
    }

    private static String key(AuditEvent event) {
        return event.queryId() + event.phase() + event.status() + event.operation();
    }

    /** The newest record. */
    public Optional<AuditEvent> last() {
        List<AuditEvent> latest = log.kept();
        for (int i = latest.size() - 1; i >= 0; i--) {
            if (condition.test(latest.get(i))) {
                return Optional.of(latest.get(i));
            }
        }
        try (Stream<AuditEvent> all = stream()) {
            return all.reduce((first, second) -> second);
        }
    }

    /** How many operations of each kind there were; one with a start and an end counts once. */
    public Map<Operation, Long> counts() {
        Map<Operation, Long> counts = new EnumMap<>(Operation.class);
        try (Stream<AuditEvent> all = stream()) {
            all.filter(event -> event.phase() != AuditPhase.END)
                    .forEach(event -> counts.merge(event.operation(), 1L, Long::sum));
        }
        return counts;
    }

    /** How many operations of each kind there were in the last 24 hours. */
    public Map<Operation, Long> countsOfLastDay() {
        return since(Instant.now().minus(Duration.ofHours(24))).counts();
    }

    /**
     * The starts without an end: queries that still run, or of which all rows may have been seen.
     */
    public List<AuditEvent> unfinished() {
        Set<String> ended = new HashSet<>();
        try (Stream<AuditEvent> all = stream()) {
            List<AuditEvent> starts =
                    all.filter(
                                    event -> {
                                        if (event.phase() == AuditPhase.END) {
                                            ended.add(event.queryId());
                                        }
                                        return event.phase() == AuditPhase.START;
                                    })
                            .toList();
            return starts.stream().filter(event -> !ended.contains(event.queryId())).toList();
        }
    }

    /**
     * Writes the records, oldest first. That they were handed out is recorded.
     *
     * @throws UncheckedIOException if they cannot be written there
     */
    public void export(AuditFormat format, Appendable out) {
        long written;
        try (Stream<AuditEvent> all = stream()) {
            written = format.write(all, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        log.record(
                AuditEvent.attempt(Operation.EXPORT, AuditActor.HOST)
                        .detail("records", Long.toString(written))
                        .detail("format", format.name())
                        .succeeded(),
                false);
    }
}
