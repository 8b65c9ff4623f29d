package io.tauro.internal.pushdown;

import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.Expressions;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.AggregateNode;
import io.tauro.internal.physical.PhysicalNode.FilterNode;
import io.tauro.internal.physical.PhysicalNode.HashJoinNode;
import io.tauro.internal.physical.PhysicalNode.JoinKind;
import io.tauro.internal.physical.PhysicalNode.ProjectNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.spi.ColumnStatistics;
import io.tauro.spi.RelationalStep;
import io.tauro.spi.TableStatistics;
import io.tauro.type.Column;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Puts an aggregation on top of one scan of a plan, and carries its results up the plan. */
final class PortionMaker {

    /** What is moved must become less than this share. */
    private static final double WORTH = 0.5;

    /** Asks a source. */
    interface Asker {
        Optional<ScanNode> ask(RelationalStep step, ScanNode below, double rows);
    }

    /**
     * A step whose rows stand for several.
     *
     * @param columns for each column that is used, its place; -1 for others
     * @param firstPart the place of the first aggregate
     */
    record Portions(PhysicalNode node, List<Integer> columns, int firstPart) {

        int column(int before) {
            return columns.get(before);
        }

        Expression over(Expression expression) {
            return Expressions.withLeaves(
                    expression,
                    leaf ->
                            leaf instanceof InputColumn column
                                    ? new InputColumn(column(column.index()), column.type())
                                    : leaf);
        }
    }

    private final ScanNode scan;
    private final Asker asker;

    PortionMaker(ScanNode scan, Asker asker) {
        this.scan = scan;
        this.asker = asker;
    }

    /**
     * A step, its used columns, and parts of aggregates in the place of what they are made of.
     *
     * @param parts over the columns of the step
     */
    Optional<Portions> below(PhysicalNode node, BitSet used, List<Part> parts) {
        if (node == scan) {
            return aggregated(used, parts);
        }
        if (node instanceof ProjectNode project) {
            return project(project, used, parts);
        }
        if (node instanceof FilterNode filter) {
            return filter(filter, used, parts);
        }
        return node instanceof HashJoinNode join ? join(join, used, parts) : Optional.empty();
    }

    private static void use(Expression expression, BitSet used) {
        Expressions.withLeaves(
                expression,
                leaf -> {
                    if (leaf instanceof InputColumn column) {
                        used.set(column.index());
                    }
                    return leaf;
                });
    }

    /** Positions of used columns in their order. */
    private static List<Integer> places(int columns, BitSet used) {
        List<Integer> places = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < columns; i++) {
            places.add(used.get(i) ? next++ : -1);
        }
        return places;
    }

    private Optional<Portions> project(ProjectNode node, BitSet used, List<Part> parts) {
        List<Expression> expressions = node.expressions();
        BitSet needed = new BitSet();
        used.stream().forEach(i -> use(expressions.get(i), needed));
        List<Part> inner =
                parts.stream()
                        .map(
                                part ->
                                        part.over(
                                                leaf ->
                                                        leaf instanceof InputColumn column
                                                                ? expressions.get(column.index())
                                                                : leaf))
                        .toList();
        return below(node.input(), needed, inner)
                .map(
                        portions -> {
                            List<Expression> all = new ArrayList<>();
                            List<Column> columns = new ArrayList<>();
                            used.stream()
                                    .forEach(
                                            i -> {
                                                all.add(portions.over(expressions.get(i)));
                                                columns.add(node.schema().column(i));
                                            });
                            int first = all.size();
                            for (int i = 0; i < parts.size(); i++) {
                                Column part =
                                        portions.node().schema().column(portions.firstPart() + i);
                                all.add(new InputColumn(portions.firstPart() + i, part.type()));
                                columns.add(part);
                            }
                            return new Portions(
                                    new ProjectNode(portions.node(), all, new Schema(columns)),
                                    places(expressions.size(), used),
                                    first);
                        });
    }

    private Optional<Portions> filter(FilterNode node, BitSet used, List<Part> parts) {
        BitSet needed = (BitSet) used.clone();
        use(node.condition(), needed);
        double share = node.estimatedRows() / Math.max(1, node.input().estimatedRows());
        return below(node.input(), needed, parts)
                .map(
                        portions ->
                                new Portions(
                                        new FilterNode(
                                                portions.node(),
                                                portions.over(node.condition()),
                                                Math.max(
                                                        1,
                                                        portions.node().estimatedRows() * share)),
                                        portions.columns(),
                                        portions.firstPart()));
    }

    private static boolean holds(PhysicalNode node, ScanNode scan) {
        return node == scan || node.inputs().stream().anyMatch(input -> holds(input, scan));
    }

    private Optional<Portions> join(HashJoinNode node, BitSet used, List<Part> parts) {
        boolean ofLeft = holds(node.left(), scan);
        int split = node.left().schema().size();
        JoinKind kind = node.kind();
        boolean missing =
                kind == JoinKind.FULL || kind == (ofLeft ? JoinKind.RIGHT : JoinKind.LEFT);
        if (missing && !parts.stream().allMatch(Part::countsNoMissingRow)) {
            return Optional.empty();
        }
        BitSet wanted = (BitSet) used.clone();
        node.residual().ifPresent(condition -> use(condition, wanted));
        BitSet needed =
                ofLeft ? wanted.get(0, split) : wanted.get(split, Math.max(split, wanted.length()));
        (ofLeft ? node.leftKeys() : node.rightKeys()).forEach(needed::set);
        List<Part> inner =
                ofLeft
                        ? parts
                        : parts.stream()
                                .map(
                                        part ->
                                                part.over(
                                                        leaf ->
                                                                leaf instanceof InputColumn column
                                                                        ? new InputColumn(
                                                                                column.index()
                                                                                        - split,
                                                                                column.type())
                                                                        : leaf))
                                .toList();
        return below(ofLeft ? node.left() : node.right(), needed, inner)
                .map(portions -> joined(node, ofLeft, portions));
    }

    private static Portions joined(HashJoinNode node, boolean ofLeft, Portions side) {
        PhysicalNode left = ofLeft ? side.node() : node.left();
        PhysicalNode right = ofLeft ? node.right() : side.node();
        int split = left.schema().size();
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < node.left().schema().size(); i++) {
            columns.add(ofLeft ? side.column(i) : i);
        }
        for (int i = 0; i < node.right().schema().size(); i++) {
            int place = ofLeft ? i : side.column(i);
            columns.add(place < 0 ? place : split + place);
        }
        Portions all = new Portions(side.node(), columns, 0);
        double before = ofLeft ? node.left().estimatedRows() : node.right().estimatedRows();
        double share = side.node().estimatedRows() / Math.max(1, before);
        HashJoinNode join =
                new HashJoinNode(
                        left,
                        right,
                        node.kind(),
                        ofLeft
                                ? node.leftKeys().stream().map(side::column).toList()
                                : node.leftKeys(),
                        ofLeft
                                ? node.rightKeys()
                                : node.rightKeys().stream().map(side::column).toList(),
                        node.nullsMatch(),
                        node.residual().map(all::over),
                        left.estimatedRows() < right.estimatedRows(),
                        JoinPlanner.schema(node.kind(), left, right),
                        Math.max(1, node.estimatedRows() * Math.min(1, share)));
        return new Portions(join, columns, side.firstPart() + (ofLeft ? 0 : split));
    }

    /** The scan of the groups in the place of that of the rows. */
    private Optional<Portions> aggregated(BitSet used, List<Part> parts) {
        double rows = scan.estimatedRows();
        double groups = Math.min(rows, groups(used));
        if (used.isEmpty()
                || groups > WORTH * rows
                || !parts.stream().allMatch(part -> part.hasResult(rows))) {
            return Optional.empty();
        }
        List<Expression> looked = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        used.stream()
                .forEach(
                        i -> {
                            Column column = scan.schema().column(i);
                            looked.add(new InputColumn(i, column.type()));
                            columns.add(column);
                        });
        int keys = looked.size();
        List<AggregateCall> calls = new ArrayList<>();
        for (Part part : parts) {
            calls.add(
                    new AggregateCall(
                            part.function(),
                            part.argument()
                                    .map(one -> List.of(place(one, looked)))
                                    .orElse(List.of()),
                            false,
                            part.filter().isPresent()
                                    ? OptionalInt.of(place(part.filter().get(), looked))
                                    : OptionalInt.empty(),
                            List.of(),
                            part.type()));
            columns.add(Column.of("part" + columns.size(), part.type()));
        }
        List<Column> inputs = new ArrayList<>();
        for (int i = 0; i < looked.size(); i++) {
            inputs.add(i < keys ? columns.get(i) : Column.of("value" + i, looked.get(i).type()));
        }
        return asked(
                new ProjectNode(scan, looked, new Schema(inputs)),
                keys,
                calls,
                new Schema(columns),
                groups,
                places(scan.schema().size(), used));
    }

    private static int place(Expression expression, List<Expression> looked) {
        int known = looked.indexOf(expression);
        if (known >= 0) {
            return known;
        }
        looked.add(expression);
        return looked.size() - 1;
    }

    private Optional<Portions> asked(
            ProjectNode values,
            int keys,
            List<AggregateCall> calls,
            Schema schema,
            double groups,
            List<Integer> places) {
        List<Integer> positions = IntStream.range(0, keys).boxed().toList();
        return StepMaker.projection(values, scan.scan())
                .flatMap(step -> asker.ask(step, scan, scan.estimatedRows()))
                .flatMap(
                        below ->
                                StepMaker.aggregation(
                                                new AggregateNode(
                                                        below,
                                                        positions,
                                                        List.of(positions),
                                                        calls,
                                                        schema,
                                                        groups),
                                                below.scan())
                                        .flatMap(step -> asker.ask(step, below, groups)))
                .filter(there -> Transfer.bytes(there) <= WORTH * Transfer.bytes(scan))
                .map(there -> new Portions(there, places, keys));
    }

    /** The groups that there are at most; as many as rows if the source does not tell. */
    private double groups(BitSet used) {
        TableStatistics known = scan.scan().estimate();
        double groups = 1;
        for (int i = used.nextSetBit(0); i >= 0; i = used.nextSetBit(i + 1)) {
            ColumnStatistics column = known.column(scan.schema().column(i).name());
            OptionalDouble distinct = column.distinct();
            groups *= distinct.isPresent() ? distinct.getAsDouble() + 1 : scan.estimatedRows();
        }
        return groups;
    }
}
