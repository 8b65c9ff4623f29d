package io.tauro.engine;

import io.tauro.data.Batch;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.execute.ScanGuard;
import io.tauro.internal.information.InformationSource;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.security.Denial;
import io.tauro.security.Grant;
import io.tauro.security.SecurityEnforcer;

/** Lets a query read the tables that it has leave for, as long as the policies still say so. */
record GrantedScans(Grant grant, SecurityEnforcer enforcer) implements ScanGuard {

    @Override
    public void beforeOpen(ScanNode node) {
        if (InformationSource.isFor(grant.principal(), node.scan())) {
            return; // what it tells is found out, and decided, while it is read
        }
        node.tables().forEach(this::demand);
        if (!enforcer.isCurrent(grant)) {
            throw new TauroException(
                    ErrorCode.STALE_PLAN,
                    "The policies of a table were changed while the query was running. Run it"
                            + " again.");
        }
    }

    private void demand(String table) {
        boolean covered = grant.covers(table) && enforcer.mayRead(grant.principal(), table);
        if (!covered && !grant.coversByPolicy(table)) {
            throw Denial.of(grant.principal(), table);
        }
    }

    @Override
    public Batch onBatch(ScanNode node, Batch batch) {
        return batch;
    }
}
