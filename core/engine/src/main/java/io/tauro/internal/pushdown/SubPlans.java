package io.tauro.internal.pushdown;

import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.And;
import io.tauro.internal.physical.LeftPiece;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.AggregateNode;
import io.tauro.internal.physical.PhysicalNode.FilterNode;
import io.tauro.internal.physical.PhysicalNode.HashJoinNode;
import io.tauro.internal.physical.PhysicalNode.LimitNode;
import io.tauro.internal.physical.PhysicalNode.LoopJoinNode;
import io.tauro.internal.physical.PhysicalNode.Made;
import io.tauro.internal.physical.PhysicalNode.ProjectNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.internal.physical.PhysicalNode.SecureNode;
import io.tauro.internal.physical.PhysicalNode.SetNode;
import io.tauro.internal.physical.PhysicalNode.SortNode;
import io.tauro.internal.physical.PhysicalNode.WindowNode;
import io.tauro.internal.physical.PlanRewriter;
import io.tauro.spi.RelationalSource;
import io.tauro.spi.RelationalSource.Answer;
import io.tauro.spi.RelationalStep;
import io.tauro.spi.RelationalStep.Filter;
import io.tauro.spi.Scan;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives sub-plans over one connection to it, from the scans upwards, as far as it takes them and
 * that moves less: a join that multiplies rows stays, unless something above it makes few of them
 * again. What a source does not take stays as it is.
 */
final class SubPlans extends PlanRewriter {

    /** How much wider than the rows groups may be. */
    private static final double WIDER = 2;

    /** What the source would deliver in the place of a step that is done here so far. */
    private final IdentityHashMap<PhysicalNode, ScanNode> offers = new IdentityHashMap<>();

    /** What the source delivers of a table that it shows as its policy wants. */
    private final IdentityHashMap<SecureNode, Optional<ScanNode>> beyond = new IdentityHashMap<>();

    private SubPlans() {}

    /** The plan with as much as is worth it done at the sources. */
    static PhysicalNode in(PhysicalNode plan) {
        return plan.accept(new SubPlans());
    }

    /** What the source can deliver for a step. */
    private Optional<ScanNode> remote(PhysicalNode node) {
        if (node instanceof ScanNode scan) {
            return scan.scan().relational().isPresent() ? Optional.of(scan) : Optional.empty();
        }
        if (node instanceof SecureNode secure) {
            return beyond.computeIfAbsent(secure, BeyondPolicy::rows);
        }
        return Optional.ofNullable(offers.get(node));
    }

    /** Whether a source may compute these over rows that it hides by a policy at the same time. */
    private static boolean allows(ScanNode below, List<Expression> expressions) {
        return !below.isBeyondPolicy() || LeakproofExpression.are(expressions);
    }

    private static RelationalSource source(ScanNode scan) {
        return scan.scan().relational().orElseThrow();
    }

    private static boolean together(ScanNode one, ScanNode other) {
        return one.connection().equals(other.connection()) && source(one).equals(source(other));
    }

    /** The better of the two. */
    private PhysicalNode cheaper(PhysicalNode local, ScanNode there) {
        return Transfer.bytes(there) <= Transfer.bytes(local) ? there : offered(local, there);
    }

    /** The step there if that moves less: a scan as it is can be read, and kept, in better ways. */
    private PhysicalNode smaller(PhysicalNode local, ScanNode there) {
        return Transfer.bytes(there) < Transfer.bytes(local) ? there : offered(local, there);
    }

    private PhysicalNode offered(PhysicalNode local, ScanNode there) {
        offers.put(local, there);
        return local;
    }

    private static ScanNode scan(
            RelationalStep step, List<ScanNode> inputs, Scan taken, double rows) {
        Set<String> tables = new LinkedHashSet<>();
        Set<LeftPiece> left = new LinkedHashSet<>();
        inputs.forEach(input -> tables.addAll(input.tables()));
        inputs.forEach(input -> left.addAll(input.left()));
        ScanNode first = inputs.get(0);
        return new ScanNode(
                List.copyOf(tables),
                first.connection(),
                first.connectorType(),
                taken,
                List.copyOf(left),
                rows,
                Optional.of(new Made(Optional.of(step), List.copyOf(inputs))));
    }

    @Override
    public PhysicalNode filter(FilterNode before) {
        FilterNode node = (FilterNode) super.filter(before);
        Optional<ScanNode> below = remote(node.input());
        if (below.isEmpty()) {
            return node;
        }
        List<Expression> stays = new ArrayList<>();
        ScanNode there = below.get();
        for (Expression conjunct : conjuncts(node.condition())) {
            ScanNode so = there;
            Optional<ScanNode> taken =
                    allows(there, List.of(conjunct))
                            ? TermMaker.of(conjunct)
                                    .flatMap(
                                            term ->
                                                    ask(
                                                            new Filter(so.scan(), term),
                                                            so,
                                                            node.estimatedRows()))
                            : Optional.empty();
            if (taken.isPresent()) {
                there = taken.get();
            } else {
                stays.add(conjunct);
            }
        }
        if (there.equals(below.get())) {
            return node;
        }
        if (!stays.isEmpty()) {
            // The rest is a filter on fewer rows; it may be as selective as all of it.
            PhysicalNode rest =
                    new FilterNode(
                            there,
                            stays.size() == 1 ? stays.get(0) : new And(stays),
                            node.estimatedRows());
            return node.input() == below.get() ? rest : node;
        }
        return node.input() instanceof SecureNode ? offered(node, there) : cheaper(node, there);
    }

    private static List<Expression> conjuncts(Expression condition) {
        return condition instanceof And and ? and.operands() : List.of(condition);
    }

    private static Optional<Scan> taken(Answer answer) {
        return answer instanceof Answer.Taken taken ? Optional.of(taken.scan()) : Optional.empty();
    }

    @Override
    public PhysicalNode project(ProjectNode before) {
        ProjectNode node = (ProjectNode) super.project(before);
        return remote(node.input())
                .filter(below -> allows(below, node.expressions()))
                .flatMap(
                        below ->
                                StepMaker.projection(node, below.scan())
                                        .flatMap(step -> ask(step, List.of(below), node)))
                .map(
                        there ->
                                node.input() instanceof SecureNode
                                        ? offered(node, there)
                                        : smaller(ColumnsOnly.of(node, this::narrowed), there))
                .orElseGet(() -> ColumnsOnly.of(node, this::narrowed));
    }

    /** The columns of a scan that is more than one of a table: those are narrow already. */
    private Optional<ScanNode> narrowed(ScanNode scan, RelationalStep step) {
        return ask(step, scan, scan.estimatedRows());
    }

    private static Optional<ScanNode> ask(RelationalStep step, ScanNode below, double rows) {
        return taken(source(below).plan(step))
                .map(taken -> scan(step, List.of(below), taken, rows));
    }

    /** Parts of aggregates are asked of tables that are seen as they are only. */
    private static Optional<ScanNode> askOpen(RelationalStep step, ScanNode below, double rows) {
        return below.isBeyondPolicy() ? Optional.empty() : ask(step, below, rows);
    }

    private Optional<ScanNode> ask(RelationalStep step, List<ScanNode> inputs, PhysicalNode node) {
        return taken(source(inputs.get(0)).plan(step))
                .map(taken -> scan(step, inputs, taken, node.estimatedRows()));
    }

    /** What the source delivers for the step, or the step itself. */
    private PhysicalNode asked(
            Optional<? extends RelationalStep> step, List<ScanNode> inputs, PhysicalNode node) {
        if (step.isEmpty()) {
            return node;
        }
        return taken(source(inputs.get(0)).plan(step.get()))
                .map(taken -> cheaper(node, scan(step.get(), inputs, taken, node.estimatedRows())))
                .orElse(node);
    }

    /** Groups of what would be read anyway are no more than its rows, and often far fewer. */
    private PhysicalNode grouped(
            Optional<? extends RelationalStep> step, ScanNode below, PhysicalNode node) {
        return step.flatMap(known -> ask(known, below, node.estimatedRows()))
                .<PhysicalNode>map(
                        there ->
                                Transfer.bytes(there) <= WIDER * Transfer.bytes(below)
                                        ? there
                                        : offered(node, there))
                .orElse(node);
    }

    @Override
    public PhysicalNode hashJoin(HashJoinNode before) {
        HashJoinNode node = (HashJoinNode) super.hashJoin(before);
        return joined(
                node,
                node.left(),
                node.right(),
                node.residual().stream().toList(),
                (left, right) -> StepMaker.join(node, left, right));
    }

    @Override
    public PhysicalNode loopJoin(LoopJoinNode before) {
        LoopJoinNode node = (LoopJoinNode) super.loopJoin(before);
        return joined(
                node,
                node.left(),
                node.right(),
                List.of(node.condition()),
                (left, right) -> StepMaker.join(node, left, right));
    }

    private interface JoinStep {
        Optional<RelationalStep> of(Scan left, Scan right);
    }

    private PhysicalNode joined(
            PhysicalNode node,
            PhysicalNode left,
            PhysicalNode right,
            List<Expression> conditions,
            JoinStep step) {
        Optional<ScanNode> one = remote(left);
        Optional<ScanNode> other = remote(right);
        if (one.isEmpty()
                || other.isEmpty()
                || !together(one.get(), other.get())
                || !allows(one.get(), conditions)
                || !allows(other.get(), conditions)) {
            return node;
        }
        return asked(
                step.of(one.get().scan(), other.get().scan()),
                List.of(one.get(), other.get()),
                node);
    }

    @Override
    public PhysicalNode aggregate(AggregateNode before) {
        AggregateNode node = (AggregateNode) super.aggregate(before);
        Optional<ScanNode> below = remote(node.input());
        Means means = Means.of(node);
        if (below.isEmpty()) {
            return PartialAggregates.in(means.sums(), SubPlans::askOpen)
                    .map(portions -> means.has() ? means.over(portions) : portions)
                    .orElse(node);
        }
        Optional<RelationalStep> step = StepMaker.aggregation(means.sums(), below.get().scan());
        PhysicalNode answer =
                node.input() == below.get() || node.input() instanceof SecureNode
                        ? grouped(step, below.get(), means.sums())
                        : asked(step, List.of(below.get()), means.sums());
        if (!means.has()) {
            return answer;
        }
        return answer == means.sums() || !(answer instanceof ScanNode) ? node : means.over(answer);
    }

    @Override
    public PhysicalNode sort(SortNode before) {
        SortNode node = (SortNode) super.sort(before);
        Optional<ScanNode> below = remote(node.input());
        if (below.isEmpty()
                || node.input() instanceof SecureNode
                || node.limit().isEmpty()
                || isLimited(below.get(), node.offset())) {
            return node;
        }
        return ask(StepMaker.ordering(node, below.get().scan()), below.get(), node.estimatedRows())
                .<PhysicalNode>map(
                        // The order of a source is not relied on.
                        there ->
                                new SortNode(
                                        there, node.order(), 0, node.limit(), node.estimatedRows()))
                .orElse(node);
    }

    @Override
    public PhysicalNode limit(LimitNode before) {
        LimitNode node = (LimitNode) super.limit(before);
        Optional<ScanNode> below = remote(node.input());
        if (below.isEmpty()
                || node.input() instanceof SecureNode
                || node.limit().isEmpty()
                || isLimited(below.get(), node.offset())) {
            return node;
        }
        return ask(StepMaker.limit(node, below.get().scan()), below.get(), node.estimatedRows())
                .<PhysicalNode>map(scan -> scan)
                .orElse(node);
    }

    /** Whether the scan does all of it already. */
    private static boolean isLimited(ScanNode scan, long offset) {
        return scan.scan().pushdown().limit() && offset == 0;
    }

    @Override
    public PhysicalNode window(WindowNode before) {
        WindowNode node = (WindowNode) super.window(before);
        return remote(node.input())
                .map(below -> asked(StepMaker.window(node, below.scan()), List.of(below), node))
                .orElse(node);
    }

    @Override
    public PhysicalNode set(SetNode before) {
        SetNode node = (SetNode) super.set(before);
        List<ScanNode> inputs = new ArrayList<>();
        for (PhysicalNode input : node.inputs()) {
            Optional<ScanNode> below = remote(input);
            if (below.isEmpty() || !inputs.isEmpty() && !together(inputs.get(0), below.get())) {
                return node;
            }
            inputs.add(below.get());
        }
        List<Scan> scans = inputs.stream().map(ScanNode::scan).toList();
        return asked(StepMaker.set(node, scans), inputs, node);
    }
}
