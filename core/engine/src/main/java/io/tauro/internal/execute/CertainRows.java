package io.tauro.internal.execute;

import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.AggregateNode;
import io.tauro.internal.physical.PhysicalNode.FilterNode;
import io.tauro.internal.physical.PhysicalNode.HashJoinNode;
import io.tauro.internal.physical.PhysicalNode.ProjectNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.internal.physical.PhysicalNode.SecureNode;
import io.tauro.internal.physical.PhysicalNode.SetKind;
import io.tauro.internal.physical.PhysicalNode.SetNode;
import io.tauro.internal.physical.PhysicalNode.SortNode;
import io.tauro.internal.physical.PhysicalNode.WindowNode;

/**
 * How many rows of sources a plan reads at least, if it runs to its end. What may stop early, be
 * left out or be narrowed while the query runs does not count.
 */
final class CertainRows {

    private CertainRows() {}

    static double of(PhysicalNode node) {
        if (node instanceof ScanNode scan) {
            return (double) scan.scan().exactRows().orElse(0);
        }
        if (node instanceof HashJoinNode join) {
            return of(join.buildLeft() ? join.left() : join.right());
        }
        boolean whole =
                node instanceof FilterNode
                        || node instanceof ProjectNode
                        || node instanceof SecureNode
                        || node instanceof AggregateNode
                        || node instanceof WindowNode
                        || node instanceof SortNode sort && sort.limit().isEmpty()
                        || node instanceof SetNode set && set.kind() == SetKind.UNION;
        return whole ? node.inputs().stream().mapToDouble(CertainRows::of).sum() : 0;
    }
}
