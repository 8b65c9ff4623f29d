package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.kernel.Interruption;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.AggregateFunction;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.spi.Cancellation;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** LISTAGG, ARRAY_AGG, FIRST and LAST: keeps the rows, and puts them in order at the end. */
final class ListAccumulator implements Accumulator {

    /** So many arguments has LISTAGG with ON OVERFLOW: text, separator, filler and mode. */
    private static final int LIMITED = 4;

    private final AggregateCall call;
    private final GroupedRows rows;

    ListAccumulator(
            AggregateCall call,
            List<DataType> inputTypes,
            MemoryBudget.Reservation memory,
            Cancellation cancellation) {
        this.call = call;
        List<DataType> types = new ArrayList<>();
        call.arguments().forEach(argument -> types.add(inputTypes.get(argument)));
        List<Order> order = new ArrayList<>();
        for (Order key : call.order()) {
            order.add(new Order(types.size(), key.descending(), key.nullsFirst()));
            types.add(inputTypes.get(key.column()));
        }
        this.rows = new GroupedRows(types, order, memory, cancellation);
    }

    @Override
    public void add(Batch batch, int[] groups, int groupCount) {
        List<ColumnVector> columns = new ArrayList<>();
        call.arguments().forEach(argument -> columns.add(batch.column(argument)));
        call.order().forEach(key -> columns.add(batch.column(key.column())));
        rows.add(batch, groups, columns);
    }

    @Override
    public ColumnVector result(int from, int count) {
        rows.sort();
        VectorBuilder builder = new VectorBuilder(call.type(), count);
        boolean text = call.function() == AggregateFunction.LISTAGG;
        for (int group = from; group < from + count; group++) {
            Interruption.throwIfCancelled();
            int start = rows.start(group);
            int end = rows.start(group + 1);
            if (text) {
                builder.append(join(start, end));
            } else {
                builder.append(start == end ? null : listed(start, end));
            }
        }
        return builder.build();
    }

    private @Nullable Object listed(int start, int end) {
        return switch (call.function()) {
            case FIRST -> rows.column(0).value(rows.row(start));
            case LAST -> rows.column(0).value(rows.row(end - 1));
            default -> values(start, end);
        };
    }

    private @Nullable String join(int start, int end) {
        if (call.arguments().size() == LIMITED) {
            return limited(start, end);
        }
        StringBuilder text = null;
        for (int i = start; i < end; i++) {
            Interruption.atRow(i);
            int row = rows.row(i);
            Object value = rows.column(0).value(row);
            if (value != null) {
                text = text == null ? new StringBuilder() : text.append(separator(row));
                text.append(value);
            }
        }
        return text == null ? null : text.toString();
    }

    /** With a separator that is the same in all rows, a filler and a mode. */
    private @Nullable String limited(int start, int end) {
        OverflowText text = null;
        for (int i = start; i < end; i++) {
            Interruption.atRow(i);
            int row = rows.row(i);
            Object value = rows.column(0).value(row);
            if (value != null) {
                if (text == null) {
                    text = new OverflowText(OverflowText.Mode.valueOf(text(3, row)), text(2, row));
                }
                text.add(separator(row), value.toString());
            }
        }
        return text == null ? null : text.result();
    }

    private String text(int column, int row) {
        Object value = rows.column(column).value(row);
        return value == null ? "" : value.toString();
    }

    private String separator(int row) {
        Object separator = call.arguments().size() > 1 ? rows.column(1).value(row) : ",";
        return separator == null ? "" : separator.toString();
    }

    private List<@Nullable Object> values(int start, int end) {
        List<@Nullable Object> values = new ArrayList<>(end - start);
        for (int i = start; i < end; i++) {
            Interruption.atRow(i);
            values.add(rows.column(0).value(rows.row(i)));
        }
        return values;
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
