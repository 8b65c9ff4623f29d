package io.tauro.internal.physical;

import io.tauro.internal.physical.PhysicalNode.AggregateNode;
import io.tauro.internal.physical.PhysicalNode.ApplyNode;
import io.tauro.internal.physical.PhysicalNode.FilterNode;
import io.tauro.internal.physical.PhysicalNode.HashJoinNode;
import io.tauro.internal.physical.PhysicalNode.KeepNode;
import io.tauro.internal.physical.PhysicalNode.LimitNode;
import io.tauro.internal.physical.PhysicalNode.LookupNode;
import io.tauro.internal.physical.PhysicalNode.LoopJoinNode;
import io.tauro.internal.physical.PhysicalNode.ProjectNode;
import io.tauro.internal.physical.PhysicalNode.RecursionNode;
import io.tauro.internal.physical.PhysicalNode.SampleNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.internal.physical.PhysicalNode.SecureNode;
import io.tauro.internal.physical.PhysicalNode.SetNode;
import io.tauro.internal.physical.PhysicalNode.SharedNode;
import io.tauro.internal.physical.PhysicalNode.SortNode;
import io.tauro.internal.physical.PhysicalNode.UnnestNode;
import io.tauro.internal.physical.PhysicalNode.ValuesNode;
import io.tauro.internal.physical.PhysicalNode.WindowNode;
import io.tauro.internal.physical.PhysicalNode.WorkingRowsNode;

/** One method for each kind of step. */
public interface PhysicalVisitor<R> {
    R scan(ScanNode node);

    R filter(FilterNode node);

    R secure(SecureNode node);

    R project(ProjectNode node);

    R hashJoin(HashJoinNode node);

    R loopJoin(LoopJoinNode node);

    R aggregate(AggregateNode node);

    R sort(SortNode node);

    R limit(LimitNode node);

    R window(WindowNode node);

    R set(SetNode node);

    R values(ValuesNode node);

    R apply(ApplyNode node);

    R keep(KeepNode node);

    R shared(SharedNode node);

    R lookup(LookupNode node);

    R recursion(RecursionNode node);

    R workingRows(WorkingRowsNode node);

    R unnest(UnnestNode node);

    R sample(SampleNode node);
}
