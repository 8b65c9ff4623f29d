package io.tauro.internal.pushdown;

/** How much work connectors are offered. */
public enum PushdownPolicy {
    /** All that they may take. */
    AUTO,
    /** Columns only. */
    OFF,
    /** All, and it is an error if a filter or a limit is not taken as exact. */
    REQUIRED
}
