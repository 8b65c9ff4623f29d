package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.AggregateNode;
import io.tauro.internal.physical.PhysicalNode.FilterNode;
import io.tauro.internal.physical.PhysicalNode.HashJoinNode;
import io.tauro.internal.physical.PhysicalNode.JoinKind;
import io.tauro.internal.physical.PhysicalNode.LoopJoinNode;
import io.tauro.internal.physical.PhysicalNode.ProjectNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.internal.physical.PhysicalNode.SecureNode;
import io.tauro.internal.physical.PhysicalNode.SetNode;
import io.tauro.internal.physical.PhysicalNode.SharedNode;
import io.tauro.internal.physical.PhysicalNode.SortNode;
import io.tauro.internal.physical.PhysicalNode.WindowNode;
import io.tauro.type.TypeKind.Physical;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ways from joins and top-N orders down to the scans whose columns they look at. What a join
 * knows when it has read its build side, and an order when it has enough rows, is told to these
 * scans. Thread-safe once made.
 *
 * <p>A way leads only through steps of which an input row that is dropped has no other effect on
 * the result than that the output rows made of it, which have the same value in the column, are
 * missing.
 */
final class DynamicFilters {

    private final IdentityHashMap<PhysicalNode, List<Way>> ways = new IdentityHashMap<>();
    private final IdentityHashMap<ScanNode, ScanFilter> filters = new IdentityHashMap<>();
    private final Set<SharedNode> visited = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<ScanNode> shared = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Nobody finds anything out. */
    static final DynamicFilters NONE = new DynamicFilters();

    /** A key of a join or order, and the place of what is known of it. */
    private record Way(int key, ScanFilter.Slot slot) {}

    private DynamicFilters() {}

    static DynamicFilters of(PhysicalNode root) {
        return mayFindOut(root) ? ways(root) : NONE;
    }

    private static boolean mayFindOut(PhysicalNode node) {
        if (node instanceof HashJoinNode
                || node instanceof LoopJoinNode
                || node instanceof SortNode) {
            return true;
        }
        for (PhysicalNode input : node.inputs()) {
            if (mayFindOut(input)) {
                return true;
            }
        }
        return false;
    }

    private static DynamicFilters ways(PhysicalNode root) {
        DynamicFilters all = new DynamicFilters();
        all.findShared(root, Collections.newSetFromMap(new IdentityHashMap<>()));
        all.visit(root);
        return all;
    }

    /** What stands at two places must not be told what only holds at one. */
    private void findShared(PhysicalNode node, Set<PhysicalNode> seen) {
        if (node instanceof SharedNode && !seen.add(node)) {
            return;
        }
        if (node instanceof ScanNode scan && !seen.add(scan)) {
            shared.add(scan);
        }
        node.inputs().forEach(input -> findShared(input, seen));
    }

    private void visit(PhysicalNode node) {
        if (node instanceof SharedNode one && !visited.add(one)) {
            return;
        }
        if (node instanceof HashJoinNode join && JoinSpec.of(join).emptyBuildEnds()) {
            PhysicalNode probe = join.buildLeft() ? join.right() : join.left();
            List<Integer> keys = join.buildLeft() ? join.rightKeys() : join.leftKeys();
            for (int k = 0; k < keys.size(); k++) {
                trace(node, k, probe, keys.get(k), false);
            }
        } else if (node instanceof LoopJoinNode join && JoinSpec.of(join).emptyBuildEnds()) {
            List<LoopBound> bounds = LoopBound.of(join);
            for (int i = 0; i < bounds.size(); i++) {
                trace(node, i, join.left(), bounds.get(i).column(), false);
            }
        } else if (node instanceof SortNode sort && TopRowsOperator.suits(sort)) {
            trace(node, 0, sort.input(), sort.order().get(0).column(), true);
        }
        // What is below other steps may run several times, each time with other keys.
        if (ParallelPlan.isKnown(node)) {
            node.inputs().forEach(this::visit);
        }
    }

    /**
     * @param worth whether a row that is dropped at the scan saves a step more than that of the
     *     origin
     */
    private void trace(PhysicalNode origin, int key, PhysicalNode at, int column, boolean worth) {
        if (at instanceof ScanNode scan) {
            if (!shared.contains(scan) && hasOrder(scan, column)) {
                ScanFilter filter = filters.computeIfAbsent(scan, any -> new ScanFilter());
                ways.computeIfAbsent(origin, any -> new ArrayList<>())
                        .add(new Way(key, filter.slot(column, worth)));
            }
        } else if (at instanceof FilterNode filter) {
            trace(origin, key, filter.input(), column, true);
        } else if (at instanceof ProjectNode project) {
            if (project.expressions().get(column) instanceof InputColumn input) {
                trace(origin, key, project.input(), input.index(), worth);
            }
        } else if (at instanceof SecureNode secure && secure.rows().steady()) {
            secure.origin(column)
                    .ifPresent(below -> trace(origin, key, secure.input(), below, worth));
        } else if (at instanceof HashJoinNode join) {
            traceJoin(origin, key, join, join.kind(), column);
            traceEqual(origin, key, join, column);
        } else if (at instanceof LoopJoinNode join) {
            traceJoin(origin, key, join, join.kind(), column);
        } else if (at instanceof AggregateNode aggregate) {
            if (isGroupKey(aggregate, column)) {
                trace(origin, key, aggregate.input(), aggregate.keys().get(column), true);
            }
        } else if (at instanceof WindowNode window) {
            if (isPartitionKey(window, column)) {
                trace(origin, key, window.input(), column, true);
            }
        } else if (at instanceof SortNode sort) {
            if (sort.offset() == 0 && sort.limit().isEmpty()) {
                trace(origin, key, sort.input(), column, true);
            }
        } else if (at instanceof SetNode set) {
            set.inputs().forEach(input -> trace(origin, key, input, column, true));
        }
    }

    /** Whether all rows of a group have the value, which each row of the result is made of. */
    private static boolean isGroupKey(AggregateNode aggregate, int column) {
        return column < aggregate.keys().size()
                && aggregate.groupingSets().stream().allMatch(set -> set.contains(column));
    }

    /** Whether no value of a row depends on rows that have another value in the column. */
    private static boolean isPartitionKey(WindowNode window, int column) {
        return column < window.input().schema().size()
                && window.calls().stream().allMatch(call -> call.partition().contains(column));
    }

    /** A side of which rows without a partner stay is left alone on its other side. */
    private void traceJoin(
            PhysicalNode origin, int key, PhysicalNode join, JoinKind kind, int column) {
        PhysicalNode left = join.inputs().get(0);
        PhysicalNode right = join.inputs().get(1);
        boolean ofLeft = column < left.schema().size();
        if (ofLeft && dropsLeft(kind)) {
            trace(origin, key, left, column, true);
        } else if (!ofLeft && dropsRight(kind)) {
            trace(origin, key, right, column - left.schema().size(), true);
        }
    }

    /** What only meets rows that are dropped is not needed either. */
    private void traceEqual(PhysicalNode origin, int key, HashJoinNode join, int column) {
        int split = join.left().schema().size();
        for (int k = 0; k < join.leftKeys().size(); k++) {
            if (dropsLeft(join.kind()) && column == join.leftKeys().get(k)) {
                trace(origin, key, join.right(), join.rightKeys().get(k), true);
            } else if (dropsRight(join.kind()) && column - split == join.rightKeys().get(k)) {
                trace(origin, key, join.left(), join.leftKeys().get(k), true);
            }
        }
    }

    private static boolean dropsLeft(JoinKind kind) {
        return kind != JoinKind.RIGHT && kind != JoinKind.FULL;
    }

    private static boolean dropsRight(JoinKind kind) {
        return kind == JoinKind.INNER || kind == JoinKind.RIGHT;
    }

    private static boolean hasOrder(ScanNode scan, int column) {
        Physical physical = scan.schema().column(column).type().physical();
        return physical != Physical.LIST && physical != Physical.STRUCT;
    }

    /** What is told to a scan. */
    ScanFilter of(ScanNode scan) {
        return filters.getOrDefault(scan, ScanFilter.NONE);
    }

    /** Whoever is to be told when a join has read its build side. */
    JoinOperator.BuildListener builtBy(PhysicalNode join, MemoryBudget memory) {
        if (join instanceof LoopJoinNode loop && ways.containsKey(join)) {
            return (build, rows) -> built(loop, build, rows);
        }
        return join instanceof HashJoinNode hashed && ways.containsKey(join)
                ? new Building(hashed, ways.getOrDefault(join, List.of()), memory)
                : JoinOperator.BuildListener.NONE;
    }

    private void built(LoopJoinNode join, List<ColumnVector> build, int rows) {
        List<LoopBound> bounds = LoopBound.of(join);
        for (Way way : ways.getOrDefault(join, List.of())) {
            bounds.get(way.key()).filter(build, rows).ifPresent(way.slot()::set);
        }
    }

    /** Tells the scans of the probe side about the keys, for as long as that is read. */
    private static final class Building implements JoinOperator.BuildListener {

        private final HashJoinNode join;
        private final List<Way> ways;
        private final MemoryBudget memory;
        private final Map<Integer, KeyFilter> known = new HashMap<>();

        Building(HashJoinNode join, List<Way> ways, MemoryBudget memory) {
            this.join = join;
            this.ways = ways;
            this.memory = memory;
        }

        @Override
        public void built(List<ColumnVector> build, int rows) {
            for (Way way : ways) {
                way.slot().set(known.computeIfAbsent(way.key(), key -> filter(key, build, rows)));
            }
        }

        private KeyFilter filter(int key, List<ColumnVector> build, int rows) {
            List<Integer> keys = join.buildLeft() ? join.leftKeys() : join.rightKeys();
            return KeyFilter.of(build.get(keys.get(key)), rows, join.nullsMatch().get(key), memory);
        }

        @Override
        public void spilled() {
            known.values().forEach(KeyFilter::forgetKeys);
        }

        @Override
        public void ended() {
            if (!known.isEmpty()) {
                ways.forEach(way -> way.slot().set(null));
                known.values().forEach(KeyFilter::close);
                known.clear();
            }
        }
    }

    /** A top-N order has so many rows as are wanted; the last one of them. */
    void reached(SortNode sort, Batch last) {
        for (Way way : ways.getOrDefault(sort, List.of())) {
            way.slot()
                    .set(
                            new ThresholdFilter(
                                    last.column(sort.order().get(0).column()),
                                    sort.order().get(0)));
        }
    }
}
