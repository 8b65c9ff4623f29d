package io.tauro.internal.execute;

import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What each step and each scan of one run did so far. Thread-safe. */
public final class RunStatistics {

    private final Map<PhysicalNode, OperatorStatistics> operators =
            Collections.synchronizedMap(new IdentityHashMap<>(8));
    private final Map<ScanNode, ScanStatistics> scans =
            Collections.synchronizedMap(new IdentityHashMap<>(8));
    private final AtomicLong cpuNanos = new AtomicLong();
    private final AtomicInteger openReaders;

    public RunStatistics() {
        this(new AtomicInteger());
    }

    /**
     * @param openReaders counts the readers that are open, of whatever runs
     */
    public RunStatistics(AtomicInteger openReaders) {
        this.openReaders = openReaders;
    }

    void readerOpened() {
        openReaders.incrementAndGet();
    }

    void readerClosed() {
        openReaders.decrementAndGet();
    }

    /** Adds to the time that threads have had a processor for the query. */
    public void worked(long nanos) {
        cpuNanos.addAndGet(nanos);
    }

    /** The time that threads have had a processor for the query. */
    public long cpuNanos() {
        return cpuNanos.get();
    }

    /** The counters of a step of the plan; of a step that never ran, all zero. */
    public OperatorStatistics of(PhysicalNode node) {
        return operators.computeIfAbsent(node, OperatorStatistics::new);
    }

    /** The counters of a scan of the plan; of a scan that was never opened, all zero. */
    public ScanStatistics ofScan(ScanNode node) {
        return scans.computeIfAbsent(node, ScanStatistics::new);
    }

    /** The scans that were counted, in no order. */
    public List<ScanStatistics> scans() {
        synchronized (scans) {
            return List.copyOf(scans.values());
        }
    }
}
