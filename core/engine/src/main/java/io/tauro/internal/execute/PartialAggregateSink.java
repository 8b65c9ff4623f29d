package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.physical.PhysicalNode.AggregateNode;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Groups pieces of a morsel, each up to so many groups or as far as there is memory. It delivers
 * the groups of a piece in the order of their first rows, piece by piece, so that whoever puts them
 * together meets each group where the first of all its rows is.
 */
final class PartialAggregateSink implements LaneSink {

    private static final int MOST_GROUPS = 1 << 15;

    private final AggregateNode node;
    private final QueryRuntime runtime;
    private final MemoryBudget.Reservation tables;
    private final MemoryBudget.Reservation lists;
    private final SumBound bound;

    /** Rows of a batch that wait for the piece before them. */
    private final Deque<Batch> pending = new ArrayDeque<>();

    private @Nullable GroupingSet groups;
    private boolean draining;
    private int from;

    PartialAggregateSink(AggregateNode node, QueryRuntime runtime) {
        this.node = node;
        this.runtime = runtime;
        this.tables = runtime.memory().reserve("aggregate");
        this.lists = runtime.memory().reserve("aggregate");
        this.bound = new SumBound(PartialAggregation.wideSums(node));
    }

    @Override
    public void add(Batch batch) {
        pending.add(batch);
        addPending();
    }

    private void addPending() {
        while (!draining && !pending.isEmpty()) {
            Batch next = pending.removeFirst();
            if (bound.tryAdd(next)) {
                addNow(next);
            } else if (groups != null) {
                pending.addFirst(next);
                draining = true;
            } else {
                int[] rows = next.rows();
                int half = next.selectedCount() / 2;
                pending.addFirst(
                        next.select(
                                Arrays.copyOfRange(rows, half, next.selectedCount()),
                                next.selectedCount() - half));
                pending.addFirst(next.select(rows, half));
            }
        }
    }

    private void addNow(Batch batch) {
        GroupingSet set = groups;
        if (set == null) {
            set = new GroupingSet(node, node.groupingSets().get(0), lists, runtime.cancellation());
            groups = set;
        }
        set.add(batch);
        draining = set.size() >= MOST_GROUPS || !fits(set.bytes());
    }

    private boolean fits(long bytes) {
        try {
            tables.resize(bytes);
            return true;
        } catch (TauroException e) {
            if (e.code() != ErrorCode.MEMORY_LIMIT) {
                throw e;
            }
            return false;
        }
    }

    @Override
    public void end() {
        draining = true;
    }

    @Override
    public @Nullable Batch poll() {
        while (draining) {
            GroupingSet set = groups;
            int count = set == null ? 0 : Math.min(runtime.batchSize(), set.size() - from);
            if (set != null && count > 0) {
                Batch batch = set.result(from, count);
                from += count;
                return batch;
            }
            draining = false;
            endPiece();
            addPending();
        }
        return null;
    }

    private void endPiece() {
        groups = null;
        from = 0;
        bound.clear();
        tables.close();
        lists.close();
    }

    @Override
    public void close() {
        pending.clear();
        endPiece();
    }
}
