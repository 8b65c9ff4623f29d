package io.tauro.connector.delta;

import io.tauro.connector.files.format.FilePart;
import org.jspecify.annotations.Nullable;

/**
 * A file, or a row group of it.
 *
 * @param part null for all row groups
 */
record FilePiece(DataFile file, @Nullable FilePart part) {

    static FilePiece whole(DataFile file) {
        return new FilePiece(file, null);
    }

    String describe() {
        return part == null ? file.key() : part.describe();
    }
}
