package io.tauro.internal.pushdown;

import io.tauro.internal.physical.LeftPiece;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.internal.physical.PlanRewriter;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells at the scans of a finished plan which pieces above them stayed in the engine, and why. A
 * step over several scans is told at the first of them. Steps over sources that only give rows of
 * tables are not told, except for conditions and limits: nobody could have taken them.
 */
final class Reasons extends PlanRewriter {

    private final IdentityHashMap<ScanNode, List<LeftPiece>> pieces = new IdentityHashMap<>();
    private final IdentityHashMap<PhysicalNode, Boolean> seen = new IdentityHashMap<>();

    private Reasons() {}

    /** The same plan, with a reason for each piece that stays. */
    static PhysicalNode told(PhysicalNode plan) {
        Reasons reasons = new Reasons();
        reasons.find(plan);
        return plan.accept(reasons);
    }

    private void find(PhysicalNode node) {
        if (seen.put(node, true) != null) {
            return;
        }
        node.inputs().forEach(this::find);
        firstScan(node)
                .ifPresent(
                        scan -> {
                            List<LeftPiece> told =
                                    pieces.computeIfAbsent(scan, any -> new ArrayList<>());
                            told.addAll(node.accept(new StepReasons(node)));
                        });
    }

    private static Optional<ScanNode> firstScan(PhysicalNode node) {
        if (node instanceof ScanNode scan) {
            return Optional.of(scan);
        }
        return node.inputs().stream().flatMap(input -> firstScan(input).stream()).findFirst();
    }

    @Override
    public PhysicalNode scan(ScanNode node) {
        Set<LeftPiece> left = new LinkedHashSet<>(pieces.getOrDefault(node, List.of()));
        return node.leaving(List.copyOf(left));
    }
}
