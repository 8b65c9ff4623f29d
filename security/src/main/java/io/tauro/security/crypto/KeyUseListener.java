package io.tauro.security.crypto;

/** Told of each use of a key when a query starts, before its first row. Thread-safe. */
@FunctionalInterface
public interface KeyUseListener {

    /** For whoever does not want to know. */
    KeyUseListener NONE = use -> {};

    /**
     * A query is about to use a key. Throwing refuses the query.
     *
     * @param use which key, and what for
     */
    void used(KeyUse use);
}
