package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.AggregateFunction;
import io.tauro.internal.physical.PhysicalNode.AggregateNode;
import io.tauro.spi.Cancellation;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The groups of one grouping set, and their aggregates. */
final class GroupingSet implements AutoCloseable {

    /** By so many bytes a group's aggregates may grow when it makes no more groups. */
    private static final long MOST_GROWTH = 64 << 10;

    private final AggregateNode node;
    private final List<Integer> set;
    private final List<DataType> types;
    private final GroupTable groups;
    private final GroupSums sums;
    private final List<CallInput> calls = new ArrayList<>();
    private final List<Results> results = new ArrayList<>();
    private int[] groupOfRow = {};

    private final int level;
    private final @Nullable Disk disk;
    private @Nullable Partitions unknown;
    private long frozenBytes;

    /** The column of a call. */
    private interface Results {
        ColumnVector of(int from, int count);
    }

    /** What it needs to put rows on disk. */
    private record Disk(QueryRuntime runtime, OperatorStatistics statistics) {}

    /**
     * Groups that stay in memory.
     *
     * @param set indexes into the keys of the node
     */
    GroupingSet(
            AggregateNode node,
            List<Integer> set,
            MemoryBudget.Reservation memory,
            Cancellation cancellation) {
        this(node, set, 0, memory, cancellation, null);
    }

    /**
     * Groups that can put rows on disk.
     *
     * @param set indexes into the keys of the node
     * @param level of the parts that rows go to
     */
    GroupingSet(
            AggregateNode node,
            List<Integer> set,
            int level,
            MemoryBudget.Reservation lists,
            QueryRuntime runtime,
            OperatorStatistics statistics) {
        this(node, set, level, lists, runtime.cancellation(), new Disk(runtime, statistics));
    }

    private GroupingSet(
            AggregateNode node,
            List<Integer> set,
            int level,
            MemoryBudget.Reservation memory,
            Cancellation cancellation,
            @Nullable Disk disk) {
        this.node = node;
        this.set = set;
        this.level = level;
        this.disk = disk;
        this.types = JoinSpec.types(node.input().schema());
        this.groups =
                new GroupTable(set.stream().map(key -> types.get(node.keys().get(key))).toList());
        this.sums =
                new GroupSums(
                        node.calls().stream().filter(call -> GroupSums.takes(call, types)).toList(),
                        types);
        for (AggregateCall call : node.calls()) {
            if (call.function() == AggregateFunction.GROUPING) {
                results.add((from, count) -> Vectors.constant(bits(call), call.type(), count));
            } else if (GroupSums.takes(call, types)) {
                results.add((from, count) -> sums.result(call, from, count));
            } else {
                Accumulator accumulator = Accumulators.of(call, types, memory, cancellation);
                CallInput input = new CallInput(call, accumulator, types);
                calls.add(input);
                results.add(input::result);
            }
        }
        if (set.isEmpty()) {
            groups.assignEmptyKey();
        }
    }

    void add(Batch batch) {
        if (groupOfRow.length < batch.rowCount()) {
            groupOfRow = new int[batch.rowCount()];
        }
        List<ColumnVector> keys =
                set.stream().map(key -> batch.column(node.keys().get(key))).toList();
        Batch taken = batch;
        if (unknown == null) {
            groups.assign(batch, keys, groupOfRow);
        } else {
            groups.find(batch, keys, groupOfRow);
            unknown.add(FilteredRows.unknown(batch, groupOfRow));
            taken = FilteredRows.known(batch, groupOfRow);
        }
        sums.add(taken, groupOfRow, groups.size());
        for (CallInput call : calls) {
            call.add(taken, groupOfRow, groups.size());
        }
    }

    int size() {
        return groups.size();
    }

    /** Indexes into the keys of the node. */
    List<Integer> keys() {
        return set;
    }

    /** So many groups, as rows of the node's schema. To be asked for in order. */
    Batch result(int from, int count) {
        List<ColumnVector> columns = new ArrayList<>();
        List<ColumnVector> keys = groups.keys(from, count);
        for (int key = 0; key < node.keys().size(); key++) {
            int index = set.indexOf(key);
            DataType type = node.schema().column(key).type();
            columns.add(index < 0 ? Vectors.constant(null, type, count) : keys.get(index));
        }
        results.forEach(call -> columns.add(call.of(from, count)));
        return Batch.of(count, columns);
    }

    /** A bit for each argument, the first one highest: set if the key is not in the set. */
    private Object bits(AggregateCall call) {
        long bits = 0;
        for (int key : call.arguments()) {
            bits = bits << 1 | (set.contains(key) ? 0 : 1);
        }
        return bits;
    }

    long bytes() {
        long bytes = groups.bytes() + sums.bytes();
        for (CallInput call : calls) {
            bytes += call.bytes();
        }
        return bytes;
    }

    /** By how many bytes it grows at once if so many rows are of new groups: arrays double. */
    long growth(int rows) {
        return unknown != null || groups.hasRoomFor(rows) ? 0 : bytes();
    }

    /** Puts rows that aggregates keep on disk; whether there were so many bytes of them. */
    boolean spillLists(long least) {
        boolean some = false;
        for (CallInput call : calls) {
            if (disk != null && call.keptBytes() >= Math.max(1, least)) {
                call.spill(disk.runtime(), disk.statistics());
                some = true;
            }
        }
        return some;
    }

    boolean canFreeze() {
        return disk != null && unknown == null && !set.isEmpty() && level < Partitions.DEEPEST;
    }

    /** Makes no more groups: rows of others go to disk. */
    void freeze() {
        if (disk != null) {
            unknown =
                    new Partitions(
                            disk.runtime().spill().open("aggregate", disk.statistics()),
                            types,
                            set.stream().map(node.keys()::get).toList(),
                            level);
            frozenBytes = bytes();
        }
    }

    /** Whether it takes much more than when it made its last group, so something else grows. */
    boolean hasOutgrown(long slack) {
        return bytes() > frozenBytes * 2 + 8 * slack + MOST_GROWTH;
    }

    /** The rows of groups that it has not made. */
    Optional<Partitions> takeUnknown() {
        Optional<Partitions> rows = Optional.ofNullable(unknown);
        unknown = null;
        return rows;
    }

    @Override
    public void close() {
        if (unknown != null) {
            unknown.close();
            unknown = null;
        }
        calls.forEach(CallInput::close);
    }
}
