package io.tauro.connector.files.store;

/** What came of writing an object. */
public enum PutOutcome {
    WRITTEN,
    /** Nothing was written: another object has this key. Only of {@link PutMode#IF_ABSENT}. */
    EXISTS
}
