package io.tauro.connector.files.format;

import io.tauro.connector.files.store.StoredObject;

/**
 * A part of a file that can be read on its own. Immutable.
 *
 * @param file the file
 * @param index which part of it, from 0
 * @param whole whether the file has no other part
 */
public record FilePart(StoredObject file, int index, boolean whole) {

    /** For EXPLAIN and logs. */
    public String describe() {
        return whole ? file.key() : file.key() + " #" + index;
    }
}
