package io.tauro.spi;

import java.time.Duration;

/**
 * What a connection has done since it was made, and what it does now. Immutable.
 *
 * @param statements statements that its source was sent, those about its catalogue included
 * @param retries how often something was tried again that had failed in passing
 * @param failures attempts to connect that have failed
 * @param refused requests that were turned away at once, because the source could not be reached
 *     several times in a row
 * @param waited the time spent waiting for free connections, for the rate limit and between
 *     attempts, all together
 * @param inUse connections to the source that are used now
 * @param open connections to the source that are open now
 * @param resting whether the source is left alone at the moment, since it could not be reached
 */
public record ConnectionMetrics(
        long statements,
        long retries,
        long failures,
        long refused,
        Duration waited,
        int inUse,
        int open,
        boolean resting) {

    /** Of a connection that counts nothing. */
    public static final ConnectionMetrics NONE =
            new ConnectionMetrics(0, 0, 0, 0, Duration.ZERO, 0, 0, false);
}
