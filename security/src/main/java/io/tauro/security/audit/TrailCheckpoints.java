package io.tauro.security.audit;

import java.nio.file.Path;
import java.security.PrivateKey;

/**
 * Signed checkpoints of a trail. Whoever can write the trail could make a new chain; not the
 * signatures. Immutable; prints without the key.
 *
 * @param file where they go: best a place that whoever can write the trail cannot write
 * @param every how many records there are between two, at most
 * @param key signs them, Ed25519
 */
public record TrailCheckpoints(Path file, long every, PrivateKey key) {

    /** How many records there are between two checkpoints, unless something else is said. */
    public static final long EVERY = 1000;

    public TrailCheckpoints {
        if (every < 1) {
            throw new IllegalArgumentException("Checkpoints are at least a record apart");
        }
    }

    @Override
    public String toString() {
        return "checkpoints every " + every + " records in " + file;
    }
}
