package io.tauro.engine;

import io.tauro.data.Batch;
import io.tauro.internal.execute.ScanGuard;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.security.Denial;
import io.tauro.security.Grant;
import io.tauro.security.SecurityEnforcer;

/** Lets a query read the tables that it has leave for, as long as the policies still say so. */
record GrantedScans(Grant grant, SecurityEnforcer enforcer) implements ScanGuard {

    @Override
    public void beforeOpen(ScanNode node) {
        node.tables().forEach(this::demand);
    }

    private void demand(String table) {
        if (!grant.covers(table) || !enforcer.mayRead(grant.principal(), table)) {
            throw Denial.of(grant.principal(), table);
        }
    }

    @Override
    public Batch onBatch(ScanNode node, Batch batch) {
        return batch;
    }
}
