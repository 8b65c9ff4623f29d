package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.internal.physical.PhysicalNode;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What one step of a plan did so far, on all threads that run it. Thread-safe. */
public final class OperatorStatistics {

    private final PhysicalNode node;
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong batches = new AtomicLong();
    private final AtomicLong nanos = new AtomicLong();

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
