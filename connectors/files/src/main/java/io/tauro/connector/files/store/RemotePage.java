package io.tauro.connector.files.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a listing.
 *
 * @param objects by their whole keys
 * @param folders whole keys up to and with the {@code /}
 * @param token where the next page begins; null for the last
 */
public record RemotePage(List<StoredObject> objects, List<String> folders, @Nullable String token) {

    public RemotePage {
        objects = List.copyOf(objects);
        folders = List.copyOf(folders);
    }
}
