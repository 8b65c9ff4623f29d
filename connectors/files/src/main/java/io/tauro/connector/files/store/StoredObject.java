package io.tauro.connector.files.store;

/**
 * An object at a moment. Equal as long as it has not changed.
 *
 * @param key the path below the root of the store, with {@code /} between folders
 * @param size the length in bytes
 * @param version what changes when the content does: an ETag, or a time of modification
 */
public record StoredObject(String key, long size, String version) {

    /** The last part of the key. */
    public String name() {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
