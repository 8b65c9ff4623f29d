package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
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
 * came, with the values of the window functions behind.
 */
final class WindowOperator implements Operator {

    private record Window(List<Integer> partition, List<Order> order) {}

    private final WindowNode node;
    private final Operator input;
    private final QueryRuntime runtime;
    private final MemoryBudget.Reservation memory;
    private final MemoryBudget.Reservation sums;
    private final MemoryBudget.Reservation lists;
    private List<ColumnVector> columns = List.of();
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
            store.add(batch);
        }
        input.close();
        int count = store.rows();
        List<ColumnVector> all = new ArrayList<>(store.takeAll());
        List<ColumnVector> source = List.copyOf(all);
        Map<Window, WindowRows> windows = new HashMap<>();
        for (WindowCall call : node.calls()) {
            Window window = new Window(call.partition(), call.order());
            WindowRows rows =
                    windows.computeIfAbsent(window, missing -> sorted(source, count, missing));
            ColumnVector result = Vectors.gather(value(call, rows), rows.places(), count);
            memory.grow(result.bytes());
            all.add(result);
        }
        columns = all;
        size = count;
    }

    private WindowRows sorted(List<ColumnVector> source, int count, Window window) {
        long bytes = WindowRows.BYTES_PER_ROW * count;
        for (ColumnVector column : source) {
            bytes += column.bytes();
        }
        memory.grow(bytes);
        return WindowRows.of(
                source, count, window.partition(), window.order(), runtime.cancellation());
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
        memory.close();
        sums.close();
        lists.close();
    }
}
