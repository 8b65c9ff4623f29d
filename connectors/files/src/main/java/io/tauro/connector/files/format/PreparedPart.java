package io.tauro.connector.files.format;

import io.tauro.spi.BatchReader;
import io.tauro.spi.ReadContext;
import java.util.function.Function;

/**
 * A part of a file that is going to be read: what it takes is on its way. Opened or closed once.
 */
public interface PreparedPart extends AutoCloseable {

    /** How many bytes of the file will be read, if that is known; else 0. */
    long bytes();

    /**
     * Reads it.
     *
     * @param context of the same query, and not always the one that it was prepared with
     */
    BatchReader open(ReadContext context);

    /** It is not wanted any more. Never throws. */
    @Override
    void close();

    /** A part of which nothing is sent ahead. */
    static PreparedPart later(Function<ReadContext, BatchReader> opener) {
        return new PreparedPart() {
            @Override
            public long bytes() {
                return 0;
            }

            @Override
            public BatchReader open(ReadContext context) {
                return opener.apply(context);
            }

            @Override
            public void close() {}
        };
    }
}
