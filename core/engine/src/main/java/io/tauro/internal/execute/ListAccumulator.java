package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.IntVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.AggregateFunction;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.spi.Cancellation;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** LISTAGG and ARRAY_AGG: keeps the rows, and puts them in order at the end. */
final class ListAccumulator implements Accumulator {

    private final AggregateCall call;
    private final Cancellation cancellation;
    private final MemoryBudget.Reservation memory;
    private final RowStore rows;
    private @Nullable Sorted sorted;

    /** The kept rows by group, then in the order of the call. */
    private record Sorted(List<ColumnVector> columns, int[] positions, int[] groups) {

        /** Where the rows of a group, or of the next one that has some, begin. */
        int start(int group) {
            int low = 0;
            int high = groups.length;
            while (low < high) {
                int middle = low + high >>> 1;
                if (groups[positions[middle]] < group) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    ListAccumulator(
            AggregateCall call,
            List<DataType> inputTypes,
            MemoryBudget.Reservation memory,
            Cancellation cancellation) {
        this.call = call;
        this.memory = memory;
        this.cancellation = cancellation;
        List<DataType> types = new ArrayList<>();
        types.add(DataType.INTEGER);
        call.arguments().forEach(argument -> types.add(inputTypes.get(argument)));
        call.order().forEach(key -> types.add(inputTypes.get(key.column())));
        this.rows = new RowStore(types, memory);
    }

    @Override
    public void add(Batch batch, int[] groups, int groupCount) {
        List<ColumnVector> columns = new ArrayList<>();
        int[] ofRow = Arrays.copyOf(groups, batch.rowCount());
        columns.add(new IntVector(DataType.INTEGER, ofRow, null, batch.rowCount()));
        call.arguments().forEach(argument -> columns.add(batch.column(argument)));
        call.order().forEach(key -> columns.add(batch.column(key.column())));
        rows.add(batch.withColumns(columns));
    }

    @Override
    public ColumnVector result(int from, int count) {
        Sorted all = sorted();
        VectorBuilder builder = new VectorBuilder(call.type(), count);
        boolean text = call.function() == AggregateFunction.LISTAGG;
        for (int group = from; group < from + count; group++) {
            int start = all.start(group);
            int end = all.start(group + 1);
            if (text) {
                builder.append(join(all, start, end));
            } else {
                builder.append(start == end ? null : values(all, start, end));
            }
        }
        return builder.build();
    }

    private Sorted sorted() {
        if (sorted == null) {
            int count = rows.rows();
            memory.grow(RowSorter.bytes(count));
            List<ColumnVector> columns = rows.takeAll();
            List<Order> order = new ArrayList<>();
            order.add(new Order(0, false, false));
            for (Order key : call.order()) {
                int column = order.size() + call.arguments().size();
                order.add(new Order(column, key.descending(), key.nullsFirst()));
            }
            int[] positions = RowSorter.sort(columns, count, order, cancellation);
            int[] groups = ((IntVector) Vectors.flatten(columns.get(0))).values();
            sorted = new Sorted(columns, positions, Arrays.copyOf(groups, count));
        }
        return sorted;
    }

    private @Nullable String join(Sorted all, int start, int end) {
        StringBuilder text = null;
        for (int i = start; i < end; i++) {
            int row = all.positions()[i];
            Object value = all.columns().get(1).value(row);
            if (value != null) {
                text = text == null ? new StringBuilder() : text.append(separator(all, row));
                text.append(value);
            }
        }
        return text == null ? null : text.toString();
    }

    private String separator(Sorted all, int row) {
        Object separator = call.arguments().size() > 1 ? all.columns().get(2).value(row) : ",";
        return separator == null ? "" : separator.toString();
    }

    private static List<@Nullable Object> values(Sorted all, int start, int end) {
        List<@Nullable Object> values = new ArrayList<>(end - start);
        for (int i = start; i < end; i++) {
            values.add(all.columns().get(1).value(all.positions()[i]));
        }
        return values;
    }

    /** The rows reserve their own memory. */
    @Override
    public long bytes() {
        return 0;
    }
}
