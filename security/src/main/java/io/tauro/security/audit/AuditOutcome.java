package io.tauro.security.audit;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What came of an operation. Immutable.
 *
 * @param reason why it was denied, or the code of the error that it failed with
 * @param rows the rows delivered
 * @param bytes the bytes that its sources gave
 * @param duration how long it took
 */
public record AuditOutcome(
        Optional<String> reason,
        OptionalLong rows,
        OptionalLong bytes,
        Optional<Duration> duration) {

    /** Nothing yet. */
    public static final AuditOutcome NONE =
            new AuditOutcome(
                    Optional.empty(), OptionalLong.empty(), OptionalLong.empty(), Optional.empty());

    public AuditOutcome {
        reason = reason.map(text -> Bounded.text(text, 1024));
    }

    /** No more than why. */
    public static AuditOutcome because(String reason) {
        return new AuditOutcome(
                Optional.of(reason), OptionalLong.empty(), OptionalLong.empty(), Optional.empty());
    }
}
