package io.tauro.connector.jdbc;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Leaves a source alone that could not be reached several times in a row: for a while nothing is
 * tried, then one attempt finds out. Thread-safe.
 */
final class Breaker {

    /** So many failures in a row. */
    static final int FAILURES = 5;

    static final Duration REST = Duration.ofSeconds(5);

    private final CircuitBreaker breaker;
    private final Predicate<SQLException> unreachable;

    /** What makes a connection. */
    interface Attempt {
        Connection run() throws SQLException;
    }

    /**
     * @param unreachable whether an error means that the source does not answer
     */
    Breaker(String id, Clock clock, Predicate<SQLException> unreachable) {
        this.unreachable = unreachable;
        this.breaker =
                CircuitBreaker.of(
                        id,
                        CircuitBreakerConfig.custom()
                                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                                .slidingWindowSize(FAILURES)
                                .minimumNumberOfCalls(FAILURES)
                                .failureRateThreshold(100)
                                .waitDurationInOpenState(REST)
                                .permittedNumberOfCallsInHalfOpenState(1)
                                .clock(clock)
                                .build());
    }

    /**
     * @throws SourceResting if it is not to be tried now
     */
    Connection connect(Attempt attempt) throws SQLException {
        if (!breaker.tryAcquirePermission()) {
            throw new SourceResting();
        }
        boolean told = false;
        try {
            Connection connection = attempt.run();
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
            told = true;
            return connection;
        } catch (SQLException e) {
            if (unreachable.test(e)) {
                breaker.onError(0, TimeUnit.NANOSECONDS, e);
            } else {
                breaker.onSuccess(0, TimeUnit.NANOSECONDS);
            }
            told = true;
            throw e;
        } finally {
            if (!told) {
                breaker.releasePermission();
            }
        }
    }

    /** Whether nothing is tried at the moment. */
    boolean isResting() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }
}
