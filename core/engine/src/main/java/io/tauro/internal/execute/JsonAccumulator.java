package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.VectorBuilder;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Interruption;
import io.tauro.internal.kernel.JsonWriter;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.AggregateFunction;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.spi.Cancellation;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** JSON_ARRAYAGG and JSON_OBJECTAGG: keeps the rows, and writes them in order at the end. */
final class JsonAccumulator implements Accumulator {

    private final AggregateCall call;
    private final boolean isObject;
    private final int value;
    private final DataType valueType;
    private final GroupedRows rows;

    JsonAccumulator(
            AggregateCall call,
            List<DataType> inputTypes,
            MemoryBudget.Reservation memory,
            Cancellation cancellation) {
        this.call = call;
        this.isObject = call.function() == AggregateFunction.JSON_OBJECTAGG;
        this.value = isObject ? 1 : 0;
        List<DataType> types = new ArrayList<>();
        call.arguments().forEach(argument -> types.add(inputTypes.get(argument)));
        this.valueType = types.get(value);
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
        for (int group = from; group < from + count; group++) {
            Interruption.throwIfCancelled();
            int start = rows.start(group);
            int end = rows.start(group + 1);
            builder.append(start == end ? null : json(start, end));
        }
        return builder.build();
    }

    private String json(int start, int end) {
        JsonWriter json = new JsonWriter().sign(isObject ? '{' : '[');
        boolean keepsNulls = isSet(value + 1, rows.row(start));
        DataType type = JsonWriter.typeOf(valueType, isSet(value + 2, rows.row(start)));
        boolean first = true;
        for (int i = start; i < end; i++) {
            Interruption.atRow(i);
            int row = rows.row(i);
            Object element = rows.column(value).value(row);
            if (element != null || keepsNulls) {
                if (!first) {
                    json.sign(',');
                }
                first = false;
                if (isObject) {
                    json.text(key(row)).sign(':');
                }
                json.value(element, type);
            }
        }
        return json.sign(isObject ? '}' : ']').toString();
    }

    private boolean isSet(int column, int row) {
        return Boolean.TRUE.equals(rows.column(column).value(row));
    }

    private String key(int row) {
        Object key = rows.column(0).value(row);
        if (key == null) {
            throw new TauroException(
                    ErrorCode.INVALID_ARGUMENT,
                    "A key of JSON_OBJECTAGG is null. Leave such rows out with FILTER.");
        }
        return key.toString();
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
