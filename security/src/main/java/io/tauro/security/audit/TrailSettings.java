package io.tauro.security.audit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a trail is kept in files. Immutable.
 *
 * @param file that is written; those that it was before have a number behind its name
 * @param chained whether the digest of each record covers the one before
 * @param rotateBytes a new file begins before it would become larger
 * @param rotateEvery a new file begins when the first record of this one is so old
 * @param checkpoints signed ones; of a chained trail only
 */
public record TrailSettings(
        Path file,
        boolean chained,
        long rotateBytes,
        Optional<Duration> rotateEvery,
        Optional<TrailCheckpoints> checkpoints) {

    public TrailSettings {
        file = file.toAbsolutePath().normalize();
        if (rotateBytes < 1
                || rotateEvery.filter(time -> time.isNegative() || time.isZero()).isPresent()) {
            throw new IllegalArgumentException("A file of a trail has room for something");
        }
        if (checkpoints.isPresent() && !chained) {
            throw new IllegalArgumentException("Only a chained trail has checkpoints");
        }
    }

    /** A chained trail; a new file begins after 256 MB. */
    public static TrailSettings of(Path file) {
        return new TrailSettings(file, true, 256L << 20, Optional.empty(), Optional.empty());
    }

    /** Without a chain: lines and nothing else. */
    public TrailSettings unchained() {
        return new TrailSettings(file, false, rotateBytes, rotateEvery, Optional.empty());
    }

    /** A new file begins before this one would become larger. */
    public TrailSettings rotateAt(long bytes) {
        return new TrailSettings(file, chained, bytes, rotateEvery, checkpoints);
    }

    /** A new file begins when the first record of this one is so old. */
    public TrailSettings rotateEvery(Duration time) {
        return new TrailSettings(file, chained, rotateBytes, Optional.of(time), checkpoints);
    }

    /** With signed checkpoints. */
    public TrailSettings checkpoints(TrailCheckpoints settings) {
        return new TrailSettings(file, chained, rotateBytes, rotateEvery, Optional.of(settings));
    }
}
