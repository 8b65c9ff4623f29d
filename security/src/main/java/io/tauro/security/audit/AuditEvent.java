package io.tauro.security.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * One record of the audit trail. Immutable. Holds no value of a row and no literal of a query.
 *
 * @param timestamp when it was recorded
 * @param queryId the same in the start and the end of an operation
 * @param phase which record of the operation it is
 * @param operation what was done
 * @param status how far it came
 * @param actor who did it
 * @param tables the virtual tables that it is about; empty if it did not come so far
 * @param statement the query
 * @param access what it was let see
 * @param outcome what came of it
 * @param details what else is to be known, such as the name of a key
 */
public record AuditEvent(
        Instant timestamp,
        String queryId,
        AuditPhase phase,
        Operation operation,
        AuditStatus status,
        AuditActor actor,
        List<String> tables,
        AuditStatement statement,
        AuditAccess access,
        AuditOutcome outcome,
        Map<String, String> details) {

    public AuditEvent {
        tables = Bounded.list(tables);
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }

    /** An attempt of somebody, with an id of its own: what records are made from. */
    public static AuditEvent attempt(Operation operation, AuditActor actor) {
        return new AuditEvent(
                Instant.now(),
                EventIds.next(),
                AuditPhase.SINGLE,
                operation,
                AuditStatus.STARTED,
                actor,
                List.of(),
                AuditStatement.NONE,
                AuditAccess.NONE,
                AuditOutcome.NONE,
                Map.of());
    }

    /** An id for a session or an operation. */
    public static String newId() {
        return EventIds.next();
    }

    /** The id of who asked. */
    public String principal() {
        return actor.principal();
    }

    /** The tenant of who asked. */
    public Optional<String> tenant() {
        return actor.tenant();
    }

    /** The names of the tables as one text, with commas between them. */
    public String table() {
        return String.join(", ", tables);
    }

    /** Why it was denied, or the code of the error that it failed with. */
    public Optional<String> reason() {
        return outcome.reason();
    }

    /** The rows delivered; at the end of a query. */
    public OptionalLong rowCount() {
        return outcome.rows();
    }

    /** From the start to the end. */
    public Optional<Duration> duration() {
        return outcome.duration();
    }

    /** A keyed digest of the text of the query. */
    public Optional<String> fingerprint() {
        return statement.fingerprint();
    }

    /** The same about a query. */
    public AuditEvent of(AuditStatement query) {
        return with(phase, operation, status, tables, query, access, outcome, details);
    }

    /** The same about tables. */
    public AuditEvent on(List<String> names) {
        return with(phase, operation, status, names, statement, access, outcome, details);
    }

    /** The same with what is seen. */
    public AuditEvent seeing(AuditAccess seen) {
        return with(phase, operation, status, tables, statement, seen, outcome, details);
    }

    /** The same with one thing more to know; no value of a row, no literal and no secret. */
    public AuditEvent detail(String name, String value) {
        Map<String, String> more = new TreeMap<>(details);
        more.put(name, Bounded.text(value, 1024));
        return with(phase, operation, status, tables, statement, access, outcome, more);
    }

    /** The record of the start of this attempt. */
    public AuditEvent started(Operation what, List<String> names, AuditAccess seen) {
        return with(
                AuditPhase.START,
                what,
                AuditStatus.STARTED,
                names,
                statement,
                seen,
                AuditOutcome.NONE,
                details);
    }

    /** The record of a refusal of this attempt. */
    public AuditEvent denied(List<String> names, String why) {
        return with(
                        AuditPhase.SINGLE,
                        operation,
                        AuditStatus.DENIED,
                        names,
                        statement,
                        access,
                        AuditOutcome.because(why),
                        details)
                .at(Instant.now());
    }

    /** The record of the success of this attempt, which had no start. */
    public AuditEvent succeeded() {
        return with(
                        AuditPhase.SINGLE,
                        operation,
                        AuditStatus.SUCCESS,
                        tables,
                        statement,
                        access,
                        AuditOutcome.NONE,
                        details)
                .at(Instant.now());
    }

    /**
     * The record of the failure of this attempt, which had no start.
     *
     * @param why a code, without values
     */
    public AuditEvent failed(String why) {
        return with(
                        AuditPhase.SINGLE,
                        operation,
                        AuditStatus.FAILED,
                        tables,
                        statement,
                        access,
                        AuditOutcome.because(why),
                        details)
                .at(Instant.now());
    }

    /** The record of the end of what this record started, or was the attempt of. */
    public AuditEvent ended(AuditStatus how, AuditOutcome came) {
        AuditPhase last = phase == AuditPhase.START ? AuditPhase.END : phase;
        return with(last, operation, how, tables, statement, access, came, details)
                .at(Instant.now());
    }

    /** The same as another attempt at another time. */
    public AuditEvent again() {
        return new AuditEvent(
                Instant.now(),
                EventIds.next(),
                phase,
                operation,
                status,
                actor,
                tables,
                statement,
                access,
                outcome,
                details);
    }

    AuditEvent at(Instant time) {
        return new AuditEvent(
                time, queryId, phase, operation, status, actor, tables, statement, access, outcome,
                details);
    }

    private AuditEvent with(
            AuditPhase which,
            Operation what,
            AuditStatus how,
            List<String> names,
            AuditStatement query,
            AuditAccess seen,
            AuditOutcome came,
            Map<String, String> more) {
        return new AuditEvent(
                timestamp, queryId, which, what, how, actor, names, query, seen, came, more);
    }

    /**
     * One line of JSON with the fields that are there; control and direction characters are
     * escaped.
     */
    public String toJson() {
        return Json.line(AuditJson.tree(this));
    }
}
