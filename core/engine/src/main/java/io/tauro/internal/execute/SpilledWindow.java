package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.RowComparator;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.internal.physical.PhysicalNode.WindowNode;
import io.tauro.internal.physical.WindowCall;
import io.tauro.internal.spill.RowRunWriter;
import io.tauro.internal.spill.SpillFile;
import io.tauro.type.DataType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Window functions over more rows than there is memory for: for each window the rows are sorted on
 * disk and taken some partitions at a time; a partition that does not fit is a {@link
 * LargePartition}. Rows come in the order of the last window. Not thread-safe.
 */
final class SpilledWindow implements AutoCloseable {

    /** Computes some calls of one window for whole partitions. */
    interface Evaluation {
        List<ColumnVector> results(List<ColumnVector> source, int count, List<WindowCall> calls);
    }

    private record Window(List<Integer> partition, List<Order> order) {}

    /** The calls of one window, by their index. */
    private record Step(Window window, List<Integer> calls) {}

    private final WindowNode node;
    private final QueryRuntime runtime;
    private final Evaluation evaluation;
    private final OperatorStatistics statistics;
    private final MemoryBudget.Reservation memory;
    private final List<Step> steps = new ArrayList<>();
    private final List<DataType> types;
    private int step;
    private SortedRows sorted;
    private @Nullable SpillFile file;
    private @Nullable Batch before;

    /** What comes before the rest of the sorted rows; each begins with a partition. */
    private final Deque<Batch> carried = new ArrayDeque<>();

    /** Of the rows that come next, so many are in partitions for which there is no memory. */
    private int withoutMemory;

    private @Nullable LargePartition large;
    private @Nullable SpillFile largeFile;
    private @Nullable Batch ready;
    private int from;

    SpilledWindow(WindowNode node, QueryRuntime runtime, Evaluation evaluation) {
        this.node = node;
        this.runtime = runtime;
        this.evaluation = evaluation;
        this.statistics = runtime.statistics().of(node);
        this.memory = runtime.memory().reserve("window");
        this.types = new ArrayList<>(JoinSpec.types(node.input().schema()));
        Map<Window, List<Integer>> calls = new LinkedHashMap<>();
        for (int i = 0; i < node.calls().size(); i++) {
            WindowCall call = node.calls().get(i);
            calls.computeIfAbsent(
                            new Window(call.partition(), call.order()),
                            missing -> new ArrayList<>())
                    .add(i);
        }
        calls.forEach((window, indexes) -> steps.add(new Step(window, indexes)));
        this.sorted = sorted(types, keys(steps.get(0).window()));
    }

    private SortedRows sorted(List<DataType> ofTypes, List<Order> keys) {
        return new SortedRows(
                List.copyOf(ofTypes),
                keys,
                runtime,
                runtime.memory().reserve("window", () -> false),
                statistics);
    }

    private static List<Order> keys(Window window) {
        List<Order> keys = new ArrayList<>();
        window.partition().forEach(column -> keys.add(new Order(column, false, false)));
        keys.addAll(window.order());
        return keys;
    }

    void add(Batch batch) {
        sorted.add(batch);
    }

    /** All rows have been added. */
    void finish() {
        sorted.finish();
        while (step < steps.size() - 1) {
            nextStep();
        }
    }

    private void nextStep() {
        SpillFile to = runtime.spill().open("window", statistics);
        SpillFile previous = file;
        file = to;
        List<DataType> wider = new ArrayList<>(types);
        steps.get(step).calls().forEach(call -> wider.add(node.calls().get(call).type()));
        RowRunWriter writer = to.write(wider);
        for (Batch batch = evaluated(); batch != null; batch = evaluated()) {
            writer.add(batch);
        }
        closeLarge();
        sorted.close();
        if (previous != null) {
            previous.close();
        }
        types.clear();
        types.addAll(wider);
        step++;
        before = null;
        sorted = sorted(types, keys(steps.get(step).window()));
        RunInput rows = new RunInput(writer.finish(), runtime);
        for (Batch batch = rows.next(); batch != null; batch = rows.next()) {
            sorted.add(batch);
        }
        sorted.finish();
    }

    /** The next rows with their results; null at the end. */
    @Nullable Batch next() {
        Batch batch = ready;
        if (batch == null || from == batch.rowCount()) {
            batch = evaluated();
            ready = batch;
            from = 0;
            if (batch == null) {
                return null;
            }
        }
        int count = Math.min(runtime.batchSize(), batch.rowCount() - from);
        Batch slice = RunInput.slice(batch, from, count);
        from += count;
        return inOrder(slice);
    }

    /** Results are in the order of the steps. */
    private Batch inOrder(Batch batch) {
        int inputs = node.input().schema().columns().size();
        ColumnVector[] columns = batch.columns().toArray(ColumnVector[]::new);
        ColumnVector[] ordered = columns.clone();
        int at = inputs;
        for (Step one : steps) {
            for (int call : one.calls()) {
                ordered[inputs + call] = columns[at++];
            }
        }
        return Batch.of(batch.rowCount(), List.of(ordered));
    }

    /** Some rows of the step with their results; null at the end. */
    private @Nullable Batch evaluated() {
        while (true) {
            LargePartition open = large;
            Batch batch = open == null ? evaluatedTogether() : open.next();
            if (batch != null || large == null) {
                return batch;
            }
            if (open != null) {
                open.close();
                large = null;
            }
        }
    }

    /** Some whole partitions; null at the end, and if a large one is to be read. */
    private @Nullable Batch evaluatedTogether() {
        RowStore rows = new RowStore(List.copyOf(types), memory);
        while (true) {
            runtime.cancellation().throwIfCancelled();
            Batch batch = nextSorted();
            if (batch == null) {
                return rows.rows() == 0 ? null : evaluated(rows);
            }
            if (withoutMemory > 0) {
                startLarge(rows, batch);
                return null;
            }
            int end = lastStart(batch);
            Batch last = before;
            before = batch;
            Batch whole = end < 0 ? batch : RunInput.slice(batch, 0, end);
            if (whole.rowCount() > 0 && !keep(rows, whole)) {
                before = last;
                startLarge(rows, batch);
                return null;
            }
            if (end >= 0) {
                carried.addFirst(RunInput.slice(batch, end, batch.rowCount() - end));
                return evaluated(rows);
            }
        }
    }

    private @Nullable Batch nextSorted() {
        Batch batch = carried.poll();
        if (batch != null) {
            // It begins with a partition, and that has been looked at already.
            before = null;
            return batch;
        }
        return sorted.next(1 << 12);
    }

    private boolean keep(RowStore rows, Batch batch) {
        if (rows.bytes() + batch.bytes() < memory.budget().least()) {
            rows.force(batch);
            return true;
        }
        return rows.offer(batch);
    }

    /**
     * Puts the first partition on disk: the rows that were kept, which are all of it, and what
     * follows of it.
     *
     * @param batch the rows that come next
     */
    private void startLarge(RowStore rows, Batch batch) {
        LargePartition partition = newLarge(rows, batch);
        large = partition;
        rows.drain(partition::add);
        Batch next = batch;
        while (next != null) {
            runtime.cancellation().throwIfCancelled();
            int end = firstStart(next);
            if (end >= 0) {
                add(partition, RunInput.slice(next, 0, end));
                carried.addFirst(RunInput.slice(next, end, next.rowCount() - end));
                break;
            }
            add(partition, next);
            before = next;
            next = carried.isEmpty() ? sorted.next(1 << 12) : carried.poll();
        }
        before = null;
        partition.finish();
    }

    private void add(LargePartition partition, Batch batch) {
        withoutMemory = Math.max(0, withoutMemory - batch.rowCount());
        partition.add(batch);
    }

    private LargePartition newLarge(RowStore rows, Batch batch) {
        long rowBytes =
                rows.rows() > 0
                        ? rows.bytes() / rows.rows()
                        : batch.bytes() / Math.max(1, batch.rowCount());
        PagedRows pages =
                new PagedRows(
                        List.copyOf(types),
                        rowBytes,
                        runtime,
                        runtime.memory().reserve("window"),
                        largeFile());
        return new LargePartition(pages, calls(), List.copyOf(types), runtime);
    }

    private SpillFile largeFile() {
        if (largeFile == null) {
            largeFile = runtime.spill().open("window", statistics);
        }
        return largeFile;
    }

    private void closeLarge() {
        if (large != null) {
            large.close();
            large = null;
        }
        if (largeFile != null) {
            largeFile.close();
            largeFile = null;
        }
    }

    private List<WindowCall> calls() {
        return steps.get(step).calls().stream().map(node.calls()::get).toList();
    }

    /** Where the last partition of a batch begins; -1 if none does. */
    private int lastStart(Batch batch) {
        RowComparator[] within = comparators(batch, batch);
        for (int row = batch.rowCount() - 1; row > 0; row--) {
            if (differ(within, row - 1, row)) {
                return row;
            }
        }
        return beginsWithPartition(batch) ? 0 : -1;
    }

    /** Where the first partition of a batch begins, other than one that it begins with. */
    private int firstStart(Batch batch) {
        if (beginsWithPartition(batch)) {
            return 0;
        }
        RowComparator[] within = comparators(batch, batch);
        for (int row = 1; row < batch.rowCount(); row++) {
            if (differ(within, row - 1, row)) {
                return row;
            }
        }
        return -1;
    }

    /** Whether its first row is in another partition than the row before. */
    private boolean beginsWithPartition(Batch batch) {
        Batch last = before;
        return last != null && differ(comparators(last, batch), last.rowCount() - 1, 0);
    }

    private RowComparator[] comparators(Batch left, Batch right) {
        Window window = steps.get(step).window();
        List<Order> partition = keys(window).subList(0, window.partition().size());
        return RowOrder.comparators(left.columns(), right.columns(), partition);
    }

    private static boolean differ(RowComparator[] keys, int left, int right) {
        for (RowComparator key : keys) {
            if (key.compare(left, right) != 0) {
                return true;
            }
        }
        return false;
    }

    /** The results of whole partitions; null if there is no memory for them, and nothing to do. */
    private @Nullable Batch evaluated(RowStore rows) {
        int count = rows.rows();
        long working = rows.bytes() + WindowRows.BYTES_PER_ROW * count;
        boolean little = memory.bytes() + working <= memory.budget().least();
        if (little) {
            memory.force(memory.bytes() + working);
        } else if (!memory.tryGrow(working)) {
            return evaluatedOnDisk(Batch.of(count, rows.takeAll()));
        }
        List<ColumnVector> columns = new ArrayList<>(rows.takeAll());
        try {
            columns.addAll(evaluation.results(List.copyOf(columns), count, calls()));
        } catch (TauroException e) {
            if (e.code() != ErrorCode.MEMORY_LIMIT) {
                throw e;
            }
            return evaluatedOnDisk(Batch.of(count, columns));
        }
        memory.force(0);
        return Batch.of(count, columns.stream().map(Vectors::flatten).toList());
    }

    /** The same for whole partitions that there is too little memory for. */
    private @Nullable Batch evaluatedOnDisk(Batch partitions) {
        withoutMemory = partitions.rowCount();
        carried.addFirst(partitions);
        memory.force(0);
        return evaluatedTogether();
    }

    @Override
    public void close() {
        sorted.close();
        if (file != null) {
            file.close();
            file = null;
        }
        closeLarge();
        before = null;
        carried.clear();
        ready = null;
        memory.close();
    }
}
