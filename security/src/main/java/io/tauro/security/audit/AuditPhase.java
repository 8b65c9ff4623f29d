package io.tauro.security.audit;

/** Which record of an operation it is. */
public enum AuditPhase {
    /** It is about to begin. Without an end it reads as "all may have been seen". */
    START,
    /** It is over. */
    END,
    /** The only one. */
    SINGLE
}
