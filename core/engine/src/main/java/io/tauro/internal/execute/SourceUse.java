package io.tauro.internal.execute;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.physical.PhysicalNode;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What one query has asked of its sources, and how much it may. Thread-safe. */
public final class SourceUse {

    /** Whoever reads a result need not read it to its end. */
    private static final long FAR = 2;

    private final long mostRows;
    private final long mostBytes;
    private final long mostReads;
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong reads = new AtomicLong();

    public SourceUse(long mostRows, long mostBytes, long mostReads) {
        this.mostRows = mostRows;
        this.mostBytes = mostBytes;
        this.mostReads = mostReads;
    }

    /** Without limits. */
    public static SourceUse unlimited() {
        return new SourceUse(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /**
     * Refuses a plan that is known to read far more rows than there may be. Only what sources know
     * exactly counts for this, and only what is read whatever the data are; estimates do not.
     */
    public void requireRoomFor(PhysicalNode plan) {
        if (mostRows < Long.MAX_VALUE / FAR) {
            double least = CertainRows.of(plan);
            if (least > (double) mostRows * FAR) {
                throw spent("rows", mostRows);
            }
        }
    }

    /**
     * Whether a scan should be read in so many parts: each is a read, and others are to be left.
     */
    boolean allowsParts(int parts) {
        return parts <= 1 || (mostReads - reads.get()) / 2 >= parts;
    }

    /** Before a read begins. */
    void begin() {
        if (reads.incrementAndGet() > mostReads) {
            throw spent("reads", mostReads);
        }
    }

    /** When rows have come. */
    void received(int count, RunStatistics statistics) {
        if (rows.addAndGet(count) > mostRows) {
            throw spent("rows", mostRows);
        }
        if (mostBytes < Long.MAX_VALUE
                && statistics.scans().stream().mapToLong(ScanStatistics::bytes).sum() > mostBytes) {
            throw spent("bytes", mostBytes);
        }
    }

    private static TauroException spent(String what, long most) {
        return new TauroException(
                ErrorCode.SOURCE_BUDGET,
                "The query needs more than the "
                        + most
                        + " "
                        + what
                        + " of sources that one may have. Ask for less, for example by a filter that a source can"
                        + " apply, or raise source_budget.",
                Map.of("budget", what),
                null);
    }
}
