package io.tauro.connector.testkit;

import io.tauro.data.Batch;
import io.tauro.error.ErrorCode;
import io.tauro.spi.Cancellation;
import io.tauro.spi.ReadContext;
import java.util.concurrent.atomic.AtomicLong;

/** The query that a test reads for. Thread-safe. */
public final class TestReadContext implements ReadContext {

    private final int batchSize;
    private final Cancellation cancellation = new Cancellation();
    private final AtomicLong bytes = new AtomicLong();

    private TestReadContext(int batchSize) {
        this.batchSize = batchSize;
    }

    /** A query with batches of the usual size. */
    public static TestReadContext create() {
        return new TestReadContext(Batch.DEFAULT_ROWS);
    }

    /** A query with batches of at most so many rows. */
    public static TestReadContext batchesOf(int rows) {
        return new TestReadContext(rows);
    }

    /** Cancels the query, as a user would. */
    public void cancel() {
        cancellation.cancel(
                ErrorCode.QUERY_CANCELLED,
                "The query was cancelled. Run it again if that was not intended.");
    }

    @Override
    public String queryId() {
        return "contract";
    }

    @Override
    public int batchSize() {
        return batchSize;
    }

    @Override
    public Cancellation cancellation() {
        return cancellation;
    }

    @Override
    public void countBytes(long more) {
        bytes.addAndGet(more);
    }

    /** The bytes that were counted. */
    public long bytes() {
        return bytes.get();
    }
}
