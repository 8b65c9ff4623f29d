package io.tauro.engine;

/** How much work sources are given. */
public enum PushdownMode {
    /** What they can do with the same answer. */
    AUTO,
    /** None: they deliver rows, for comparison and for finding faults. */
    OFF,
    /** All filters and limits: a query fails when one cannot be given away. */
    REQUIRED
}
