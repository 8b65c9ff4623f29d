package io.tauro.spi;

import io.tauro.type.Schema;

/** A table of a source: its shape, its size and how to scan it. Immutable and thread-safe. */
public interface SourceTable {

    /** The columns, with the text traits of each: unknown is a fine answer, a guess is not. */
    Schema schema();

    /** What is known of the size and the values; may be stale. Cheap after the first call. */
    default TableStatistics statistics() {
        return TableStatistics.UNKNOWN;
    }

    /**
     * Plans a scan. Pure and cheap: the planner may call it many times for one query. Reads no
     * rows.
     */
    Scan plan(ScanRequest request);
}
