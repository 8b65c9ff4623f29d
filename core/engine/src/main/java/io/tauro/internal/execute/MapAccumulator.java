package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.kernel.Interruption;
import io.tauro.internal.kernel.RowComparator;
import io.tauro.internal.kernel.RowComparators;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.AggregateFunction;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.spi.Cancellation;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** HISTOGRAM and MAP_AGG: keeps the rows, and makes a map of them in the order of the keys. */
final class MapAccumulator implements Accumulator {

    private final AggregateCall call;
    private final boolean counts;
    private final GroupedRows rows;

    MapAccumulator(
            AggregateCall call,
            List<DataType> inputTypes,
            MemoryBudget.Reservation memory,
            Cancellation cancellation) {
        this.call = call;
        this.counts = call.function() == AggregateFunction.HISTOGRAM;
        List<DataType> types = call.arguments().stream().map(inputTypes::get).toList();
        this.rows =
                new GroupedRows(types, List.of(new Order(0, false, false)), memory, cancellation);
    }

    @Override
    public void add(Batch batch, int[] groups, int groupCount) {
        List<ColumnVector> columns = new ArrayList<>();
        call.arguments().forEach(argument -> columns.add(batch.column(argument)));
        rows.add(FilteredRows.withValue(batch, columns.get(0)), groups, columns);
    }

    @Override
    public ColumnVector result(int from, int count) {
        rows.sort();
        VectorBuilder builder = new VectorBuilder(call.type(), count);
        RowComparator order = RowComparators.order(rows.column(0), rows.column(0), false, false);
        for (int group = from; group < from + count; group++) {
            Interruption.throwIfCancelled();
            int start = rows.start(group);
            int end = rows.start(group + 1);
            builder.append(start == end ? null : map(order, start, end));
        }
        return builder.build();
    }

    private Map<Object, @Nullable Object> map(RowComparator order, int start, int end) {
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        int run = start;
        for (int i = start + 1; i <= end; i++) {
            Interruption.atRow(i);
            if (i == end || order.compare(rows.row(run), rows.row(i)) != 0) {
                int row = rows.row(run);
                Object key = rows.column(0).value(row);
                if (key != null) {
                    map.put(key, counts ? (Object) (long) (i - run) : rows.column(1).value(row));
                }
                run = i;
            }
        }
        return map;
    }

    @Override
    public long keptBytes() {
        return rows.bytes();
    }

    @Override
    public void takeRows(Consumer<Batch> to) {
        rows.take(to);
    }

    /** The rows reserve their own memory. */
    @Override
    public long bytes() {
        return 0;
    }
}
