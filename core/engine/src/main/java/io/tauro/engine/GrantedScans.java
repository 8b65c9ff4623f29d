package io.tauro.engine;

import io.tauro.data.Batch;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.execute.ScanGuard;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.security.Grant;
import io.tauro.security.SecurityEnforcer;
import java.util.Map;

/** Lets a query read the tables that it has leave for, as long as the policies still say so. */
record GrantedScans(Grant grant, SecurityEnforcer enforcer) implements ScanGuard {

    @Override
    public void beforeOpen(ScanNode node) {
        node.tables().forEach(this::demand);
    }

    private void demand(String table) {
        if (!grant.covers(table) || !enforcer.mayRead(grant.principal(), table)) {
            throw new TauroException(
                    ErrorCode.ACCESS_DENIED,
                    "Principal '"
                            + grant.principal().id()
                            + "' may not read table '"
                            + table
                            + "' any more. Ask for a role that may.",
                    Map.of("table", table, "principal", grant.principal().id()),
                    null);
        }
    }

    @Override
    public Batch onBatch(ScanNode node, Batch batch) {
        return batch;
    }
}
