package io.tauro.table;

import java.time.Duration;
import java.util.Objects;

/**
 * Whether a copy of a table's rows may answer, and how old it may be.
 *
 * @param strategy when a copy may be used
 * @param timeToLive the greatest age of a copy; positive
 */
public record CachePolicy(CacheStrategy strategy, Duration timeToLive) {

    private static final Duration DEFAULT_TIME_TO_LIVE = Duration.ofHours(1);

    public CachePolicy {
        Objects.requireNonNull(strategy, "strategy");
        if (timeToLive.isZero() || timeToLive.isNegative()) {
            throw new IllegalArgumentException(
                    "The time to live of a cached copy must be positive");
        }
    }

    /** When a copy may be used. */
    public enum CacheStrategy {
        NEVER,
        ALWAYS,
        SMART,
        PERIODIC
    }

    /** Always the source. */
    public static CachePolicy never() {
        return new CachePolicy(CacheStrategy.NEVER, DEFAULT_TIME_TO_LIVE);
    }

    /** A copy, at most so old. */
    public static CachePolicy always(Duration timeToLive) {
        return new CachePolicy(CacheStrategy.ALWAYS, timeToLive);
    }

    /** The cost model decides. */
    public static CachePolicy smart() {
        return new CachePolicy(CacheStrategy.SMART, DEFAULT_TIME_TO_LIVE);
    }

    /** A copy that is made anew so often. */
    public static CachePolicy refreshedEvery(Duration interval) {
        return new CachePolicy(CacheStrategy.PERIODIC, interval);
    }

    /** The same strategy with another greatest age. */
    public CachePolicy timeToLive(Duration age) {
        return new CachePolicy(strategy, age);
    }
}
