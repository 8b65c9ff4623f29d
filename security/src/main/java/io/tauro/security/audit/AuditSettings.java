package io.tauro.security.audit;

import java.time.Duration;
import java.util.Optional;

/**
 * How records are taken. Immutable; prints without the key.
 *
 * @param onFailure what a sink that fails means, unless it was added with its own answer
 * @param timeout how long a query waits for its record to be written
 * @param queue how many records can wait to be written; who comes then waits
 * @param fingerprintKey the key of the fingerprints of queries, of 16 bytes or more; empty for one
 *     that is made for the context, so that fingerprints cannot be compared with those of others
 */
public record AuditSettings(
        OnFailure onFailure, Duration timeout, int queue, Optional<byte[]> fingerprintKey) {

    /** A sink that fails refuses the query. */
    public static final AuditSettings DEFAULTS =
            new AuditSettings(OnFailure.CLOSED, Duration.ofSeconds(10), 1024, Optional.empty());

    public AuditSettings {
        if (timeout.isNegative() || timeout.isZero() || queue < 1) {
            throw new IllegalArgumentException("A timeout and a queue are larger than nothing");
        }
        if (fingerprintKey.isPresent() && fingerprintKey.get().length < 16) {
            throw new IllegalArgumentException("A key for fingerprints has at least 16 bytes");
        }
        fingerprintKey = fingerprintKey.map(byte[]::clone);
    }

    @Override
    public Optional<byte[]> fingerprintKey() {
        return fingerprintKey.map(byte[]::clone);
    }

    /** The same with another answer to a sink that fails. */
    public AuditSettings onFailure(OnFailure answer) {
        return new AuditSettings(answer, timeout, queue, fingerprintKey);
    }

    /** The same with another patience. */
    public AuditSettings timeout(Duration patience) {
        return new AuditSettings(onFailure, patience, queue, fingerprintKey);
    }

    /** The same with room for so many waiting records. */
    public AuditSettings queue(int records) {
        return new AuditSettings(onFailure, timeout, records, fingerprintKey);
    }

    /** The same with a key for fingerprints. */
    public AuditSettings fingerprintKey(byte[] key) {
        return new AuditSettings(onFailure, timeout, queue, Optional.of(key));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AuditSettings same
                && onFailure == same.onFailure
                && timeout.equals(same.timeout)
                && queue == same.queue
                && java.util.Arrays.equals(
                        fingerprintKey.orElse(null), same.fingerprintKey.orElse(null));
    }

    @Override
    public int hashCode() {
        return java.util.Objects.hash(onFailure, timeout, queue);
    }

    @Override
    public String toString() {
        return "on_failure " + onFailure + ", timeout " + timeout + ", queue " + queue;
    }
}
