package io.tauro.query;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a query has cost so far; final once its result is closed. Immutable. Where a policy hides
 * rows of a table, what would tell of them is left out: memory and disk are 0, and there is no scan
 * of that table.
 *
 * @param queryId the id in audit records and logs
 * @param strategy how the rows were got
 * @param phases the time of each phase, in their order; a phase that was skipped is missing
 * @param rows the rows delivered
 * @param peakMemoryBytes the most memory reserved by operators at once
 * @param spilledBytes the bytes that operators put on disk because their memory was spent
 * @param spillFiles the files that they put them into
 * @param cpu the time that threads have had a processor to run the plan, all threads together; zero
 *     where the platform does not tell
 * @param scans one for each scan, in the order of the plan
 */
public record QueryStatistics(
        String queryId,
        ExecutionStrategy strategy,
        Map<Phase, Duration> phases,
        long rows,
        long peakMemoryBytes,
        long spilledBytes,
        long spillFiles,
        Duration cpu,
        List<ScanStatistics> scans) {

    public QueryStatistics {
        phases = Map.copyOf(phases);
        scans = List.copyOf(scans);
    }

    /** A stage of a query. */
    public enum Phase {
        PARSE,
        VALIDATE,
        AUTHORIZE,
        OPTIMIZE,
        /** Negotiating scans with the connectors. */
        NEGOTIATE,
        /** Waiting for its turn, since as many results were open as may be. */
        WAIT,
        /**
         * From the opening of the scans to the end of the result, the time of the caller included.
         */
        EXECUTE
    }

    /** The time of all phases. */
    public Duration total() {
        return phases.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    /** The rows that came from sources. */
    public long rowsMoved() {
        return scans.stream().mapToLong(ScanStatistics::rows).sum();
    }

    /** The bytes that came from sources. */
    public long bytesMoved() {
        return scans.stream().mapToLong(ScanStatistics::bytes).sum();
    }
}
