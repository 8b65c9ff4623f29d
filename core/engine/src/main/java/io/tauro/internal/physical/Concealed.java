package io.tauro.internal.physical;

import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.internal.physical.PhysicalNode.SecureNode;

/** Tells what of a plan nobody is told of who only may run it. */
public final class Concealed {

    private Concealed() {}

    /** Whether a step stands for rows of which some may be hidden, with all that is below. */
    public static boolean is(PhysicalNode node) {
        return node instanceof SecureNode || node instanceof ScanNode scan && scan.isBeyondPolicy();
    }

    /** Whether there is such a step in the plan: then its estimates tell of hidden rows, too. */
    public static boolean isAnyIn(PhysicalNode plan) {
        return is(plan) || plan.inputs().stream().anyMatch(Concealed::isAnyIn);
    }
}
