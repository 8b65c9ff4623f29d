package io.tauro.engine;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What operators do when their memory is spent: they put rows on disk. Immutable.
 *
 * @param directory the folder in which the context makes one of its own; empty for the temporary
 *     directory
 * @param limitBytes the most bytes that all queries may have there at once
 * @param encrypted whether everything is encrypted there; without, only what a table requires
 * @param refuseEvery for tests: refuses every so many-th reservation of memory, so that operators
 *     spill without need; 0 for never
 */
public record SpillSettings(
        Optional<Path> directory, long limitBytes, boolean encrypted, int refuseEvery) {

    public static final SpillSettings DEFAULTS =
            new SpillSettings(Optional.empty(), Long.MAX_VALUE, false, 0);

    public SpillSettings {
        if (limitBytes < 0 || refuseEvery < 0) {
            throw new IllegalArgumentException("Limits are not negative");
        }
    }

    public SpillSettings directory(Path value) {
        return new SpillSettings(Optional.of(value), limitBytes, encrypted, refuseEvery);
    }

    public SpillSettings limitBytes(long value) {
        return new SpillSettings(directory, value, encrypted, refuseEvery);
    }

    public SpillSettings encrypted(boolean value) {
        return new SpillSettings(directory, limitBytes, value, refuseEvery);
    }

    public SpillSettings refuseEvery(int value) {
        return new SpillSettings(directory, limitBytes, encrypted, value);
    }

    Path directoryOrTemporary() {
        return directory.orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
    }
}
