package io.tauro.connector.files.store;

import java.util.List;
import java.util.Optional;

/**
 * Objects by key, where {@code /} separates folders. Reads only. Thread-safe.
 *
 * <p>Each method throws a {@code TauroException}: {@code TAURO-4005} where it may not read, {@code
 * TAURO-4002} or {@code TAURO-4001} where the store fails.
 */
public interface ObjectStore extends AutoCloseable {

    /**
     * All objects below a folder, however deep, in the order of their keys.
     *
     * @param folder the folder without a trailing {@code /}; empty for the root. One that does not
     *     exist has no objects
     */
    List<StoredObject> list(String folder);

    /** The object of exactly this key; empty if there is none, or if it is a folder. */
    Optional<StoredObject> find(String key);

    /**
     * Opens an object as it was when it was listed.
     *
     * @throws io.tauro.error.TauroException {@code TAURO-4008} if it is gone, {@code TAURO-4010} if
     *     it has changed
     */
    ObjectReader open(StoredObject object);

    /** Releases what it holds. Idempotent. */
    @Override
    void close();
}
