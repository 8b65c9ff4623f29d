package io.tauro.internal.execute;

import io.tauro.internal.spill.QuerySpill;
import io.tauro.spi.Cancellation;

/**
 * What the operators of one query share.
 *
 * @param queryId for logs and for the sources
 * @param cancellation tells when to stop
 * @param batchSize the most rows of a batch, at least 1
 * @param memory what the operators may hold together
 * @param spill where they put what exceeds it
 * @param statistics what each step and scan did
 * @param scans the way to the sources
 * @param parallelism how many threads it may have
 * @param narrowsScans whether sources are told what joins and orders find out meanwhile
 */
public record QueryRuntime(
        String queryId,
        Cancellation cancellation,
        int batchSize,
        MemoryBudget memory,
        QuerySpill spill,
        RunStatistics statistics,
        ScanOpener scans,
        Parallelism parallelism,
        boolean narrowsScans) {

    public QueryRuntime {
        if (batchSize < 1) {
            throw new IllegalArgumentException("A batch has at least one row");
        }
    }

    /** The same, stopped by another. */
    QueryRuntime cancellation(Cancellation other) {
        return new QueryRuntime(
                queryId,
                other,
                batchSize,
                memory,
                spill,
                statistics,
                scans,
                parallelism,
                narrowsScans);
    }
}
