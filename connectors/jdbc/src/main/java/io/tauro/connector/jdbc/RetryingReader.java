package io.tauro.connector.jdbc;

import io.tauro.data.Batch;
import io.tauro.error.TauroException;
import io.tauro.spi.BatchReader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a statement again if it fails in passing before any of its rows was handed over; after that
 * nobody could tell which rows came twice.
 */
final class RetryingReader implements BatchReader {

    private final Supplier<JdbcReader> readers;
    private final Retries retries;
    private JdbcReader reader;
    private boolean delivered;
    private boolean closed;

    private RetryingReader(Supplier<JdbcReader> readers, Retries retries, JdbcReader first) {
        this.readers = readers;
        this.retries = retries;
        this.reader = first;
    }

    /** A reader whose statement is running. */
    static BatchReader open(Supplier<JdbcReader> readers, Retries retries) {
        return new RetryingReader(readers, retries, running(readers, retries));
    }

    private static JdbcReader running(Supplier<JdbcReader> readers, Retries retries) {
        while (true) {
            JdbcReader next = readers.get();
            boolean open = false;
            try {
                next.execute();
                open = true;
                return next;
            } catch (TauroException e) {
                next.close();
                if (!next.failedInPassing() || !retries.again()) {
                    throw e;
                }
            } finally {
                if (!open) {
                    next.close();
                }
            }
        }
    }

    @Override
    public @Nullable Batch next() {
        while (true) {
            try {
                Batch batch = reader.next();
                delivered = true;
                return batch;
            } catch (TauroException e) {
                if (delivered || closed || !reader.failedInPassing()) {
                    throw e;
                }
                reader.close();
                if (!retries.again()) {
                    throw e;
                }
            }
            reader = running(readers, retries);
        }
    }

    @Override
    public void close() {
        closed = true;
        reader.close();
    }
}
