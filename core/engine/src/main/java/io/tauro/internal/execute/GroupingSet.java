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

/** The groups of one grouping set, and their aggregates. */
final class GroupingSet {

    private final AggregateNode node;
    private final List<Integer> set;
    private final GroupTable groups;
    private final List<Optional<CallInput>> calls = new ArrayList<>();
    private int[] groupOfRow = {};

    /**
     * @param set indexes into the keys of the node
     */
    GroupingSet(
            AggregateNode node,
            List<Integer> set,
            MemoryBudget.Reservation memory,
            Cancellation cancellation) {
        this.node = node;
        this.set = set;
        List<DataType> types = JoinSpec.types(node.input().schema());
        this.groups =
                new GroupTable(set.stream().map(key -> types.get(node.keys().get(key))).toList());
        for (AggregateCall call : node.calls()) {
            calls.add(
                    call.function() == AggregateFunction.GROUPING
                            ? Optional.empty()
                            : Optional.of(
                                    new CallInput(
                                            call,
                                            Accumulators.of(call, types, memory, cancellation),
                                            types)));
        }
        if (set.isEmpty()) {
            groups.assignEmptyKey();
        }
    }

    void add(Batch batch) {
        if (groupOfRow.length < batch.rowCount()) {
            groupOfRow = new int[batch.rowCount()];
        }
        groups.assign(
                batch,
                set.stream().map(key -> batch.column(node.keys().get(key))).toList(),
                groupOfRow);
        for (Optional<CallInput> call : calls) {
            if (call.isPresent()) {
                call.get().add(batch, groupOfRow, groups.size());
            }
        }
    }

    int size() {
        return groups.size();
    }

    /** So many groups, as rows of the node's schema. */
    Batch result(int from, int count) {
        List<ColumnVector> columns = new ArrayList<>();
        List<ColumnVector> keys = groups.keys(from, count);
        for (int key = 0; key < node.keys().size(); key++) {
            int index = set.indexOf(key);
            DataType type = node.schema().column(key).type();
            columns.add(index < 0 ? Vectors.constant(null, type, count) : keys.get(index));
        }
        for (int i = 0; i < calls.size(); i++) {
            AggregateCall call = node.calls().get(i);
            columns.add(
                    calls.get(i).isPresent()
                            ? calls.get(i).get().accumulator().result(from, count)
                            : Vectors.constant(grouping(call), call.type(), count));
        }
        return Batch.of(count, columns);
    }

    /** A bit for each argument, the first one highest: set if the key is not in the set. */
    private Object grouping(AggregateCall call) {
        long bits = 0;
        for (int key : call.arguments()) {
            bits = bits << 1 | (set.contains(key) ? 0 : 1);
        }
        return bits;
    }

    long bytes() {
        long bytes = groups.bytes();
        for (Optional<CallInput> call : calls) {
            bytes += call.isPresent() ? call.get().bytes() : 0;
        }
        return bytes;
    }
}
