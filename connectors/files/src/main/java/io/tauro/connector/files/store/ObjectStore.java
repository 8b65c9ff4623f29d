package io.tauro.connector.files.store;

import io.tauro.spi.Cancellation;
import io.tauro.spi.ConnectionHealth;
import io.tauro.spi.ConnectionMetrics;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Objects by key, where {@code /} separates folders. Thread-safe.
 *
 * <p>Each method throws a {@code TauroException}: {@code TAURO-4005} where it may not read or
 * write, {@code TAURO-4003} where the store does not know who asks, {@code TAURO-4002} or another
 * {@code TAURO-40xx} where the store fails.
 */
public interface ObjectStore extends AutoCloseable {

    /**
     * All objects below a folder, however deep, in the order of their keys.
     *
     * @param folder the folder without a trailing {@code /}; empty for the root. One that does not
     *     exist has no objects
     */
    List<StoredObject> list(String folder);

    /** What stands right in a folder; of one that does not exist nothing. */
    default Folder children(String folder) {
        return childrenAfter(folder, "");
    }

    /**
     * Of what stands right in a folder, only names that are greater than one, by their characters.
     *
     * @param name need not be there
     */
    Folder childrenAfter(String folder, String name);

    /** The object of exactly this key; empty if there is none, or if it is a folder. */
    Optional<StoredObject> find(String key);

    /**
     * Opens an object as it was when it was listed.
     *
     * @throws io.tauro.error.TauroException {@code TAURO-4008} if it is gone, {@code TAURO-4010} if
     *     it has changed: here, or where the first bytes are read
     */
    ObjectReader open(StoredObject object);

    /** The same for a query: once it is cancelled, a read that waits for the store fails. */
    default ObjectReader open(StoredObject object, Cancellation cancellation) {
        return open(object);
    }

    /**
     * Writes an object as a whole: others see all of it, or what was there before. Makes the
     * folders that it needs.
     */
    PutOutcome put(String key, byte[] bytes, PutMode mode);

    /** Whether to read bytes a second time costs about nothing. */
    default boolean isNear() {
        return false;
    }

    /**
     * Threads for work that waits for this store, so that more than one request is under way; empty
     * where nobody waits long. They do not wait for each other. Once the store is closed they
     * refuse work.
     */
    default Optional<Executor> helpers() {
        return Optional.empty();
    }

    /** Whether the store answers. Contacts it, within a few seconds; never throws. */
    ConnectionHealth check();

    /** What it has done so far. */
    default ConnectionMetrics metrics() {
        return ConnectionMetrics.NONE;
    }

    /**
     * The key of what an absolute location means, such as {@code s3://bucket/orders/part-0}; empty
     * if it is not in this store. Some logs of tables name files in this way.
     */
    default Optional<String> keyOf(URI location) {
        return Optional.empty();
    }

    /** Releases what it holds; readers that are open fail. Idempotent. */
    @Override
    void close();
}
