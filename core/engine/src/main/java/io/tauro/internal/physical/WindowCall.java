package io.tauro.internal.physical;

import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.type.DataType;
import java.util.List;
import java.util.Optional;

/**
 * One value that is computed for each row from the rows around it.
 *
 * @param aggregate what to compute, for {@link WindowFunction#AGGREGATE} and no other
 * @param arguments positions in the input; those of an aggregate are its own
 * @param ignoreNulls whether rows whose value is null are passed over
 * @param partition positions in the input: only rows with the same values there see each other
 * @param type the type of the result
 */
public record WindowCall(
        WindowFunction function,
        Optional<AggregateCall> aggregate,
        List<Integer> arguments,
        boolean ignoreNulls,
        List<Integer> partition,
        List<Order> order,
        WindowFrame frame,
        DataType type) {
    public WindowCall {
        arguments = List.copyOf(arguments);
        partition = List.copyOf(partition);
        order = List.copyOf(order);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (aggregate.isPresent()) {
            text.append(aggregate.get());
        } else {
            text.append(function.name()).append('(');
            for (int i = 0; i < arguments.size(); i++) {
                text.append(i == 0 ? "$" : ", $").append(arguments.get(i));
            }
            text.append(')');
        }
        text.append(" over (");
        for (int i = 0; i < partition.size(); i++) {
            text.append(i == 0 ? "partition by $" : ", $").append(partition.get(i));
        }
        text.append(!partition.isEmpty() && !order.isEmpty() ? " " : "");
        for (int i = 0; i < order.size(); i++) {
            text.append(i == 0 ? "order by $" : ", $").append(order.get(i).column());
            text.append(order.get(i).descending() ? " DESC" : "");
        }
        return text.append(')').toString();
    }
}
