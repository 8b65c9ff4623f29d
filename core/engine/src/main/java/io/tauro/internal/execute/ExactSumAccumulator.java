package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.AggregateFunction;
import io.tauro.type.DataType;
import java.math.BigDecimal;

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
        ExactNumbers numbers = new ExactNumbers(call, new VectorBuilder(call.type(), count));
        for (int group = from; group < from + count; group++) {
            append(numbers, group);
        }
        return numbers.build();
    }

    private void append(ExactNumbers numbers, int group) {
        long rows = sums.count(group);
        if (rows == 0 && call.function() != AggregateFunction.SUM0) {
            numbers.appendNull();
        } else if (call.function() == AggregateFunction.AVG) {
            if (sums.fitsLong(group)) {
                numbers.appendQuotient(sums.low(group), scale, rows);
            } else {
                numbers.appendQuotient(new BigDecimal(sums.sum(group), scale), rows);
            }
        } else if (sums.fitsLong(group)) {
            numbers.append(sums.low(group), scale);
        } else {
            numbers.append(new BigDecimal(sums.sum(group), scale));
        }
    }

    @Override
    public long bytes() {
        return sums.bytes();
    }
}
