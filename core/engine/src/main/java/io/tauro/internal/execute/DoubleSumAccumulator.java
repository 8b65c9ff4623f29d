package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.AggregateFunction;

/** SUM, SUM0 and AVG of floating point, added in the order of the rows. */
final class DoubleSumAccumulator implements Accumulator {

    private final AggregateCall call;
    private final int argument;
    private final DoubleArray sums = new DoubleArray();
    private final LongArray counts = new LongArray();

    DoubleSumAccumulator(AggregateCall call) {
        this.call = call;
        this.argument = call.arguments().get(0);
    }

    @Override
    public void add(Batch batch, int[] groups, int groupCount) {
        DoubleVector vector = (DoubleVector) Vectors.flatten(batch.column(argument));
        double[] totals = sums.reserve(groupCount);
        long[] numbers = counts.reserve(groupCount);
        double[] values = vector.values();
        int[] selection = batch.selection();
        int count = batch.selectedCount();
        boolean nulls = vector.mayHaveNulls();
        for (int n = 0; n < count; n++) {
            int row = selection == null ? n : selection[n];
            if (nulls && vector.isNull(row)) {
                continue;
            }
            int group = groups[row];
            double before = totals[group];
            double after = before + values[row];
            if (Double.isInfinite(after)) {
                DoubleOverflow.check(call.type(), before, values[row]);
            }
            totals[group] = after;
            numbers[group]++;
        }
    }

    @Override
    public ColumnVector result(int from, int count) {
        VectorBuilder builder = new VectorBuilder(call.type(), count);
        for (int group = from; group < from + count; group++) {
            long rows = counts.get(group);
            if (rows == 0 && call.function() != AggregateFunction.SUM0) {
                builder.appendNull();
            } else {
                double sum = sums.get(group);
                builder.append(call.function() == AggregateFunction.AVG ? sum / rows : sum);
            }
        }
        return builder.build();
    }

    @Override
    public long bytes() {
        return sums.bytes() + counts.bytes();
    }
}
