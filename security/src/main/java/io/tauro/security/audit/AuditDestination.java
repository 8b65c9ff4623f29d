package io.tauro.security.audit;

/**
 * A sink with what it means if it fails.
 *
 * @param sink where records go
 * @param onFailure what becomes of a query whose record it did not take
 */
public record AuditDestination(AuditSink sink, OnFailure onFailure) {

    /** Whether a query must not go on without this one. */
    boolean isNeeded(boolean mustBeRecorded) {
        return switch (onFailure) {
            case CLOSED -> true;
            case OPEN -> mustBeRecorded;
            case IGNORED -> false;
        };
    }
}
