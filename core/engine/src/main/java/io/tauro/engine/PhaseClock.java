package io.tauro.engine;

import io.tauro.query.QueryStatistics.Phase;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** Measures the phases of one query. Used by one thread at a time. */
final class PhaseClock {

    private final Map<Phase, Duration> phases = new EnumMap<>(Phase.class);

    <T> T time(Phase phase, Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            add(phase, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    synchronized void add(Phase phase, Duration duration) {
        phases.merge(phase, duration, Duration::plus);
    }

    synchronized Map<Phase, Duration> phases() {
        return new EnumMap<>(phases);
    }

    /** A clock that has measured as much, and goes on by itself. */
    PhaseClock copy() {
        PhaseClock copy = new PhaseClock();
        copy.phases.putAll(phases());
        return copy;
    }
}
