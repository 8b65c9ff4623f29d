package io.tauro.internal.execute;

import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PlanRewriter;
import java.util.IdentityHashMap;

/** Makes a plan for one run of a plan that runs many times. */
abstract class Binding extends PlanRewriter {

    /** From each step that was made anew to the one that it stands for. */
    private final IdentityHashMap<PhysicalNode, PhysicalNode> made = new IdentityHashMap<>();

    /** The plan for this run. */
    PhysicalNode in(PhysicalNode plan) {
        return input(plan);
    }

    IdentityHashMap<PhysicalNode, PhysicalNode> made() {
        return made;
    }

    @Override
    protected PhysicalNode input(PhysicalNode node) {
        PhysicalNode after = super.input(node);
        if (after != node) {
            made.put(after, node);
        }
        return after;
    }
}
