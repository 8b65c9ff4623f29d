package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.internal.physical.PhysicalNode.WindowNode;
import io.tauro.internal.physical.WindowCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds the whole input, sorts it once for each window, and delivers it in the order in which it
 * came, with the values of the window functions behind. If that exceeds the memory, rows are sorted
 * on disk and come in the order of the last window.
 */
final class WindowOperator implements Operator {

    /** As many rows are put on disk at once. */
    private static final int PIECE = 1 << 12;

    private record Window(List<Integer> partition, List<Order> order) {}

    private final WindowNode node;
    private final Operator input;
    private final QueryRuntime runtime;
    private final MemoryBudget.Reservation memory;
    private final MemoryBudget.Reservation sums;
    private final MemoryBudget.Reservation lists;
    private List<ColumnVector> columns = List.of();
    private @Nullable SpilledWindow onDisk;
    private boolean read;
    private int size;
    private int from;

    WindowOperator(WindowNode node, Operator input, QueryRuntime runtime) {
        this.node = node;
        this.input = input;
        this.runtime = runtime;
        this.memory = runtime.memory().reserve("window");
        this.sums = runtime.memory().reserve("window");
        this.lists = runtime.memory().reserve("window");
    }

    @Override
    public @Nullable Batch next() {
        if (!read) {
            read = true;
            compute();
        }
        if (onDisk != null) {
            Batch batch = onDisk.next();
            if (batch == null) {
                close();
            }
            return batch;
        }
        int count = Math.min(runtime.batchSize(), size - from);
        if (count <= 0) {
            close();
            return null;
        }
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = from + i;
        }
        from += count;
        return Batch.of(
                count,
                columns.stream().map(column -> Vectors.gather(column, rows, count)).toList());
    }

    private void compute() {
        RowStore store = new RowStore(JoinSpec.types(node.input().schema()), memory);
        for (Batch batch = input.next(); batch != null; batch = input.next()) {
            if (onDisk != null) {
                onDisk.add(batch);
            } else if (!store.offer(batch)) {
                SpilledWindow disk = spilled(store);
                onDisk = disk;
                disk.add(batch);
            }
        }
        input.close();
        if (onDisk == null && !memory.tryGrow(working(store))) {
            onDisk = spilled(store);
        }
        if (onDisk != null) {
            onDisk.finish();
            return;
        }
        size = store.rows();
        columns = new ArrayList<>(store.takeAll());
        try {
            columns.addAll(results(List.copyOf(columns), size, node.calls()));
        } catch (TauroException e) {
            if (e.code() != ErrorCode.MEMORY_LIMIT) {
                throw e;
            }
            onDisk = spilled(columns, size);
            onDisk.finish();
        }
    }

    /** Starts again with rows that there was memory for, but not for what is done with them. */
    private SpilledWindow spilled(List<ColumnVector> rows, int count) {
        SpilledWindow disk = new SpilledWindow(node, runtime, this::results);
        columns = List.of();
        Batch all = Batch.of(count, rows);
        for (int start = 0; start < count; start += PIECE) {
            disk.add(RunInput.slice(all, start, Math.min(PIECE, count - start)));
        }
        memory.force(0);
        return disk;
    }

    /** What sorting the rows for each window, and the results, take. */
    private long working(RowStore store) {
        long windows =
                node.calls().stream()
                        .map(call -> new Window(call.partition(), call.order()))
                        .distinct()
                        .count();
        long results = 16L * node.calls().size() * store.rows();
        return windows * (store.bytes() + WindowRows.BYTES_PER_ROW * store.rows()) + results;
    }

    private SpilledWindow spilled(RowStore store) {
        SpilledWindow disk = new SpilledWindow(node, runtime, this::results);
        store.drain(disk::add);
        memory.force(0);
        return disk;
    }

    /** The results of some calls, in the order of the rows. */
    private List<ColumnVector> results(
            List<ColumnVector> source, int count, List<WindowCall> calls) {
        try {
            return computed(source, count, calls);
        } finally {
            sums.resize(0);
            lists.resize(0);
        }
    }

    private List<ColumnVector> computed(
            List<ColumnVector> source, int count, List<WindowCall> calls) {
        Map<Window, WindowRows> windows = new HashMap<>();
        List<ColumnVector> results = new ArrayList<>();
        for (WindowCall call : calls) {
            Window window = new Window(call.partition(), call.order());
            WindowRows rows =
                    windows.computeIfAbsent(
                            window,
                            missing ->
                                    WindowRows.of(
                                            source,
                                            count,
                                            missing.partition(),
                                            missing.order(),
                                            runtime.cancellation()));
            results.add(Vectors.gather(value(call, rows), rows.places(), count));
        }
        return results;
    }

    private ColumnVector value(WindowCall call, WindowRows rows) {
        runtime.cancellation().throwIfCancelled();
        return switch (call.function()) {
            case ROW_NUMBER, RANK, DENSE_RANK, PERCENT_RANK, CUME_DIST, NTILE ->
                    new WindowRanks(call, rows).compute();
            case LAG -> new WindowValues(call, rows).shifted(true);
            case LEAD -> new WindowValues(call, rows).shifted(false);
            case FIRST_VALUE -> new WindowValues(call, rows).first(WindowFrames.of(rows, call));
            case LAST_VALUE -> new WindowValues(call, rows).last(WindowFrames.of(rows, call));
            case NTH_VALUE -> new WindowValues(call, rows).nth(WindowFrames.of(rows, call), false);
            case NTH_FROM_LAST ->
                    new WindowValues(call, rows).nth(WindowFrames.of(rows, call), true);
            case AGGREGATE ->
                    new FrameAggregate(
                                    call.aggregate().orElseThrow(),
                                    rows,
                                    WindowFrames.of(rows, call),
                                    sums,
                                    lists,
                                    runtime.cancellation())
                            .compute();
        };
    }

    @Override
    public void close() {
        read = true;
        input.close();
        columns = List.of();
        size = 0;
        if (onDisk != null) {
            onDisk.close();
            onDisk = null;
        }
        memory.close();
        sums.close();
        lists.close();
    }
}
