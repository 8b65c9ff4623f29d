package io.tauro.connector.jdbc;

import io.github.resilience4j.core.IntervalFunction;
import io.tauro.spi.Cancellation;
import java.time.Duration;

/** The attempts at one thing: a few, each after a longer wait than the one before. */
final class Retries {

    /** The first attempt included. */
    static final int MOST = 4;

    private static final IntervalFunction WAITS =
            IntervalFunction.ofExponentialRandomBackoff(
                    Duration.ofMillis(40), 2, 0.5, Duration.ofSeconds(1));

    private final Activity activity;
    private final Cancellation cancellation;
    private final long end;
    private int attempts = 1;

    /** Attempts that end only with their number, and with the query. */
    Retries(Activity activity, Cancellation cancellation) {
        this(activity, Duration.ofDays(365), cancellation);
    }

    /**
     * @param patience after which no attempt begins
     */
    Retries(Activity activity, Duration patience, Cancellation cancellation) {
        this.activity = activity;
        this.cancellation = cancellation;
        this.end = System.nanoTime() + patience.toNanos();
    }

    /** Waits for the next attempt; false if there is none. */
    boolean again() {
        cancellation.throwIfCancelled();
        long wait = Duration.ofMillis(WAITS.apply(attempts)).toNanos();
        if (attempts >= MOST || System.nanoTime() + wait - end > 0) {
            return false;
        }
        attempts++;
        activity.retried();
        activity.waiting(() -> Pause.of(wait, cancellation));
        return true;
    }
}
