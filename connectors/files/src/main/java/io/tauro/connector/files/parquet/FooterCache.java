package io.tauro.connector.files.parquet;

import io.tauro.connector.files.store.AtOnce;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.connector.files.store.StoredObject;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the footers that were used last, up to an amount of memory. A file that changed is another
 * key. Thread-safe.
 */
final class FooterCache {

    private static final long MAX_WEIGHT = 64L << 20;

    private final Map<StoredObject, Footer> footers = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    Footer get(ObjectStore store, StoredObject file) {
        synchronized (footers) {
            Footer known = footers.get(file);
            if (known != null) {
                return known;
            }
        }
        // Two threads may read the same footer at once; neither waits for the other.
        Footer footer = FooterReader.read(store, file);
        put(file, footer);
        return footer;
    }

    /** Reads those that are not known, at once where the store is far away. */
    void load(ObjectStore store, List<StoredObject> files) {
        if (store.helpers().isPresent()) {
            List<StoredObject> unknown;
            synchronized (footers) {
                unknown = files.stream().filter(file -> !footers.containsKey(file)).toList();
            }
            AtOnce.map(store, unknown, file -> get(store, file));
        }
    }

    private void put(StoredObject file, Footer footer) {
        synchronized (footers) {
            Footer before = footers.put(file, footer);
            weight += footer.weight() - (before == null ? 0 : before.weight());
            Iterator<Map.Entry<StoredObject, Footer>> oldest = footers.entrySet().iterator();
            while (weight > MAX_WEIGHT && footers.size() > 1) {
                weight -= oldest.next().getValue().weight();
                oldest.remove();
            }
        }
    }
}
