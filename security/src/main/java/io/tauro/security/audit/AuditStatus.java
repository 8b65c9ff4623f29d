package io.tauro.security.audit;

/** How far an operation came. */
public enum AuditStatus {
    /** Allowed and about to begin. A start without an end reads as "all may have been seen". */
    STARTED,
    SUCCESS,
    /** Refused; nothing was read. */
    DENIED,
    FAILED,
    CANCELLED
}
