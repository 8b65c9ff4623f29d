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
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Has a source aggregate its rows before they are joined with rows from elsewhere: by the columns
 * that are looked at above, so that rows of a group find the same partners and end in the same
 * group. What comes out of the join is then put together. Only where that moves much less.
 */
final class PartialAggregates {

    private PartialAggregates() {}

    /** The same aggregation over fewer rows of a source; empty if none does any of it. */
    static Optional<PhysicalNode> in(AggregateNode node, PortionMaker.Asker asker) {
        boolean plain =
                node.groupingSets().size() == 1
                        && node.groupingSets().get(0).size() == node.keys().size();
        if (!plain || node.input() instanceof ScanNode) {
            return Optional.empty();
        }
        List<ScanNode> scans = new ArrayList<>();
        find(node.input(), scans);
        if (scans.isEmpty()) {
            return Optional.empty();
        }
        List<Part> parts = new ArrayList<>();
        for (AggregateCall call : node.calls()) {
            Optional<Part> part = Part.of(call, node.input().schema());
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        scans.removeIf(scan -> count(node, scan) > 1);
        scans.sort(Comparator.comparingDouble(Transfer::bytes).reversed());
        for (ScanNode scan : scans) {
            Optional<PhysicalNode> made = over(node, parts, scan, asker);
            if (made.isPresent()) {
                return made;
            }
        }
        return Optional.empty();
    }

    private static void find(PhysicalNode node, List<ScanNode> scans) {
        if (node instanceof ScanNode scan) {
            if (scan.scan().relational().isPresent()) {
                scans.add(scan);
            }
        } else if (node instanceof ProjectNode || node instanceof FilterNode) {
            find(node.inputs().get(0), scans);
        } else if (node instanceof HashJoinNode join) {
            find(join.left(), scans);
            if (join.kind() != JoinKind.SEMI && join.kind() != JoinKind.ANTI) {
                find(join.right(), scans);
            }
        }
    }

    /** At how many places a scan stands. */
    private static int count(PhysicalNode node, ScanNode scan) {
        return node == scan
                ? 1
                : node.inputs().stream().mapToInt(input -> count(input, scan)).sum();
    }

    private static Optional<PhysicalNode> over(
            AggregateNode node, List<Part> parts, ScanNode scan, PortionMaker.Asker asker) {
        PhysicalNode input = node.input();
        BitSet used = new BitSet();
        node.keys().forEach(used::set);
        List<Part> there = new ArrayList<>();
        List<Boolean> isThere = new ArrayList<>();
        for (Part part : parts) {
            boolean whole =
                    part.expressions().stream().allMatch(one -> comesFrom(input, one, scan));
            if (!whole && !part.isExtreme()) {
                return Optional.empty();
            }
            isThere.add(whole);
            if (whole) {
                there.add(part);
            } else {
                part.expressions().forEach(one -> used.set(((InputColumn) one).index()));
            }
        }
        return new PortionMaker(scan, asker)
                .below(input, used, there)
                .map(portions -> again(node, portions, isThere));
    }

    /** Whether all columns of an expression are those of a scan, or made of them. */
    private static boolean comesFrom(PhysicalNode node, Expression expression, ScanNode scan) {
        return !Expressions.anyLeaf(
                expression,
                leaf ->
                        leaf instanceof InputColumn column
                                && !comesFrom(node, column.index(), scan));
    }

    private static boolean comesFrom(PhysicalNode node, int column, ScanNode scan) {
        if (node == scan) {
            return true;
        }
        if (node instanceof FilterNode filter) {
            return comesFrom(filter.input(), column, scan);
        }
        if (node instanceof ProjectNode project) {
            return comesFrom(project.input(), project.expressions().get(column), scan);
        }
        if (!(node instanceof HashJoinNode join)) {
            return false;
        }
        int split = join.left().schema().size();
        return column < split
                ? comesFrom(join.left(), column, scan)
                : comesFrom(join.right(), column - split, scan);
    }

    /** The aggregation of what portions have in the place of their rows. */
    private static PhysicalNode again(
            AggregateNode node, PortionMaker.Portions portions, List<Boolean> isThere) {
        List<Integer> keys = node.keys().stream().map(portions::column).toList();
        List<AggregateCall> calls = new ArrayList<>();
        int part = portions.firstPart();
        for (int i = 0; i < node.calls().size(); i++) {
            AggregateCall call = node.calls().get(i);
            if (isThere.get(i)) {
                Part known = Part.of(call, node.input().schema()).orElseThrow();
                calls.add(
                        new AggregateCall(
                                known.again(),
                                List.of(part++),
                                false,
                                OptionalInt.empty(),
                                List.of(),
                                call.type()));
            } else {
                calls.add(
                        new AggregateCall(
                                call.function(),
                                call.arguments().stream().map(portions::column).toList(),
                                call.distinct(),
                                call.filter().isPresent()
                                        ? OptionalInt.of(portions.column(call.filter().getAsInt()))
                                        : OptionalInt.empty(),
                                List.of(),
                                call.type()));
            }
        }
        return new AggregateNode(
                portions.node(),
                keys,
                node.groupingSets(),
                calls,
                node.schema(),
                node.estimatedRows());
    }
}
