package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.spill.SpillCounter;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What one step of a plan did so far, on all threads that run it. Thread-safe. */
public final class OperatorStatistics implements SpillCounter {

    private final PhysicalNode node;
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong batches = new AtomicLong();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong spilledBytes = new AtomicLong();
    private final AtomicLong spillFiles = new AtomicLong();

    OperatorStatistics(PhysicalNode node) {
        this.node = node;
    }

    void pulled(@Nullable Batch batch, long elapsedNanos) {
        nanos.addAndGet(elapsedNanos);
        if (batch != null) {
            rows.addAndGet(batch.selectedCount());
            batches.incrementAndGet();
        }
    }

    @Override
    public void opened() {
        spillFiles.incrementAndGet();
    }

    @Override
    public void written(long bytes) {
        spilledBytes.addAndGet(bytes);
    }

    /** The bytes that it put on disk. */
    public long spilledBytes() {
        return spilledBytes.get();
    }

    /** The files that it put them into, one after the other or at once. */
    public long spillFiles() {
        return spillFiles.get();
    }

    public PhysicalNode node() {
        return node;
    }

    /** The rows that it delivered. */
    public long rows() {
        return rows.get();
    }

    /** The batches that it delivered. */
    public long batches() {
        return batches.get();
    }

    /** The time that it took, with that of its inputs; the sum over its threads. */
    public long nanos() {
        return nanos.get();
    }
}
