package io.tauro.internal.execute;

import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.AggregateFunction;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.AggregateNode;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Aggregates as short as tests want them. */
final class AggregatePlans {

    private AggregatePlans() {}

    static AggregateNode groupBy(PhysicalNode input, List<Integer> keys, AggregateCall... calls) {
        return groupBy(
                input, keys, List.of(IntStream.range(0, keys.size()).boxed().toList()), calls);
    }

    static AggregateNode groupBy(
            PhysicalNode input,
            List<Integer> keys,
            List<List<Integer>> sets,
            AggregateCall... calls) {
        List<Column> columns = new ArrayList<>();
        keys.forEach(key -> columns.add(input.schema().column(key)));
        for (AggregateCall call : calls) {
            columns.add(Column.of(call.function().name(), call.type()));
        }
        return new AggregateNode(input, keys, sets, Arrays.asList(calls), new Schema(columns), 1);
    }

    static AggregateCall call(AggregateFunction function, DataType type, Integer... arguments) {
        return new AggregateCall(
                function, List.of(arguments), false, OptionalInt.empty(), List.of(), type);
    }

    static AggregateCall distinct(AggregateCall call) {
        return new AggregateCall(
                call.function(), call.arguments(), true, call.filter(), call.order(), call.type());
    }

    static AggregateCall filter(AggregateCall call, int column) {
        return new AggregateCall(
                call.function(),
                call.arguments(),
                call.distinct(),
                OptionalInt.of(column),
                call.order(),
                call.type());
    }

    static AggregateCall ordered(AggregateCall call, Order... order) {
        return new AggregateCall(
                call.function(),
                call.arguments(),
                call.distinct(),
                call.filter(),
                List.of(order),
                call.type());
    }
}
