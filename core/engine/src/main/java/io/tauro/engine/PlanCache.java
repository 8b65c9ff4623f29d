package io.tauro.engine;

import io.tauro.query.PlanCacheMetrics;
import java.time.Duration;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the plans that were used last. An old one is made again, since what the sources say of
 * their tables has changed by then. Thread-safe.
 */
final class PlanCache {

    private static final long LIFETIME_NANOS = Duration.ofMinutes(5).toNanos();

    private record Entry(CachedPlan plan, long since) {}

    /**
     * What of a statement its plan does not depend on.
     *
     * @param keepable whether there is a plan for any values; if not, the rest says nothing
     * @param literals the indexes of its literals that may have any value of their types
     * @param rowCounts the indexes of its parameters whose values it does depend on
     */
    record Freedom(boolean keepable, BitSet literals, Set<Integer> rowCounts) {

        private static final Freedom NONE = new Freedom(false, new BitSet(), Set.of());

        Freedom(BitSet literals, Set<Integer> rowCounts) {
            this(true, literals, rowCounts);
        }
    }

    private final int capacity;
    private final Map<PlanKey, Entry> plans;
    private final Map<String, Freedom> freedoms;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder evictions = new LongAdder();

    /**
     * @param capacity the most plans to keep; 0 for none
     */
    PlanCache(int capacity) {
        this.capacity = capacity;
        this.plans = new Recent<>(capacity, evictions::increment);
        this.freedoms = new Recent<>(capacity, () -> {});
    }

    boolean isOff() {
        return capacity == 0;
    }

    /** What is known of statements of this shape. */
    Optional<Freedom> freedom(String shape) {
        synchronized (freedoms) {
            return Optional.ofNullable(freedoms.get(shape));
        }
    }

    /** The plan for a key; counts as a hit or a miss. */
    Optional<CachedPlan> find(@Nullable PlanKey key) {
        Entry entry = key == null ? null : current(key);
        (entry == null ? misses : hits).increment();
        return Optional.ofNullable(entry).map(Entry::plan);
    }

    private @Nullable Entry current(PlanKey key) {
        synchronized (plans) {
            Entry entry = plans.get(key);
            if (entry != null && System.nanoTime() - entry.since() > LIFETIME_NANOS) {
                plans.remove(key);
                evictions.increment();
                return null;
            }
            return entry;
        }
    }

    void keep(String shape, Freedom freedom, PlanKey key, CachedPlan plan) {
        synchronized (freedoms) {
            freedoms.put(shape, freedom);
        }
        synchronized (plans) {
            plans.put(key, new Entry(plan, System.nanoTime()));
        }
    }

    /** Remembers that statements of a shape have no plan that could be kept. */
    void giveUp(String shape) {
        synchronized (freedoms) {
            freedoms.put(shape, Freedom.NONE);
        }
    }

    void clear() {
        synchronized (plans) {
            plans.clear();
        }
        synchronized (freedoms) {
            freedoms.clear();
        }
    }

    PlanCacheMetrics metrics() {
        synchronized (plans) {
            return new PlanCacheMetrics(
                    hits.sum(), misses.sum(), evictions.sum(), plans.size(), capacity);
        }
    }

    /** Forgets what was not used for longest. */
    private static final class Recent<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1;

        private final int capacity;
        private final transient Runnable onEviction;

        Recent(int capacity, Runnable onEviction) {
            super(16, 0.75f, true);
            this.capacity = capacity;
            this.onEviction = onEviction;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            boolean full = size() > capacity;
            if (full) {
                onEviction.run();
            }
            return full;
        }
    }
}
