package io.tauro.connector.files.store;

/** What becomes of an object that is there already. */
public enum PutMode {
    /** It stays, and nothing is written. */
    IF_ABSENT,
    /** It is replaced as a whole. */
    REPLACE
}
