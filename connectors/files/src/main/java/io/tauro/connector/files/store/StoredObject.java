package io.tauro.connector.files.store;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object at a moment. Equal as long as it has not changed; when it was written does not count,
 * since stores tell it more or less exactly.
 *
 * @param key the path below the root of the store, with {@code /} between folders
 * @param size the length in bytes
 * @param version what changes when the content does: an ETag, or a time of modification
 * @param modified when it was written last, if the store tells; formats with versions go by it
 */
public record StoredObject(String key, long size, String version, Optional<Instant> modified) {

    /** An object of which is not known when it was written. */
    public StoredObject(String key, long size, String version) {
        this(key, size, version, Optional.empty());
    }

    /** The same object by another key. */
    public StoredObject withKey(String other) {
        return new StoredObject(other, size, version, modified);
    }

    /** The last part of the key. */
    public String name() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredObject that
                && key.equals(that.key)
                && size == that.size
                && version.equals(that.version);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, size, version);
    }
}
