package io.tauro.security.audit;

import java.util.Optional;

/**
 * What a crash has left of a line: it stays in the file, and the record after it says how many
 * bytes of which digest they are. Immutable.
 *
 * @param bytes how many
 * @param sha256 of them, in hexadecimal
 */
record TornLine(long bytes, String sha256) {

    private static final String REASON = "a line was torn";

    static AuditEvent event(byte[] damaged) {
        return AuditEvent.attempt(Operation.AUDIT, AuditActor.HOST)
                .detail("torn_bytes", Long.toString(damaged.length))
                .detail("torn_sha256", Sha256.hex(damaged))
                .failed(REASON);
    }

    /** What a record says about the bytes before it. */
    static Optional<TornLine> of(AuditEvent event) {
        String bytes = event.details().get("torn_bytes");
        String sha256 = event.details().get("torn_sha256");
        if (event.operation() != Operation.AUDIT || bytes == null || sha256 == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TornLine(Long.parseLong(bytes), sha256));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
