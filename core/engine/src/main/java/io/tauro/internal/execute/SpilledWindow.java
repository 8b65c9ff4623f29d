package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.RowComparator;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.internal.physical.PhysicalNode.WindowNode;
import io.tauro.internal.physical.WindowCall;
import io.tauro.internal.spill.RowRunWriter;
import io.tauro.internal.spill.SpillFile;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Window functions over more rows than there is memory for: for each window the rows are sorted on
 * disk and taken some partitions at a time, which must fit. Rows come in the order of the last
 * window. Not thread-safe.
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
    private @Nullable Batch carried;
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

    /** Some partitions of the step with their results; null at the end. */
    private @Nullable Batch evaluated() {
        RowStore rows = new RowStore(List.copyOf(types), memory);
        while (true) {
            runtime.cancellation().throwIfCancelled();
            Batch batch = nextSorted();
            if (batch == null) {
                return rows.rows() == 0 ? null : evaluated(rows);
            }
            int end = lastStart(batch);
            before = batch;
            if (end < 0) {
                keep(rows, batch);
                continue;
            }
            if (end > 0) {
                keep(rows, RunInput.slice(batch, 0, end));
            }
            carried = RunInput.slice(batch, end, batch.rowCount() - end);
            if (rows.rows() > 0) {
                return evaluated(rows);
            }
            keep(rows, carried);
            carried = null;
        }
    }

    private @Nullable Batch nextSorted() {
        Batch batch = carried;
        carried = null;
        if (batch != null) {
            // It begins with a partition, and that has been looked at already.
            before = null;
            return batch;
        }
        return sorted.next(1 << 12);
    }

    /** A partition is kept whole or not at all. */
    private void keep(RowStore rows, Batch batch) {
        if (rows.bytes() + batch.bytes() < memory.budget().least()) {
            rows.force(batch);
        } else {
            rows.add(batch);
        }
    }

    /** Where the last partition of a batch begins; -1 if none does. */
    private int lastStart(Batch batch) {
        List<Order> partition = keys(steps.get(step).window());
        partition = partition.subList(0, steps.get(step).window().partition().size());
        RowComparator[] within = RowOrder.comparators(batch.columns(), batch.columns(), partition);
        for (int row = batch.rowCount() - 1; row > 0; row--) {
            if (differ(within, row - 1, row)) {
                return row;
            }
        }
        Batch last = before;
        if (last == null) {
            return -1;
        }
        RowComparator[] across = RowOrder.comparators(last.columns(), batch.columns(), partition);
        return differ(across, last.rowCount() - 1, 0) ? 0 : -1;
    }

    private static boolean differ(RowComparator[] keys, int left, int right) {
        for (RowComparator key : keys) {
            if (key.compare(left, right) != 0) {
                return true;
            }
        }
        return false;
    }

    private Batch evaluated(RowStore rows) {
        int count = rows.rows();
        long working = rows.bytes() + WindowRows.BYTES_PER_ROW * count;
        memory.resizeAboveLeast(memory.bytes() + working);
        List<ColumnVector> columns = new ArrayList<>(rows.takeAll());
        List<WindowCall> calls = steps.get(step).calls().stream().map(node.calls()::get).toList();
        columns.addAll(evaluation.results(List.copyOf(columns), count, calls));
        memory.force(0);
        return Batch.of(count, columns.stream().map(Vectors::flatten).toList());
    }

    @Override
    public void close() {
        sorted.close();
        if (file != null) {
            file.close();
            file = null;
        }
        before = null;
        carried = null;
        ready = null;
        memory.close();
    }
}
