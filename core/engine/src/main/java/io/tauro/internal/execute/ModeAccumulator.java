package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.kernel.RowComparator;
import io.tauro.internal.kernel.RowComparators;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.spi.Cancellation;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** MODE: the most frequent value, and of several the first in order. */
final class ModeAccumulator implements Accumulator {

    private final AggregateCall call;
    private final GroupedRows rows;

    ModeAccumulator(
            AggregateCall call,
            List<DataType> inputTypes,
            MemoryBudget.Reservation memory,
            Cancellation cancellation) {
        this.call = call;
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
    public long keptBytes() {
        return rows.bytes();
    }

    @Override
    public void takeRows(Consumer<Batch> to) {
        rows.take(to);
    }

    @Override
    public ColumnVector result(int from, int count) {
        rows.sort();
        VectorBuilder builder = new VectorBuilder(call.type(), count);
        RowComparator order = RowComparators.order(rows.column(0), rows.column(0), false, false);
        for (int group = from; group < from + count; group++) {
            int start = rows.start(group);
            int end = rows.start(group + 1);
            if (start == end) {
                builder.appendNull();
            } else {
                builder.append(rows.column(0).value(rows.row(mode(order, start, end))));
            }
        }
        return builder.build();
    }

    private int mode(RowComparator order, int start, int end) {
        boolean descending = isDescending(rows.row(start));
        int best = start;
        int most = 0;
        int run = start;
        for (int i = start + 1; i <= end; i++) {
            if (i == end || order.compare(rows.row(run), rows.row(i)) != 0) {
                int size = i - run;
                if (size > most || descending && size == most) {
                    most = size;
                    best = run;
                }
                run = i;
            }
        }
        return best;
    }

    private boolean isDescending(int row) {
        return call.arguments().size() > 1 && Boolean.TRUE.equals(rows.column(1).value(row));
    }

    /** The rows reserve their own memory. */
    @Override
    public long bytes() {
        return 0;
    }
}
