package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.internal.physical.PhysicalNode.ScanNode;

/**
 * Stands between a source and the query that reads it. Thread-safe: called on each thread that
 * reads for the query, for any of its scans.
 */
public interface ScanGuard {

    /**
     * Before anything is asked of the source for this scan, and again before each of its parts.
     *
     * @throws io.tauro.error.TauroException {@code TAURO-30xx} if the query may not read the table
     */
    void beforeOpen(ScanNode node);

    /**
     * What the query may see of a batch that the source sent: the same columns, of which fewer rows
     * may be selected, none included.
     */
    Batch onBatch(ScanNode node, Batch batch);
}
