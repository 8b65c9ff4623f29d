package io.tauro.spi;

import java.util.function.Supplier;

/**
 * The query that a read is part of, for a connector whose reads of one query concern each other:
 * they are to see one state of the source, or share what is costly. Thread-safe.
 */
public interface QueryScope {

    /**
     * How many scans the query plans to open over the connection: 1 if there is no other one. The
     * parts of a scan count as one. {@link Integer#MAX_VALUE} if nobody knows, since some may be
     * opened again and again. Scans that turn out to be of no use are never opened.
     */
    int scans();

    /** Stops the whole query. That of a reader can stop earlier, when its rows are not wanted. */
    Cancellation cancellation();

    /**
     * What is kept for the query until it ends, by its key; made when it is asked for first. What
     * is closed then is told on the thread that ends the query.
     */
    Kept keep(Object key, Supplier<? extends Kept> maker);

    /** What is kept for a query. */
    interface Kept extends AutoCloseable {

        /** The query has ended, and all its readers are closed. Never throws. */
        @Override
        void close();
    }
}
