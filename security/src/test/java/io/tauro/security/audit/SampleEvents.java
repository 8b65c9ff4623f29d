package io.tauro.security.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

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
                principal,
                Optional.empty(),
                Operation.SELECT,
                List.of("customers"),
                AuditStatus.STARTED,
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                "abc");
    }
}
