package io.tauro.connector.files;

import io.tauro.connector.files.store.Folder;
import io.tauro.connector.files.store.ObjectReader;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.connector.files.store.PutMode;
import io.tauro.connector.files.store.PutOutcome;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.spi.ConnectionHealth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Writes down what is asked of a store. Thread-safe. */
record RecordingStore(ObjectStore store, List<String> calls) implements ObjectStore {

    static RecordingStore over(ObjectStore store) {
        return new RecordingStore(store, Collections.synchronizedList(new ArrayList<>()));
    }

    @Override
    public List<StoredObject> list(String folder) {
        calls.add("list " + folder);
        return store.list(folder);
    }

    @Override
    public Folder childrenAfter(String folder, String name) {
        calls.add("children " + folder);
        return store.childrenAfter(folder, name);
    }

    @Override
    public Optional<StoredObject> find(String key) {
        return store.find(key);
    }

    @Override
    public ObjectReader open(StoredObject object) {
        calls.add("open " + object.key());
        return store.open(object);
    }

    @Override
    public PutOutcome put(String key, byte[] bytes, PutMode mode) {
        return store.put(key, bytes, mode);
    }

    @Override
    public ConnectionHealth check() {
        return store.check();
    }

    @Override
    public void close() {
        store.close();
    }
}
