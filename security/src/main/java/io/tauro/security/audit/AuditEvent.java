package io.tauro.security.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * One record of the audit trail. Immutable. Holds no value of a row and no literal of a query.
 *
 * @param timestamp when it was recorded
 * @param queryId the same in the start and the end of a query
 * @param principal the id of who asked
 * @param tenant the tenant of who asked
 * @param operation what was asked
 * @param tables the virtual tables that the query reads; empty if it did not come so far
 * @param status how far it came
 * @param reason why it was denied, or the code of the error that it failed with
 * @param rowCount the rows delivered; at the end of a query
 * @param duration from the start to the end of a query
 * @param fingerprint the SHA-256 of the query's text, in hexadecimal: tells queries apart without
 *     showing them
 */
public record AuditEvent(
        Instant timestamp,
        String queryId,
        String principal,
        Optional<String> tenant,
        Operation operation,
        List<String> tables,
        AuditStatus status,
        Optional<String> reason,
        OptionalLong rowCount,
        Optional<Duration> duration,
        String fingerprint) {

    public AuditEvent {
        tables = List.copyOf(tables);
    }

    /** The names of the tables as one text, with commas between them. */
    public String table() {
        return String.join(", ", tables);
    }

    /** The record of a refusal of this attempt. */
    public AuditEvent denied(List<String> ofTables, String why) {
        return new AuditEvent(
                Instant.now(),
                queryId,
                principal,
                tenant,
                operation,
                ofTables,
                AuditStatus.DENIED,
                Optional.of(why),
                OptionalLong.empty(),
                Optional.empty(),
                fingerprint);
    }

    /** The record of the end of what this record started. */
    public AuditEvent ended(AuditStatus how, Optional<String> why, long rows, Duration after) {
        return new AuditEvent(
                Instant.now(),
                queryId,
                principal,
                tenant,
                operation,
                tables,
                how,
                why,
                OptionalLong.of(rows),
                Optional.of(after),
                fingerprint);
    }

    /** The record of one more start of the same. */
    public AuditEvent again() {
        return new AuditEvent(
                Instant.now(),
                UUID.randomUUID().toString(),
                principal,
                tenant,
                operation,
                tables,
                status,
                reason,
                rowCount,
                duration,
                fingerprint);
    }

    /**
     * One line of JSON with the fields that are there; control and direction characters are
     * escaped.
     */
    public String toJson() {
        return AuditJson.write(this);
    }
}
