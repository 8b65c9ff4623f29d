package io.tauro.internal.execute;

import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.internal.physical.PhysicalNode.SecureNode;
import io.tauro.internal.physical.PhysicalNode.SharedNode;
import io.tauro.security.audit.EdgeCheck;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Tells what of a plan is held against policies a second time while it runs. */
public final class EdgeCoverage {

    private EdgeCoverage() {}

    /** Empty if nothing in the plan is protected. */
    public static Optional<EdgeCheck> of(PhysicalNode root) {
        return of(root, new HashSet<>());
    }

    private static Optional<EdgeCheck> of(PhysicalNode node, Set<Integer> shared) {
        Optional<EdgeCheck> all = own(node);
        if (node instanceof SharedNode one && !shared.add(one.number())) {
            return all;
        }
        for (PhysicalNode input : node.inputs()) {
            Optional<EdgeCheck> below = of(input, shared);
            boolean less = all.isEmpty() || below.filter(EdgeCheck.PLAN::equals).isPresent();
            all = less && below.isPresent() ? below : all;
        }
        return all;
    }

    private static Optional<EdgeCheck> own(PhysicalNode node) {
        if (node instanceof SecureNode secure) {
            return Optional.of(RowsAtEdge.of(secure).isFull() ? EdgeCheck.FULL : EdgeCheck.PLAN);
        }
        return node instanceof ScanNode scan && scan.isBeyondPolicy()
                ? Optional.of(EdgeCheck.PLAN)
                : Optional.empty();
    }
}
