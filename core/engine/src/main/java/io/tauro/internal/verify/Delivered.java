package io.tauro.internal.verify;

import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.And;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.Expressions;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.FilterNode;
import io.tauro.internal.physical.PhysicalNode.HashJoinNode;
import io.tauro.internal.physical.PhysicalNode.JoinKind;
import io.tauro.internal.physical.PhysicalNode.KeepNode;
import io.tauro.internal.physical.PhysicalNode.LimitNode;
import io.tauro.internal.physical.PhysicalNode.LoopJoinNode;
import io.tauro.internal.physical.PhysicalNode.Made;
import io.tauro.internal.physical.PhysicalNode.ProjectNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.internal.physical.PhysicalNode.SharedNode;
import io.tauro.internal.physical.PhysicalNode.SortNode;
import io.tauro.internal.physical.PhysicalNode.ValuesNode;
import io.tauro.predicate.Predicate;
import io.tauro.spi.Pushdown.Precision;
import io.tauro.spi.Pushdown.Taken;
import io.tauro.spi.RelationalStep;
import io.tauro.spi.RelationalStep.Filter;
import io.tauro.spi.RelationalStep.Join;
import io.tauro.spi.RelationalStep.Ordering;
import io.tauro.spi.RelationalStep.Projection;
import io.tauro.spi.Term;
import io.tauro.spi.Term.ColumnTerm;
import io.tauro.type.Column;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a step delivers of a table, read from the step itself. Immutable.
 *
 * @param columns for each column of the step its position in the table, or -1
 * @param known what is true of each row, over the columns of the table
 * @param asked all that was asked of the rows, of which a source may have ignored something; empty
 *     where a question cannot be told over the columns of the table
 */
record Delivered(List<Integer> columns, List<Expression> known, List<Optional<Expression>> asked) {

    private static final int OTHER = -1;

    /**
     * @param table the name of the table
     * @param schema all of its columns
     */
    static Delivered by(PhysicalNode node, String table, Schema schema) {
        if (node instanceof ScanNode scan) {
            return scan.made().isPresent()
                    ? made(scan.made().get(), scan.schema().size(), table, schema)
                    : asked(scan, table, schema);
        }
        if (node instanceof ValuesNode values && values.rows().isEmpty()) {
            return new Delivered(
                    unknown(node.schema().size()), List.of(Constant.of(false)), List.of());
        }
        if (node instanceof FilterNode filter) {
            return by(filter.input(), table, schema).and(conjuncts(filter.condition()));
        }
        if (node instanceof SortNode
                || node instanceof LimitNode
                || node instanceof KeepNode
                || node instanceof SharedNode) {
            return by(node.inputs().get(0), table, schema);
        }
        if (node instanceof ProjectNode project) {
            Delivered below = by(project.input(), table, schema);
            List<Integer> columns = new ArrayList<>();
            for (Expression expression : project.expressions()) {
                columns.add(
                        expression instanceof InputColumn column
                                ? below.columns.get(column.index())
                                : OTHER);
            }
            return new Delivered(columns, below.known, below.asked);
        }
        if (node instanceof HashJoinNode join) {
            return joined(join, join.kind(), table, schema);
        }
        return node instanceof LoopJoinNode join
                ? joined(join, join.kind(), table, schema)
                : nothing(node.schema().size());
    }

    /** Of the side that the table is on, if all rows of the join have one of there. */
    private static Delivered joined(PhysicalNode join, JoinKind kind, String table, Schema schema) {
        int size = join.schema().size();
        PhysicalNode left = join.inputs().get(0);
        Delivered ofLeft = by(left, table, schema);
        if (ofLeft.isOfTable()) {
            return keepsLeft(kind) ? ofLeft.widened(size) : nothing(size);
        }
        return kind == JoinKind.INNER || kind == JoinKind.RIGHT
                ? by(join.inputs().get(1), table, schema).behind(left.schema().size())
                : nothing(size);
    }

    private boolean isOfTable() {
        return !known.isEmpty() || columns.stream().anyMatch(column -> column != OTHER);
    }

    private Delivered behind(int others) {
        List<Integer> wider = new ArrayList<>(unknown(others));
        wider.addAll(columns);
        return new Delivered(wider, known, asked);
    }

    private static boolean keepsLeft(JoinKind kind) {
        return switch (kind) {
            case INNER, LEFT, SEMI, ANTI -> true;
            case RIGHT, FULL -> false;
        };
    }

    private static List<Integer> unknown(int size) {
        return Collections.nCopies(size, OTHER);
    }

    private static Delivered nothing(int size) {
        return new Delivered(unknown(size), List.of(), List.of());
    }

    private Delivered widened(int size) {
        List<Integer> wider = new ArrayList<>(columns.subList(0, Math.min(size, columns.size())));
        while (wider.size() < size) {
            wider.add(OTHER);
        }
        return new Delivered(wider, known, asked);
    }

    /** What a table was asked for by itself. */
    private static Delivered asked(ScanNode scan, String table, Schema schema) {
        if (scan.tables().size() != 1 || !scan.tables().get(0).equalsIgnoreCase(table)) {
            return nothing(scan.schema().size());
        }
        List<Integer> columns = new ArrayList<>(scan.schema().size());
        for (Column column : scan.schema().columns()) {
            columns.add(schema.indexOf(column.name()).orElse(OTHER));
        }
        List<Expression> known = new ArrayList<>();
        List<Optional<Expression>> asked = new ArrayList<>();
        for (Taken taken : scan.scan().pushdown().filters()) {
            Predicate filter = taken.filter();
            if (!filter.columns().stream().allMatch(name -> schema.indexOf(name).isPresent())) {
                asked.add(Optional.empty());
                continue;
            }
            Expression said = Facts.of(filter, schema);
            if (taken.precision() == Precision.EXACT) {
                known.add(said);
            }
            if (taken.precision() != Precision.NONE) {
                asked.add(Optional.of(said));
            }
        }
        return new Delivered(columns, known, asked);
    }

    private static Delivered made(Made made, int size, String table, Schema schema) {
        if (made.inputs().isEmpty()) {
            return nothing(size);
        }
        Delivered first = by(made.inputs().get(0), table, schema);
        if (made.step().isEmpty()) {
            return first;
        }
        RelationalStep step = made.step().get();
        if (step instanceof Filter filter) {
            return first.and(conjuncts(Facts.of(filter.condition())));
        }
        if (step instanceof Projection projection) {
            List<Integer> columns = new ArrayList<>();
            for (Term term : projection.terms()) {
                columns.add(
                        term instanceof ColumnTerm column
                                ? first.columns.get(column.index())
                                : OTHER);
            }
            return new Delivered(columns, first.known, first.asked);
        }
        if (step instanceof Ordering) {
            return first;
        }
        boolean ofLeft =
                step instanceof Join join
                        && join.kind() != RelationalStep.JoinKind.RIGHT
                        && join.kind() != RelationalStep.JoinKind.FULL;
        return ofLeft ? first.widened(size) : nothing(size);
    }

    static List<Expression> conjuncts(Expression condition) {
        return condition instanceof And and
                ? and.operands().stream().flatMap(one -> conjuncts(one).stream()).toList()
                : List.of(condition);
    }

    /** The same rows under conditions over the columns of the step. */
    private Delivered and(List<Expression> conditions) {
        List<Expression> more = new ArrayList<>(known);
        List<Optional<Expression>> all = new ArrayList<>(asked);
        for (Expression condition : conditions) {
            Optional<Expression> told = overTable(condition);
            told.ifPresent(more::add);
            all.add(told);
        }
        return new Delivered(columns, more, all);
    }

    private Optional<Expression> overTable(Expression condition) {
        boolean other =
                Expressions.anyLeaf(
                        condition,
                        leaf ->
                                leaf instanceof InputColumn column
                                        && columns.get(column.index()) == OTHER);
        return other
                ? Optional.empty()
                : Optional.of(
                        Expressions.withLeaves(
                                condition,
                                leaf ->
                                        leaf instanceof InputColumn column
                                                ? new InputColumn(
                                                        columns.get(column.index()), column.type())
                                                : leaf));
    }
}
