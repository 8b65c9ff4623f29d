package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.internal.physical.PhysicalNode.AggregateNode;
import io.tauro.internal.spill.RowRun;
import io.tauro.internal.spill.RowRunWriter;
import io.tauro.internal.spill.SpillFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Groups the whole input by hash, then delivers the groups in the order of their first rows.
 *
 * <p>When the memory is spent, aggregates that keep rows put them on disk, by group. If that is not
 * enough, the largest grouping set makes no more groups: rows of those that it has are still taken
 * in, others go to disk, in parts that are grouped by themselves when the groups in memory have
 * been delivered. While it delivers, it can put the results that are left on disk.
 */
final class AggregateOperator implements Operator {

    private static final long LARGE = 1 << 20;

    private final AggregateNode node;
    private final Operator input;
    private final QueryRuntime runtime;
    private final OperatorStatistics statistics;
    private final OperatorTurn turn = new OperatorTurn();
    private final MemoryBudget.Reservation tables;
    private final MemoryBudget.Reservation lists;
    private final Deque<GroupingSet> results = new ArrayDeque<>();
    private final SpilledParts<List<Integer>> parts = new SpilledParts<>();
    private @Nullable SpillFile resultFile;
    private @Nullable RunInput spilledResults;
    private boolean read;
    private boolean busy;
    private int from;

    AggregateOperator(AggregateNode node, Operator input, QueryRuntime runtime) {
        this.node = node;
        this.input = input;
        this.runtime = runtime;
        this.statistics = runtime.statistics().of(node);
        this.tables = runtime.memory().reserve("aggregate", this::giveBack);
        this.lists = runtime.memory().reserveAhead("aggregate");
    }

    @Override
    public @Nullable Batch next() {
        turn.begin();
        try {
            if (!read) {
                read = true;
                List<GroupingSet> sets = new ArrayList<>();
                node.groupingSets().forEach(set -> sets.add(groups(set, 0)));
                readAll(input, sets);
            }
            if (turn.takeWish()) {
                spillResults();
            }
            Batch batch = nextResult();
            while (batch == null) {
                Optional<SpilledParts.Part<List<Integer>>> part = parts.next();
                if (part.isEmpty()) {
                    close();
                    return null;
                }
                GroupingSet set = groups(part.get().tag(), part.get().level());
                readAll(new RunInput(part.get().rows(), runtime), List.of(set));
                batch = nextResult();
            }
            return batch;
        } finally {
            turn.end();
        }
    }

    private GroupingSet groups(List<Integer> set, int level) {
        return new GroupingSet(node, set, level, lists, runtime, statistics);
    }

    private void readAll(Operator rows, List<GroupingSet> sets) {
        busy = true;
        results.addAll(sets);
        for (Batch batch = rows.next(); batch != null; batch = rows.next()) {
            makeRoom(sets, batch.selectedCount());
            for (GroupingSet set : sets) {
                set.add(batch);
            }
            long bytes = bytes(sets);
            boolean refused = lists.takeRefusal();
            if (!tables.tryResize(bytes) || refused) {
                tables.force(bytes);
                relieve(sets);
            }
        }
        rows.close();
        for (GroupingSet set : sets) {
            set.takeUnknown().ifPresent(unknown -> parts.push(unknown, set.keys()));
        }
        tables.force(bytes(sets));
        busy = false;
    }

    /** Large arrays are not doubled before there is memory for that. */
    private void makeRoom(List<GroupingSet> sets, int rows) {
        long growth = 0;
        for (GroupingSet set : sets) {
            growth += set.growth(rows);
        }
        if (growth >= LARGE && !tables.tryGrow(growth)) {
            relieve(sets);
        }
    }

    private static long bytes(List<GroupingSet> sets) {
        long bytes = 0;
        for (GroupingSet set : sets) {
            bytes += set.bytes();
        }
        return bytes;
    }

    /** Makes the growth end, or fails. */
    private void relieve(List<GroupingSet> sets) {
        long least = runtime.memory().least();
        for (GroupingSet set : sets) {
            if (set.spillLists(least)) {
                tables.force(bytes(sets));
                return;
            }
        }
        Optional<GroupingSet> largest =
                sets.stream()
                        .filter(GroupingSet::canFreeze)
                        .max(Comparator.comparingLong(GroupingSet::bytes));
        if (largest.isPresent()) {
            if (largest.get().bytes() >= least) {
                largest.get().freeze();
                tables.force(bytes(sets));
            }
        } else if (runtime.memory().isExceeded()
                && sets.stream().anyMatch(set -> set.hasOutgrown(least))) {
            throw tables.refused();
        }
    }

    private @Nullable Batch nextResult() {
        if (spilledResults != null) {
            Batch batch = spilledResults.next();
            if (batch != null) {
                return batch;
            }
            spilledResults = null;
        }
        while (!results.isEmpty()) {
            GroupingSet set = results.getFirst();
            int count = Math.min(runtime.batchSize(), set.size() - from);
            if (count > 0) {
                busy = true;
                Batch batch = set.result(from, count);
                busy = false;
                from += count;
                return batch;
            }
            set.close();
            results.removeFirst();
            from = 0;
            tables.force(bytes(List.copyOf(results)));
            if (results.isEmpty()) {
                lists.close();
            }
        }
        return null;
    }

    private boolean giveBack() {
        return turn.ask(this::spillResults);
    }

    /** Only whole results can be put on disk; while rows are taken in, it can just stop growing. */
    private boolean spillResults() {
        boolean delivering = read && !busy && spilledResults == null && !results.isEmpty();
        if (!delivering || tables.bytes() + lists.bytes() < Math.max(1, runtime.memory().least())) {
            return false;
        }
        if (resultFile == null) {
            resultFile = runtime.spill().open(tables.holder(), statistics);
        }
        RowRunWriter writer = resultFile.write(JoinSpec.types(node.schema()));
        for (Batch batch = nextResult(); batch != null; batch = nextResult()) {
            runtime.cancellation().throwIfCancelled();
            writer.add(batch);
        }
        RowRun run = writer.finish();
        spilledResults = new RunInput(run, runtime);
        return true;
    }

    @Override
    public void close() {
        turn.begin();
        try {
            release();
        } finally {
            turn.end();
        }
    }

    private void release() {
        read = true;
        input.close();
        results.forEach(GroupingSet::close);
        results.clear();
        parts.close();
        spilledResults = null;
        if (resultFile != null) {
            resultFile.close();
            resultFile = null;
        }
        tables.close();
        lists.close();
    }
}
