package io.tauro.internal.execute;

import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.Expressions;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.AggregateNode;
import io.tauro.internal.physical.PhysicalNode.FilterNode;
import io.tauro.internal.physical.PhysicalNode.HashJoinNode;
import io.tauro.internal.physical.PhysicalNode.JoinKind;
import io.tauro.internal.physical.PhysicalNode.LimitNode;
import io.tauro.internal.physical.PhysicalNode.LoopJoinNode;
import io.tauro.internal.physical.PhysicalNode.ProjectNode;
import io.tauro.internal.physical.PhysicalNode.SecureNode;
import io.tauro.internal.physical.PhysicalNode.SortNode;
import io.tauro.internal.physical.RowRule;
import java.util.BitSet;
import java.util.IdentityHashMap;

/**
 * Which columns of joins anybody looks at: keys often end their work in the join itself. The others
 * keep their place, without values. Thread-safe once made.
 */
final class NeededColumns {

    /** All are needed. */
    static final NeededColumns ALL = new NeededColumns();

    private final IdentityHashMap<PhysicalNode, BitSet> joins = new IdentityHashMap<>();

    private NeededColumns() {}

    static NeededColumns of(PhysicalNode root) {
        if (!hasJoin(root)) {
            return ALL;
        }
        NeededColumns needed = new NeededColumns();
        needed.visit(root, all(root));
        return needed;
    }

    private static boolean hasJoin(PhysicalNode node) {
        if (node instanceof HashJoinNode || node instanceof LoopJoinNode) {
            return true;
        }
        for (PhysicalNode input : node.inputs()) {
            if (hasJoin(input)) {
                return true;
            }
        }
        return false;
    }

    /** What the join does, without the values that nobody looks at. */
    JoinSpec in(JoinSpec spec) {
        BitSet needed = joins.get(spec.node());
        return needed == null ? spec : spec.with(needed);
    }

    private static BitSet all(PhysicalNode node) {
        BitSet all = new BitSet();
        all.set(0, node.schema().size());
        return all;
    }

    private void visit(PhysicalNode node, BitSet needed) {
        if (node instanceof FilterNode filter) {
            visit(filter.input(), with(needed, filter.condition()));
        } else if (node instanceof ProjectNode project) {
            BitSet below = new BitSet();
            project.expressions().forEach(expression -> add(below, expression));
            visit(project.input(), below);
        } else if (node instanceof SecureNode secure) {
            BitSet below = new BitSet();
            secure.shown().forEach(expression -> add(below, expression));
            addChecked(below, secure.rows());
            visit(secure.input(), below);
        } else if (node instanceof HashJoinNode join) {
            BitSet below = copy(needed);
            join.residual().ifPresent(condition -> add(below, condition));
            join.leftKeys().forEach(below::set);
            join.rightKeys().forEach(key -> below.set(join.left().schema().size() + key));
            visitJoin(join, join.kind(), needed, below);
        } else if (node instanceof LoopJoinNode join) {
            visitJoin(join, join.kind(), needed, with(needed, join.condition()));
        } else if (node instanceof AggregateNode aggregate) {
            visit(aggregate.input(), read(aggregate));
        } else if (node instanceof SortNode sort) {
            BitSet below = copy(needed);
            sort.order().forEach(key -> below.set(key.column()));
            visit(sort.input(), below);
        } else if (node instanceof LimitNode limit) {
            visit(limit.input(), needed);
        } else {
            node.inputs().forEach(input -> visit(input, all(input)));
        }
    }

    /**
     * @param needed of the join's result
     * @param below of left then right
     */
    private void visitJoin(PhysicalNode join, JoinKind kind, BitSet needed, BitSet below) {
        joins.merge(join, copy(needed), NeededColumns::either);
        PhysicalNode left = join.inputs().get(0);
        PhysicalNode right = join.inputs().get(1);
        int split = left.schema().size();
        boolean leftOnly = kind == JoinKind.SEMI || kind == JoinKind.ANTI;
        BitSet ofLeft = leftOnly ? copy(needed) : new BitSet();
        ofLeft.or(below.get(0, split));
        visit(left, ofLeft);
        visit(right, below.get(split, split + right.schema().size()));
    }

    private static BitSet read(AggregateNode aggregate) {
        BitSet read = new BitSet();
        aggregate.keys().forEach(read::set);
        for (AggregateCall call : aggregate.calls()) {
            call.arguments().forEach(read::set);
            call.filter().ifPresent(read::set);
            call.order().forEach(key -> read.set(key.column()));
        }
        return read;
    }

    private static BitSet either(BitSet a, BitSet b) {
        a.or(b);
        return a;
    }

    private static BitSet copy(BitSet columns) {
        return either(new BitSet(), columns);
    }

    private static BitSet with(BitSet columns, Expression expression) {
        BitSet more = copy(columns);
        add(more, expression);
        return more;
    }

    /** What a condition reads once more at the edge. */
    private static void addChecked(BitSet columns, RowRule rows) {
        BitSet read = new BitSet();
        add(read, rows.condition());
        rows.inputs()
                .forEach(
                        (column, position) -> {
                            if (read.get(column)) {
                                columns.set(position);
                            }
                        });
    }

    private static void add(BitSet columns, Expression expression) {
        Expressions.anyLeaf(
                expression,
                leaf -> {
                    if (leaf instanceof InputColumn column) {
                        columns.set(column.index());
                    }
                    return false;
                });
    }
}
