package io.tauro.security.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Audit records for tests. */
public final class SampleEvents {

    private SampleEvents() {}

    /** The start of a query on one table. */
    public static AuditEvent started(String queryId, String principal) {
        return started(queryId, principal, Instant.parse("2026-01-02T03:04:05Z"));
    }

    static AuditEvent started(String queryId, String principal, Instant time) {
        return new AuditEvent(
                time,
                queryId,
                AuditPhase.START,
                Operation.SELECT,
                AuditStatus.STARTED,
                new AuditActor(principal, Optional.empty(), Optional.empty()),
                List.of("customers"),
                new AuditStatement(
                        Optional.of("SELECT * FROM customers WHERE id = ?"), Optional.of("abc")),
                AuditAccess.NONE,
                AuditOutcome.NONE,
                Map.of());
    }
}
