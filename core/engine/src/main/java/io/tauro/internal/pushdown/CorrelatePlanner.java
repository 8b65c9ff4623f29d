package io.tauro.internal.pushdown;

import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.And;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.Expression.OuterColumn;
import io.tauro.internal.kernel.Expressions;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.ApplyNode;
import io.tauro.internal.physical.PhysicalNode.FilterNode;
import io.tauro.internal.physical.PhysicalNode.JoinKind;
import io.tauro.internal.physical.PhysicalNode.KeepNode;
import io.tauro.internal.physical.PhysicalNode.LookupNode;
import io.tauro.internal.physical.PhysicalNode.ProjectNode;
import io.tauro.internal.physical.PhysicalNode.SampleNode;
import io.tauro.internal.physical.PhysicalNode.ValuesNode;
import io.tauro.internal.physical.PhysicalNode.WorkingRowsNode;
import io.tauro.internal.physical.PlanRewriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Makes a step that runs its right input for each outer row. What the right input reads without
 * regard to the outer row is kept, and looked up by its key where the outer row gives one.
 */
final class CorrelatePlanner {

    private CorrelatePlanner() {}

    static PhysicalNode plan(
            JoinKind kind, int correlation, PhysicalNode left, PhysicalNode right) {
        Reads reads = Reads.of(right);
        PhysicalNode keeping =
                new Keeping(read -> !read.columns(correlation).isEmpty()).input(right);
        return new ApplyNode(
                left,
                keeping,
                kind,
                correlation,
                reads.columns(correlation),
                !reads.varies,
                JoinPlanner.schema(kind, left, right),
                left.estimatedRows() * (kind == JoinKind.INNER ? right.estimatedRows() : 1));
    }

    /** The second input of a recursion, with what does not read its rows kept. */
    static PhysicalNode keeping(int recursion, PhysicalNode step) {
        return new Keeping(read -> read.working.contains(recursion)).input(step);
    }

    /** What a plan reads of outer rows, and whether it gives other rows each time. */
    private static final class Reads extends PlanRewriter {

        private final List<OuterColumn> outer = new ArrayList<>();
        private final Set<Integer> working = new HashSet<>();
        private boolean varies;

        static Reads of(PhysicalNode plan) {
            Reads reads = new Reads();
            reads.input(plan);
            return reads;
        }

        List<Integer> columns(int correlation) {
            TreeSet<Integer> columns = new TreeSet<>();
            for (OuterColumn column : outer) {
                if (column.correlation() == correlation) {
                    columns.add(column.index());
                }
            }
            return List.copyOf(columns);
        }

        @Override
        public PhysicalNode workingRows(WorkingRowsNode node) {
            working.add(node.number());
            return node;
        }

        @Override
        public PhysicalNode sample(SampleNode node) {
            varies |= node.seed().isEmpty();
            return super.sample(node);
        }

        @Override
        protected Expression expression(Expression expression) {
            varies |= Expressions.isVolatile(expression);
            Expressions.anyLeaf(
                    expression, leaf -> leaf instanceof OuterColumn column && outer.add(column));
            return expression;
        }
    }

    private static final class Keeping extends PlanRewriter {

        private final Predicate<Reads> changes;

        /**
         * @param changes whether a step that reads this gives other rows each time
         */
        Keeping(Predicate<Reads> changes) {
            this.changes = changes;
        }

        @Override
        protected PhysicalNode input(PhysicalNode node) {
            if (changes.test(Reads.of(node))) {
                return super.input(node);
            }
            return isCheap(node) ? node : new KeepNode(node);
        }

        private static boolean isCheap(PhysicalNode node) {
            return node instanceof ValuesNode
                    || node instanceof WorkingRowsNode
                    || node instanceof KeepNode
                    || node instanceof LookupNode
                    || node instanceof ProjectNode project && isCheap(project.input());
        }

        @Override
        public PhysicalNode filter(FilterNode node) {
            PhysicalNode input = input(node.input());
            List<Integer> keys = new ArrayList<>();
            List<Expression> values = new ArrayList<>();
            List<Expression> rest = new ArrayList<>();
            for (Expression conjunct : conjuncts(node.condition())) {
                if (!(input instanceof KeepNode) || !takeKey(conjunct, keys, values)) {
                    rest.add(conjunct);
                }
            }
            if (keys.isEmpty()) {
                return new FilterNode(input, node.condition(), node.estimatedRows());
            }
            PhysicalNode found =
                    new LookupNode((KeepNode) input, keys, values, node.estimatedRows());
            return rest.isEmpty()
                    ? found
                    : new FilterNode(found, PhysicalPlanner.allOf(rest), node.estimatedRows());
        }

        private static List<Expression> conjuncts(Expression condition) {
            return condition instanceof And and ? and.operands() : List.of(condition);
        }

        /** Whether it says that a column equals something of the outer row; then it is noted. */
        private static boolean takeKey(
                Expression conjunct, List<Integer> keys, List<Expression> values) {
            if (!(conjunct instanceof FunctionCall call) || call.function() != ScalarFunction.EQ) {
                return false;
            }
            for (int side = 0; side < 2; side++) {
                Expression value = call.arguments().get(1 - side);
                if (call.arguments().get(side) instanceof InputColumn column
                        && column.type().kind() == value.type().kind()
                        && column.type().scale() == value.type().scale()
                        && column.type().fields().isEmpty()
                        && !keys.contains(column.index())
                        && !Expressions.isVolatile(value)
                        && !Expressions.anyLeaf(value, leaf -> leaf instanceof InputColumn)) {
                    keys.add(column.index());
                    values.add(value);
                    return true;
                }
            }
            return false;
        }
    }
}
