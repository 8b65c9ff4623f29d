package io.tauro.connector.testkit;

import io.tauro.data.Batch;
import io.tauro.spi.BatchReader;
import io.tauro.type.Schema;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Watches the batches of a reader, and the order of the calls. Closing may come from any thread,
 * all else from one at a time.
 */
final class AssertingReader implements BatchReader {

    private final AssertingConnector watch;
    private final BatchReader reader;
    private final Schema schema;
    private final int batchSize;
    private final AtomicBoolean busy = new AtomicBoolean();
    private long rowsLeft;
    private boolean ended;
    private volatile boolean closed;
    private @Nullable Batch last;
    private int lastHash;

    AssertingReader(
            AssertingConnector watch,
            BatchReader reader,
            Schema schema,
            int batchSize,
            long limit) {
        this.watch = watch;
        this.reader = reader;
        this.schema = schema;
        this.batchSize = batchSize;
        this.rowsLeft = limit;
    }

    @Override
    public @Nullable Batch next() {
        watch.requireOpen("next");
        watch.require(!closed, "the caller asked a closed reader for its next batch");
        watch.require(!ended, "the caller asked for a batch after the end or an error");
        watch.require(
                busy.compareAndSet(false, true),
                "two threads asked one reader for a batch at the same time");
        try {
            ended = true;
            Batch batch = reader.next();
            ended = batch == null;
            if (batch != null) {
                check(batch);
            }
            return batch;
        } finally {
            busy.set(false);
        }
    }

    private void check(Batch batch) {
        String fault = BatchFaults.find(batch, schema, batchSize);
        watch.require(fault == null, "a batch is not sound: " + fault);
        rowsLeft -= batch.selectedCount();
        watch.require(rowsLeft >= 0, "a split has more rows than the limit that was taken");
        checkLast();
        last = batch;
        lastHash = hash(batch);
    }

    private void checkLast() {
        watch.require(
                last == null || hash(last) == lastHash,
                "a batch changed after it had been handed over");
        last = null;
    }

    private static int hash(Batch batch) {
        int hash = batch.selectedCount();
        for (List<?> row : ScanRows.of(batch)) {
            hash = 31 * hash + java.util.Objects.hashCode(SameValues.key(row));
        }
        return hash;
    }

    @Override
    public void close() {
        closed = true;
        watch.closed(this);
        try {
            reader.close();
        } catch (RuntimeException e) {
            throw watch.breach("close threw " + e);
        }
    }
}
