package io.tauro.internal.execute;

import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.WorkingRowsNode;

/** Gives the rows of a recursion a number of this round alone. */
final class WorkingNumber extends Binding {

    private final int recursion;
    private final int round;

    WorkingNumber(int recursion, int round) {
        this.recursion = recursion;
        this.round = round;
    }

    @Override
    public PhysicalNode workingRows(WorkingRowsNode node) {
        return node.number() == recursion ? new WorkingRowsNode(round, node.schema()) : node;
    }
}
