package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.security.Grant;
import java.util.Map;

/** Lets scans through of the tables that a grant covers. */
record GrantGuard(Grant grant) implements ScanGuard {

    @Override
    public void beforeOpen(ScanNode node) {
        if (!grant.covers(node.table())) {
            throw new TauroException(
                    ErrorCode.ACCESS_DENIED,
                    "Principal '"
                            + grant.principal().id()
                            + "' may not read table '"
                            + node.table()
                            + "': the query was not authorised for it. Plan it again.",
                    Map.of("table", node.table(), "principal", grant.principal().id()),
                    null);
        }
    }

    @Override
    public Batch onBatch(ScanNode node, Batch batch) {
        return batch;
    }
}
