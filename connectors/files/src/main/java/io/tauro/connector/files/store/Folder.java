package io.tauro.connector.files.store;

import java.util.List;

/**
 * What stands right in a folder. Immutable.
 *
 * @param objects the objects, in the order of their keys
 * @param folders the keys of the folders, without a trailing {@code /}, in their order
 */
public record Folder(List<StoredObject> objects, List<String> folders) {

    public Folder {
        objects = List.copyOf(objects);
        folders = List.copyOf(folders);
    }
}
