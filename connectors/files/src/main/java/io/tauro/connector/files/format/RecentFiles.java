package io.tauro.connector.files.format;

import io.tauro.connector.files.store.StoredObject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known of the files that were asked for last; forgets the others. Not thread-safe.
 *
 * @param <V> what is known
 */
public final class RecentFiles<V> extends LinkedHashMap<StoredObject, V> {

    private static final long serialVersionUID = 1;
    private static final int MAX_FILES = 256;

    public RecentFiles() {
        super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<StoredObject, V> eldest) {
        return size() > MAX_FILES;
    }
}
