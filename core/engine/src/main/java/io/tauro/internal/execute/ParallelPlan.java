package io.tauro.internal.execute;

import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.AggregateNode;
import io.tauro.internal.physical.PhysicalNode.FilterNode;
import io.tauro.internal.physical.PhysicalNode.HashJoinNode;
import io.tauro.internal.physical.PhysicalNode.LimitNode;
import io.tauro.internal.physical.PhysicalNode.LoopJoinNode;
import io.tauro.internal.physical.PhysicalNode.ProjectNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.internal.physical.PhysicalNode.SecureNode;
import io.tauro.internal.physical.PhysicalNode.SetNode;
import io.tauro.internal.physical.PhysicalNode.SharedNode;
import io.tauro.internal.physical.PhysicalNode.SortNode;
import io.tauro.internal.physical.PhysicalNode.WindowNode;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which pieces of a plan run on several threads: pipelines that begin with a scan of enough rows
 * and go up through filters, projections and the probe sides of joins, to an aggregation that can
 * be taken apart or to the last such step. All else runs on the thread that reads. Immutable.
 */
public final class ParallelPlan {

    /** All on the thread that reads. */
    static final ParallelPlan NONE = new ParallelPlan(Parallelism.NONE);

    private final Parallelism parallelism;
    private final Set<PhysicalNode> tops = Collections.newSetFromMap(new IdentityHashMap<>());

    private ParallelPlan(Parallelism parallelism) {
        this.parallelism = parallelism;
    }

    public static ParallelPlan of(PhysicalNode root, Parallelism parallelism) {
        if (parallelism.threads() <= 1 || !hasRows(root, parallelism.minRows())) {
            return NONE;
        }
        ParallelPlan plan = new ParallelPlan(parallelism);
        plan.visit(root);
        return plan;
    }

    private static boolean hasRows(PhysicalNode node, double enough) {
        if (node.estimatedRows() >= enough) {
            return true;
        }
        for (PhysicalNode input : node.inputs()) {
            if (hasRows(input, enough)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the step is the last one of a piece that runs on several threads. */
    boolean isTop(PhysicalNode node) {
        return tops.contains(node);
    }

    /** What to say of a step in EXPLAIN; empty for one that is not the last of such a piece. */
    public Optional<String> remark(PhysicalNode node) {
        return isTop(node) ? Optional.of("parallel " + parallelism.threads()) : Optional.empty();
    }

    private void visit(PhysicalNode node) {
        if (node instanceof AggregateNode aggregate
                && PartialAggregation.of(aggregate).isPresent()
                && isWorthIt(aggregate.input())) {
            tops.add(node);
            pipeline(aggregate.input()).forEach(this::visitBuildSide);
        } else if (isWorthIt(node)) {
            tops.add(node);
            pipeline(node).forEach(this::visitBuildSide);
        } else if (!(node instanceof LimitNode limit && readsAhead(limit)) && isKnown(node)) {
            node.inputs().forEach(this::visit);
        }
    }

    /** Steps that run their inputs once; those of others stay on one thread. */
    static boolean isKnown(PhysicalNode node) {
        return node instanceof FilterNode
                || node instanceof ProjectNode
                || node instanceof SecureNode
                || node instanceof HashJoinNode
                || node instanceof LoopJoinNode
                || node instanceof AggregateNode
                || node instanceof SortNode
                || node instanceof LimitNode
                || node instanceof WindowNode
                || node instanceof SharedNode
                || node instanceof SetNode;
    }

    private void visitBuildSide(PhysicalNode node) {
        buildSide(node).ifPresent(this::visit);
    }

    /** A few of many rows: other threads would read what nobody asks for. */
    private boolean readsAhead(LimitNode limit) {
        PhysicalNode below = limit.input();
        while (below instanceof ProjectNode project) {
            below = project.input();
        }
        return below instanceof ScanNode
                && limit.limit().isPresent()
                && limit.offset() + (double) limit.limit().getAsLong() < parallelism.minRows();
    }

    private boolean isWorthIt(PhysicalNode top) {
        List<PhysicalNode> steps = pipeline(top);
        return !steps.isEmpty()
                && steps.stream().anyMatch(step -> step.estimatedRows() >= parallelism.minRows());
    }

    /** The steps from the scan up; none if they are not a pipeline. */
    static List<PhysicalNode> pipeline(PhysicalNode top) {
        Deque<PhysicalNode> steps = new ArrayDeque<>();
        Optional<PhysicalNode> at = Optional.of(top);
        while (at.isPresent()) {
            steps.addFirst(at.get());
            at = streamed(at.get());
        }
        return steps.getFirst() instanceof ScanNode ? List.copyOf(steps) : List.of();
    }

    private static Optional<PhysicalNode> streamed(PhysicalNode node) {
        if (node instanceof FilterNode filter) {
            return Optional.of(filter.input());
        }
        if (node instanceof ProjectNode project) {
            return Optional.of(project.input());
        }
        if (node instanceof SecureNode secure) {
            return Optional.of(secure.input());
        }
        return joinOf(node)
                .filter(join -> !join.marksBuild())
                .map(join -> node.inputs().get(join.buildLeft() ? 1 : 0));
    }

    private static Optional<PhysicalNode> buildSide(PhysicalNode node) {
        return joinOf(node).map(join -> node.inputs().get(join.buildLeft() ? 0 : 1));
    }

    /** The join of a step that is one. */
    static Optional<JoinSpec> joinOf(PhysicalNode node) {
        if (node instanceof HashJoinNode join) {
            return Optional.of(JoinSpec.of(join));
        }
        return node instanceof LoopJoinNode join
                ? Optional.of(JoinSpec.of(join))
                : Optional.empty();
    }
}
