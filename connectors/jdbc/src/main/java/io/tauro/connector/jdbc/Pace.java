package io.tauro.connector.jdbc;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.tauro.spi.Cancellation;
import java.time.Duration;
import java.util.Optional;

/** Lets statements go to a source as fast as its rate limit allows. Thread-safe. */
final class Pace {

    private final Optional<RateLimiter> limiter;
    private final Activity activity;
    private final SourceErrors errors;

    /**
     * @param patience how long a statement waits at most
     */
    Pace(
            String id,
            Optional<RateLimit> limit,
            Duration patience,
            Activity activity,
            SourceErrors errors) {
        this.limiter =
                limit.map(
                        rate ->
                                RateLimiter.of(
                                        id,
                                        RateLimiterConfig.custom()
                                                .limitForPeriod(rate.statements())
                                                .limitRefreshPeriod(rate.period())
                                                .timeoutDuration(patience)
                                                .build()));
        this.activity = activity;
        this.errors = errors;
    }

    /**
     * Waits for the turn of one statement.
     *
     * @throws io.tauro.error.TauroException {@code TAURO-4007} if that would take too long
     */
    void await(Cancellation cancellation) {
        activity.sent();
        if (limiter.isEmpty()) {
            return;
        }
        long wait = limiter.get().reservePermission();
        if (wait < 0) {
            throw errors.tooFast();
        }
        if (wait > 0) {
            activity.waiting(() -> Pause.of(wait, cancellation));
        }
    }
}
