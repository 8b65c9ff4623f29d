package io.tauro.error;

/** Who can act on an error. */
public enum ErrorCategory {
    /** Whoever wrote the configuration or the query. */
    USER,
    /** Whoever grants access. */
    ACCESS,
    /** Whoever runs the source. */
    SOURCE,
    /** Whoever sets limits, or asks for less. */
    RESOURCE,
    /** Us. */
    INTERNAL
}
