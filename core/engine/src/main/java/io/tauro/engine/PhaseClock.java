package io.tauro.engine;

import io.tauro.query.QueryStatistics.Phase;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** Measures the phases of one query. Thread-safe. */
@SuppressWarnings("EnumOrdinal") // an array is asked for each phase of each query
final class PhaseClock {

    private static final Phase[] PHASES = Phase.values();

    /** By the ordinals of the phases; -1 for one that was skipped. */
    private final long[] nanos;

    PhaseClock() {
        nanos = new long[PHASES.length];
        Arrays.fill(nanos, -1);
    }

    private PhaseClock(long[] nanos) {
        this.nanos = nanos;
    }

    <T> T time(Phase phase, Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            add(phase, System.nanoTime() - start);
        }
    }

    synchronized void add(Phase phase, long more) {
        nanos[phase.ordinal()] = Math.max(0, nanos[phase.ordinal()]) + more;
    }

    synchronized Map<Phase, Duration> phases() {
        Map<Phase, Duration> phases = new EnumMap<>(Phase.class);
        for (Phase phase : PHASES) {
            if (nanos[phase.ordinal()] >= 0) {
                phases.put(phase, Duration.ofNanos(nanos[phase.ordinal()]));
            }
        }
        return phases;
    }

    /** A clock that has measured as much, and goes on by itself. */
    synchronized PhaseClock copy() {
        return new PhaseClock(nanos.clone());
    }
}
