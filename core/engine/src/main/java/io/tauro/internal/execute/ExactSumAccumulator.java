package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.type.DataType;

/** SUM, SUM0 and AVG of integers, decimals and intervals. */
final class ExactSumAccumulator implements Accumulator {

    private final AggregateCall call;
    private final int scale;
    private final int argument;
    private final WideSums sums = new WideSums();

    ExactSumAccumulator(AggregateCall call, DataType argumentType) {
        this.call = call;
        this.scale = argumentType.scale();
        this.argument = call.arguments().get(0);
    }

    @Override
    public void add(Batch batch, int[] groups, int groupCount) {
        sums.add(Vectors.flatten(batch.column(argument)), batch, groups, groupCount);
    }

    @Override
    public ColumnVector result(int from, int count) {
        return ExactNumbers.ofSums(call, scale, sums, from, count);
    }

    @Override
    public long bytes() {
        return sums.bytes();
    }
}
