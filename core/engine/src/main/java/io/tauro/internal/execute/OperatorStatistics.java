package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.internal.physical.PhysicalNode;
import org.jspecify.annotations.Nullable;

/** What one step of a plan did so far. Written by the query's thread, readable by any. */
public final class OperatorStatistics {

    private final PhysicalNode node;
    private volatile long rows;
    private volatile long batches;
    private volatile long nanos;

    OperatorStatistics(PhysicalNode node) {
        this.node = node;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    void pulled(@Nullable Batch batch, long elapsedNanos) {
        nanos += elapsedNanos;
        if (batch != null) {
            rows += batch.selectedCount();
            batches++;
        }
    }

    public PhysicalNode node() {
        return node;
    }

    /** The rows that it delivered. */
    public long rows() {
        return rows;
    }

    /** The batches that it delivered. */
    public long batches() {
        return batches;
    }

    /** The time that it took, with that of its inputs. */
    public long nanos() {
        return nanos;
    }
}
