package io.tauro.internal.physical;

import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.type.DataType;
import java.util.List;
import java.util.OptionalInt;

/**
 * One aggregate of a group.
 *
 * @param function what to compute
 * @param arguments positions in the input
 * @param distinct whether equal arguments count once
 * @param filter the position of a boolean column: only rows where it is true count
 * @param order the order in which rows are taken, where the function asks for one; else empty
 * @param type the type of the result
 */
public record AggregateCall(
        AggregateFunction function,
        List<Integer> arguments,
        boolean distinct,
        OptionalInt filter,
        List<Order> order,
        DataType type) {
    public AggregateCall {
        arguments = List.copyOf(arguments);
        order = List.copyOf(order);
    }

    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(function.name()).append('(').append(distinct ? "DISTINCT " : "");
        for (int i = 0; i < arguments.size(); i++) {
            text.append(i == 0 ? "$" : ", $").append(arguments.get(i));
        }
        text.append(arguments.isEmpty() ? "*)" : ")");
        filter.ifPresent(column -> text.append(" FILTER $").append(column));
        return text.toString();
    }
}
