package io.tauro.spi;

/** What a reader may know of the query that it reads for. Thread-safe. */
public interface ReadContext {

    /** The id of the query, for logs and for the source. */
    String queryId();

    /** The most rows a batch may have, at least 1. */
    int batchSize();

    /** Tells when to stop. */
    Cancellation cancellation();

    /**
     * Adds to the bytes that the source has sent, or that were read from a file: compressed, as
     * they were moved.
     */
    void countBytes(long bytes);
}
