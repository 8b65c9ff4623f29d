package io.tauro.internal.physical;

import io.tauro.internal.kernel.Expression;
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
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Makes a plan of a plan, with other inputs or expressions. A step of which nothing is changed
 * stays the same object.
 */
public abstract class PlanRewriter implements PhysicalVisitor<PhysicalNode> {

    /** What stands at several places stays one. */
    private final IdentityHashMap<SharedNode, PhysicalNode> shared = new IdentityHashMap<>(2);

    /** The input, rewritten. */
    protected PhysicalNode input(PhysicalNode node) {
        return node.accept(this);
    }

    /** The expression, rewritten. */
    protected Expression expression(Expression expression) {
        return expression;
    }

    private List<Expression> expressions(List<Expression> expressions) {
        List<Expression> changed = new ArrayList<>(expressions.size());
        boolean same = true;
        for (Expression before : expressions) {
            Expression after = expression(before);
            same &= after == before;
            changed.add(after);
        }
        return same ? expressions : changed;
    }

    @Override
    public PhysicalNode scan(ScanNode node) {
        return node;
    }

    @Override
    public PhysicalNode filter(FilterNode node) {
        PhysicalNode input = input(node.input());
        Expression condition = expression(node.condition());
        return input == node.input() && condition == node.condition()
                ? node
                : new FilterNode(input, condition, node.estimatedRows());
    }

    @Override
    public PhysicalNode project(ProjectNode node) {
        PhysicalNode input = input(node.input());
        List<Expression> expressions = expressions(node.expressions());
        return input == node.input() && expressions == node.expressions()
                ? node
                : new ProjectNode(input, expressions, node.schema());
    }

    @Override
    public PhysicalNode secure(SecureNode node) {
        PhysicalNode input = input(node.input());
        List<Expression> shown = expressions(node.shown());
        return input == node.input() && shown == node.shown()
                ? node
                : new SecureNode(
                        input,
                        node.table(),
                        node.policy(),
                        shown,
                        node.masked(),
                        node.rows(),
                        node.schema());
    }

    @Override
    public PhysicalNode hashJoin(HashJoinNode node) {
        PhysicalNode left = input(node.left());
        PhysicalNode right = input(node.right());
        boolean same = left == node.left() && right == node.right();
        Expression residual = node.residual().map(this::expression).orElse(null);
        if (same && residual == node.residual().orElse(null)) {
            return node;
        }
        return new HashJoinNode(
                left,
                right,
                node.kind(),
                node.leftKeys(),
                node.rightKeys(),
                node.nullsMatch(),
                java.util.Optional.ofNullable(residual),
                node.buildLeft(),
                node.schema(),
                node.estimatedRows());
    }

    @Override
    public PhysicalNode loopJoin(LoopJoinNode node) {
        PhysicalNode left = input(node.left());
        PhysicalNode right = input(node.right());
        Expression condition = expression(node.condition());
        boolean same =
                left == node.left() && right == node.right() && condition == node.condition();
        return same
                ? node
                : new LoopJoinNode(
                        left, right, node.kind(), condition, node.schema(), node.estimatedRows());
    }

    @Override
    public PhysicalNode aggregate(AggregateNode node) {
        PhysicalNode input = input(node.input());
        return input == node.input()
                ? node
                : new AggregateNode(
                        input,
                        node.keys(),
                        node.groupingSets(),
                        node.calls(),
                        node.schema(),
                        node.estimatedRows());
    }

    @Override
    public PhysicalNode sort(SortNode node) {
        PhysicalNode input = input(node.input());
        return input == node.input()
                ? node
                : new SortNode(
                        input, node.order(), node.offset(), node.limit(), node.estimatedRows());
    }

    @Override
    public PhysicalNode limit(LimitNode node) {
        PhysicalNode input = input(node.input());
        return input == node.input()
                ? node
                : new LimitNode(input, node.offset(), node.limit(), node.estimatedRows());
    }

    @Override
    public PhysicalNode window(WindowNode node) {
        PhysicalNode input = input(node.input());
        return input == node.input() ? node : new WindowNode(input, node.calls(), node.schema());
    }

    @Override
    public PhysicalNode set(SetNode node) {
        List<PhysicalNode> inputs = new ArrayList<>();
        boolean same = true;
        for (PhysicalNode before : node.inputs()) {
            PhysicalNode after = input(before);
            same &= after == before;
            inputs.add(after);
        }
        return same
                ? node
                : new SetNode(inputs, node.kind(), node.all(), node.schema(), node.estimatedRows());
    }

    @Override
    public PhysicalNode values(ValuesNode node) {
        List<List<Expression>> rows = new ArrayList<>(node.rows().size());
        boolean same = true;
        for (List<Expression> before : node.rows()) {
            List<Expression> after = expressions(before);
            same &= after == before;
            rows.add(after);
        }
        return same ? node : new ValuesNode(rows, node.schema());
    }

    @Override
    public PhysicalNode apply(ApplyNode node) {
        PhysicalNode left = input(node.left());
        PhysicalNode right = input(node.right());
        return left == node.left() && right == node.right()
                ? node
                : new ApplyNode(
                        left,
                        right,
                        node.kind(),
                        node.correlation(),
                        node.outer(),
                        node.repeatable(),
                        node.schema(),
                        node.estimatedRows());
    }

    @Override
    public PhysicalNode keep(KeepNode node) {
        PhysicalNode input = input(node.input());
        return input == node.input() ? node : new KeepNode(input);
    }

    @Override
    public PhysicalNode shared(SharedNode node) {
        PhysicalNode known = shared.get(node);
        if (known == null) {
            PhysicalNode input = input(node.input());
            known = input == node.input() ? node : new SharedNode(input, node.number());
            shared.put(node, known);
        }
        return known;
    }

    @Override
    public PhysicalNode lookup(LookupNode node) {
        PhysicalNode input = input(node.input());
        List<Expression> values = expressions(node.values());
        return input == node.input() && values == node.values()
                ? node
                : new LookupNode((KeepNode) input, node.keys(), values, node.estimatedRows());
    }

    @Override
    public PhysicalNode recursion(RecursionNode node) {
        PhysicalNode first = input(node.first());
        PhysicalNode step = input(node.step());
        return first == node.first() && step == node.step()
                ? node
                : new RecursionNode(first, step, node.number(), node.all(), node.schema());
    }

    @Override
    public PhysicalNode workingRows(WorkingRowsNode node) {
        return node;
    }

    @Override
    public PhysicalNode unnest(UnnestNode node) {
        PhysicalNode input = input(node.input());
        return input == node.input()
                ? node
                : new UnnestNode(
                        input,
                        node.kept(),
                        node.collections(),
                        node.flat(),
                        node.ordinality(),
                        node.outer(),
                        node.schema());
    }

    @Override
    public PhysicalNode sample(SampleNode node) {
        PhysicalNode input = input(node.input());
        return input == node.input()
                ? node
                : new SampleNode(input, node.share(), node.blocks(), node.seed());
    }
}
