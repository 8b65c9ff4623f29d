package io.tauro.connector.files.store;

import java.net.URI;
import java.util.Optional;

/**
 * The requests that a remote store answers: what a cloud's client has to offer. Each method is one
 * attempt; {@link RemoteObjectStore} tries again, checks versions, reads ahead and makes errors of
 * failures. The client itself does not try again. Keys are whole keys. Thread-safe.
 *
 * <p>No method waits without bounds: connecting and each read from the network end within seconds.
 */
public interface RemoteObjects extends AutoCloseable {

    /** What it is, for messages: {@code bucket 'acme-lake'}. */
    String describe();

    /** A page of a listing; objects and folders are in the order of the store. */
    RemotePage list(RemoteListing listing) throws RemoteFailure;

    /** The object of this key; empty if there is none. */
    Optional<StoredObject> head(String key) throws RemoteFailure;

    /**
     * The key of what an absolute location means; empty if it is not in this store. Asks nobody.
     */
    default Optional<String> keyOf(URI location) {
        return Optional.empty();
    }

    /**
     * Starts to send a range of an object, if it still is of this version.
     *
     * @throws RemoteFailure {@code CHANGED} if it is of another one, or shorter; {@code NOT_FOUND}
     *     if it is gone
     */
    RemoteBytes get(StoredObject object, long position, long length) throws RemoteFailure;

    /** Writes an object as a whole, in one step. */
    PutOutcome put(String key, byte[] bytes, PutMode mode) throws RemoteFailure;

    /** Releases connections; requests that run fail. Never throws. */
    @Override
    void close();
}
