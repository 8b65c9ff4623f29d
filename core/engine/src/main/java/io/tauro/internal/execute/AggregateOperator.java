package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.internal.physical.PhysicalNode.AggregateNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Groups the whole input by hash, then delivers the groups in the order of their first rows. */
final class AggregateOperator implements Operator {

    private final AggregateNode node;
    private final Operator input;
    private final QueryRuntime runtime;
    private final MemoryBudget.Reservation tables;
    private final MemoryBudget.Reservation lists;
    private final Deque<GroupingSet> results = new ArrayDeque<>();
    private boolean read;
    private int from;

    AggregateOperator(AggregateNode node, Operator input, QueryRuntime runtime) {
        this.node = node;
        this.input = input;
        this.runtime = runtime;
        this.tables = runtime.memory().reserve("aggregate");
        this.lists = runtime.memory().reserve("aggregate");
    }

    @Override
    public @Nullable Batch next() {
        if (!read) {
            read = true;
            readAll();
        }
        while (!results.isEmpty()) {
            GroupingSet set = results.getFirst();
            int count = Math.min(runtime.batchSize(), set.size() - from);
            if (count > 0) {
                Batch batch = set.result(from, count);
                from += count;
                return batch;
            }
            results.removeFirst();
            from = 0;
        }
        close();
        return null;
    }

    private void readAll() {
        List<GroupingSet> sets = new ArrayList<>();
        node.groupingSets()
                .forEach(
                        set -> sets.add(new GroupingSet(node, set, lists, runtime.cancellation())));
        for (Batch batch = input.next(); batch != null; batch = input.next()) {
            long bytes = 0;
            for (GroupingSet set : sets) {
                set.add(batch);
                bytes += set.bytes();
            }
            tables.resize(bytes);
        }
        input.close();
        results.addAll(sets);
    }

    @Override
    public void close() {
        read = true;
        input.close();
        results.clear();
        tables.close();
        lists.close();
    }
}
