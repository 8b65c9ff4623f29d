package io.tauro.query;

import java.time.Duration;
import java.util.List;

/**
 * What one scan of a query did.
 *
 * @param table the virtual table
 * @param connection the id of its connection
 * @param connectorType the type of the connector
 * @param request what the source was asked: the native query or the files, without literals
 * @param rows the rows that came from the source
 * @param bytes the bytes that came from the source, as the connector counts them
 * @param skippedRecords the records that could not be read and were left out, as the options of the
 *     table allow
 * @param splits the parts that were read
 * @param time the time spent waiting for and reading rows
 * @param pushed what the source did: conditions, sort, limit
 * @param left what was left to the engine, each with its reason
 */
public record ScanStatistics(
        String table,
        String connection,
        String connectorType,
        String request,
        long rows,
        long bytes,
        long skippedRecords,
        int splits,
        Duration time,
        List<String> pushed,
        List<String> left) {
    public ScanStatistics {
        pushed = List.copyOf(pushed);
        left = List.copyOf(left);
    }
}
