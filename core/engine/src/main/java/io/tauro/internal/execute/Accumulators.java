package io.tauro.internal.execute;

import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.AggregateFunction;
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
            case COVAR_POP,
                    COVAR_SAMP,
                    CORR,
                    REGR_AVGX,
                    REGR_AVGY,
                    REGR_INTERCEPT,
                    REGR_R2,
                    REGR_SLOPE,
                    REGR_SXX,
                    REGR_SXY,
                    REGR_SYY ->
                    new RegressionAccumulator(call, inputTypes);
            case SKEWNESS, KURTOSIS, KURTOSIS_POP ->
                    new MomentAccumulator(call, argumentType(call, inputTypes));
            case PRODUCT, GEOMETRIC_MEAN -> new ProductAccumulator(call);
            case HISTOGRAM, MAP_AGG -> new MapAccumulator(call, inputTypes, memory, cancellation);
            case BIT_AND, BIT_OR, BIT_XOR -> new BitAccumulator(call);
            case ARG_MIN, ARG_MAX, MIN_BY, MAX_BY -> new KeyedAccumulator(call, inputTypes);
            case APPROX_COUNT_DISTINCT -> new ApproximateCountAccumulator(call);
            case MODE -> new ModeAccumulator(call, inputTypes, memory, cancellation);
            case PERCENTILE_CONT, PERCENTILE_DISC ->
                    new PercentileAccumulator(call, inputTypes, memory, cancellation);
            case JSON_ARRAYAGG, JSON_OBJECTAGG ->
                    new JsonAccumulator(call, inputTypes, memory, cancellation);
            case LISTAGG, ARRAY_AGG, FIRST, LAST ->
                    new ListAccumulator(call, inputTypes, memory, cancellation);
            case GROUPING ->
                    throw new IllegalArgumentException("GROUPING takes no rows into account");
        };
    }

    /** Whether it keeps its rows, and has results only when the last one is there. */
    static boolean keepsRows(AggregateFunction function) {
        return switch (function) {
            case LISTAGG,
                    ARRAY_AGG,
                    JSON_ARRAYAGG,
                    JSON_OBJECTAGG,
                    FIRST,
                    LAST,
                    HISTOGRAM,
                    MAP_AGG,
                    MODE,
                    PERCENTILE_CONT,
                    PERCENTILE_DISC ->
                    true;
            default -> false;
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
