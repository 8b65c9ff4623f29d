package io.tauro.internal.pushdown;

import io.tauro.internal.physical.LeftPiece;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.AggregateNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.internal.physical.PhysicalNode.SetNode;
import io.tauro.internal.physical.PhysicalNode.WindowNode;
import io.tauro.internal.physical.PlanRewriter;
import java.util.ArrayList;
import java.util.List;

/** Tells at the scan below a step why the source did not take the step. */
final class Reasons extends PlanRewriter {

    private final LeftPiece piece;
    private boolean told;

    private Reasons(LeftPiece piece) {
        this.piece = piece;
    }

    static PhysicalNode told(PhysicalNode step, String reason) {
        if (step.inputs().stream().noneMatch(ScanNode.class::isInstance)) {
            return step;
        }
        return step.accept(
                new Reasons(new LeftPiece(LeftPiece.Kind.STEP, name(step) + " (" + reason + ")")));
    }

    private static String name(PhysicalNode step) {
        if (step instanceof AggregateNode aggregate) {
            return aggregate.calls().isEmpty() ? "distinct" : "aggregate";
        }
        if (step instanceof WindowNode) {
            return "window";
        }
        return step instanceof SetNode ? "set operation" : "join";
    }

    @Override
    protected PhysicalNode input(PhysicalNode node) {
        if (told || !(node instanceof ScanNode scan)) {
            return node;
        }
        told = true;
        List<LeftPiece> all = new ArrayList<>(scan.left());
        all.add(piece);
        return scan.leaving(all);
    }
}
