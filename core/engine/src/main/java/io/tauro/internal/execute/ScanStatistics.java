package io.tauro.internal.execute;

import io.tauro.internal.physical.PhysicalNode.ScanNode;
import java.util.concurrent.atomic.AtomicLong;

/** What one scan read so far. Thread-safe: a connector may count bytes on threads of its own. */
public final class ScanStatistics {

    private final ScanNode node;
    private final AtomicLong splits = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong batches = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong skipped = new AtomicLong();
    private final AtomicLong nanos = new AtomicLong();

    ScanStatistics(ScanNode node) {
        this.node = node;
    }

    void splitOpened() {
        splits.incrementAndGet();
    }

    void batchRead(int rowCount) {
        batches.incrementAndGet();
        rows.addAndGet(rowCount);
    }

    void bytesMoved(long count) {
        bytes.addAndGet(count);
    }

    void skipped(long records) {
        skipped.addAndGet(records);
    }

    void waited(long elapsedNanos) {
        nanos.addAndGet(elapsedNanos);
    }

    public ScanNode node() {
        return node;
    }

    /** The parts that were opened. */
    public long splits() {
        return splits.get();
    }

    /** The rows that the source sent. */
    public long rows() {
        return rows.get();
    }

    public long batches() {
        return batches.get();
    }

    /** The bytes that were moved, as the connector counts them. */
    public long bytes() {
        return bytes.get();
    }

    /** The records that could not be read and were left out. */
    public long skipped() {
        return skipped.get();
    }

    /** The time spent in the connector. */
    public long nanos() {
        return nanos.get();
    }
}
