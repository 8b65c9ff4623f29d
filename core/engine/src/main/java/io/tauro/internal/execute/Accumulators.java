package io.tauro.internal.execute;

import io.tauro.internal.physical.AggregateCall;
import io.tauro.spi.Cancellation;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind.Physical;
import java.util.List;

/** Makes the accumulator of an aggregate. */
final class Accumulators {

    private Accumulators() {}

    /**
     * @param inputTypes of the columns of the input
     * @param memory for accumulators that keep rows
     */
    static Accumulator of(
            AggregateCall call,
            List<DataType> inputTypes,
            MemoryBudget.Reservation memory,
            Cancellation cancellation) {
        return switch (call.function()) {
            case COUNT -> new CountAccumulator(call.arguments(), call.type());
            case SUM, SUM0, AVG -> sum(call, argumentType(call, inputTypes));
            case MIN, MAX, SINGLE_VALUE, ANY_VALUE, BOOL_AND, BOOL_OR -> new PickAccumulator(call);
            case STDDEV_POP, STDDEV_SAMP, VAR_POP, VAR_SAMP ->
                    new VarianceAccumulator(call, argumentType(call, inputTypes));
            case LISTAGG, ARRAY_AGG -> new ListAccumulator(call, inputTypes, memory, cancellation);
            case GROUPING ->
                    throw new IllegalArgumentException("GROUPING takes no rows into account");
        };
    }

    private static DataType argumentType(AggregateCall call, List<DataType> inputTypes) {
        return inputTypes.get(call.arguments().get(0));
    }

    private static Accumulator sum(AggregateCall call, DataType argument) {
        return argument.physical() == Physical.DOUBLE
                ? new DoubleSumAccumulator(call)
                : new ExactSumAccumulator(call, argument);
    }
}
