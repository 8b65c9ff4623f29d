package io.tauro.connector.testkit;

import io.tauro.data.Batch;
import io.tauro.error.ErrorCode;
import io.tauro.spi.Cancellation;
import io.tauro.spi.ReadContext;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** The query that a test reads for. Thread-safe. */
public final class TestReadContext implements ReadContext {

    private final int batchSize;
    private final Cancellation cancellation = new Cancellation();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong skipped = new AtomicLong();
    private final AtomicLong lentBytes = new AtomicLong();
    private final AtomicLong mostLentBytes = new AtomicLong();
    private final Set<byte[]> lent =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

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

    @Override
    public void countSkipped(long records) {
        skipped.addAndGet(records);
    }

    /** The records that were left out. */
    public long skipped() {
        return skipped.get();
    }

    /** An array that is full of what nobody should read. */
    @Override
    public byte[] borrow(int size) {
        byte[] buffer = new byte[size + 100];
        Arrays.fill(buffer, (byte) 0xA5);
        lent.add(buffer);
        long now = lentBytes.addAndGet(buffer.length);
        mostLentBytes.accumulateAndGet(now, Math::max);
        return buffer;
    }

    /** Overwrites the array, which shows in whatever still refers to it. */
    @Override
    public void giveBack(byte[] buffer) {
        if (!lent.remove(buffer)) {
            throw new AssertionError("An array is given back that is not on loan");
        }
        lentBytes.addAndGet(-buffer.length);
        Arrays.fill(buffer, (byte) 0x5A);
    }

    /** The arrays that are on loan. */
    public int lent() {
        return lent.size();
    }

    /** How many bytes of arrays were on loan at once, at most. */
    public long mostBytesLent() {
        return mostLentBytes.get();
    }

    /** The bytes that were counted. */
    public long bytes() {
        return bytes.get();
    }
}
