package io.tauro.internal.verify;

import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.Expressions;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.AggregateNode;
import io.tauro.internal.physical.PhysicalNode.FilterNode;
import io.tauro.internal.physical.PhysicalNode.HashJoinNode;
import io.tauro.internal.physical.PhysicalNode.JoinKind;
import io.tauro.internal.physical.PhysicalNode.KeepNode;
import io.tauro.internal.physical.PhysicalNode.LimitNode;
import io.tauro.internal.physical.PhysicalNode.LoopJoinNode;
import io.tauro.internal.physical.PhysicalNode.Made;
import io.tauro.internal.physical.PhysicalNode.ProjectNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.internal.physical.PhysicalNode.SecureNode;
import io.tauro.internal.physical.PhysicalNode.SetKind;
import io.tauro.internal.physical.PhysicalNode.SetNode;
import io.tauro.internal.physical.PhysicalNode.SharedNode;
import io.tauro.internal.physical.PhysicalNode.SortNode;
import io.tauro.internal.physical.PhysicalNode.ValuesNode;
import io.tauro.spi.Pushdown.Precision;
import io.tauro.spi.Pushdown.Taken;
import io.tauro.spi.RelationalStep;
import io.tauro.spi.RelationalStep.Aggregation;
import io.tauro.spi.RelationalStep.Filter;
import io.tauro.spi.RelationalStep.Join;
import io.tauro.spi.RelationalStep.Ordering;
import io.tauro.spi.RelationalStep.Projection;
import io.tauro.spi.Term;
import io.tauro.spi.Term.ColumnTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/**
 * What is true of each row that a step delivers, over the columns of the step, read from the step
 * and those below it. Where it is not sure it knows nothing.
 */
final class KnownRows {

    private KnownRows() {}

    static List<Expression> of(PhysicalNode node) {
        if (node instanceof ScanNode scan) {
            return scan.made().isPresent() ? made(scan.made().get()) : asked(scan);
        }
        if (node instanceof ValuesNode values) {
            return values.rows().isEmpty() ? List.of(Constant.of(false)) : List.of();
        }
        if (node instanceof FilterNode filter) {
            return and(of(filter.input()), Delivered.conjuncts(filter.condition()));
        }
        if (node instanceof SortNode
                || node instanceof LimitNode
                || node instanceof KeepNode
                || node instanceof SharedNode) {
            return of(node.inputs().get(0));
        }
        if (node instanceof ProjectNode project) {
            return moved(of(project.input()), column -> position(project.expressions(), column));
        }
        if (node instanceof SecureNode policy) {
            return moved(of(policy.input()), column -> position(policy.shown(), column));
        }
        if (node instanceof AggregateNode aggregate) {
            return aggregate.groupingSets().size() <= 1
                    ? moved(of(aggregate.input()), column -> key(aggregate.keys(), column))
                    : List.of();
        }
        if (node instanceof SetNode set) {
            return combined(set);
        }
        if (node instanceof HashJoinNode join) {
            return joined(join.kind(), join.left(), join.right());
        }
        return node instanceof LoopJoinNode join
                ? joined(join.kind(), join.left(), join.right())
                : List.of();
    }

    /** Of all rows of a union what is true of those of each input. */
    private static List<Expression> combined(SetNode set) {
        List<Expression> known = new ArrayList<>(of(set.inputs().get(0)));
        if (set.kind() == SetKind.UNION) {
            set.inputs().forEach(input -> known.retainAll(of(input)));
        }
        return known;
    }

    private static List<Expression> joined(JoinKind kind, PhysicalNode left, PhysicalNode right) {
        int behind = left.schema().size();
        return switch (kind) {
            case INNER -> and(of(left), shifted(of(right), behind));
            case LEFT, SEMI, ANTI -> of(left);
            case RIGHT -> shifted(of(right), behind);
            case FULL -> List.of();
        };
    }

    /** What one table was asked for by itself, as far as its columns are delivered. */
    private static List<Expression> asked(ScanNode scan) {
        List<Expression> known = new ArrayList<>();
        for (Taken taken : scan.scan().pushdown().filters()) {
            if (taken.precision() == Precision.EXACT
                    && scan.tables().size() == 1
                    && scan.schema().names().containsAll(taken.filter().columns())) {
                known.addAll(Delivered.conjuncts(Facts.of(taken.filter(), scan.schema())));
            }
        }
        return known;
    }

    private static List<Expression> made(Made made) {
        if (made.inputs().isEmpty()) {
            return List.of();
        }
        List<Expression> first = of(made.inputs().get(0));
        if (made.step().isEmpty()) {
            return first;
        }
        RelationalStep step = made.step().get();
        if (step instanceof Filter filter) {
            return and(first, Delivered.conjuncts(Facts.of(filter.condition())));
        }
        if (step instanceof Ordering) {
            return first;
        }
        if (step instanceof Projection projection) {
            return moved(first, column -> term(projection.terms(), column));
        }
        if (step instanceof Aggregation aggregation) {
            return moved(first, column -> key(aggregation.keys(), column));
        }
        return step instanceof Join join && made.inputs().size() == 2
                ? joined(
                        JoinKind.valueOf(join.kind().name()),
                        made.inputs().get(0),
                        made.inputs().get(1))
                : List.of();
    }

    private static List<Expression> and(List<Expression> some, List<Expression> more) {
        List<Expression> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private static List<Expression> shifted(List<Expression> known, int by) {
        return moved(known, column -> OptionalInt.of(column + by));
    }

    /** What can be told over the columns where they are now. */
    private static List<Expression> moved(
            List<Expression> known, IntFunction<OptionalInt> position) {
        List<Expression> told = new ArrayList<>();
        for (Expression one : known) {
            boolean lost =
                    Expressions.anyLeaf(
                            one,
                            leaf ->
                                    leaf instanceof InputColumn column
                                            && position.apply(column.index()).isEmpty());
            if (!lost) {
                told.add(
                        Expressions.withLeaves(
                                one,
                                leaf ->
                                        leaf instanceof InputColumn column
                                                ? new InputColumn(
                                                        position.apply(column.index()).getAsInt(),
                                                        column.type())
                                                : leaf));
            }
        }
        return told;
    }

    private static OptionalInt position(List<Expression> expressions, int column) {
        for (int i = 0; i < expressions.size(); i++) {
            if (expressions.get(i) instanceof InputColumn one && one.index() == column) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private static OptionalInt term(List<Term> terms, int column) {
        for (int i = 0; i < terms.size(); i++) {
            if (terms.get(i) instanceof ColumnTerm one && one.index() == column) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private static OptionalInt key(List<Integer> keys, int column) {
        int index = keys.indexOf(column);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }
}
