package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.data.VectorBuilder;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.AggregateFunction;

/** PRODUCT, and GEOMETRIC_MEAN by the average of the logarithms, both in floating point. */
final class ProductAccumulator implements Accumulator {

    private final AggregateCall call;
    private final boolean mean;
    private final LongArray counts = new LongArray();
    private final DoubleArray values = new DoubleArray();

    ProductAccumulator(AggregateCall call) {
        this.call = call;
        this.mean = call.function() == AggregateFunction.GEOMETRIC_MEAN;
    }

    @Override
    public void add(Batch batch, int[] groups, int groupCount) {
        ColumnVector vector = Vectors.flatten(batch.column(call.arguments().get(0)));
        for (int i = 0; i < batch.selectedCount(); i++) {
            int row = batch.row(i);
            if (!vector.isNull(row)) {
                add(groups[row], number(vector, row));
            }
        }
    }

    private static double number(ColumnVector vector, int row) {
        if (vector instanceof DoubleVector doubles) {
            return doubles.get(row);
        }
        if (vector instanceof IntVector ints) {
            return ints.get(row);
        }
        return vector instanceof LongVector longs
                ? longs.get(row)
                : ((DecimalVector) vector).get(row).doubleValue();
    }

    private void add(int group, double number) {
        boolean first = counts.get(group) == 0;
        double before = values.get(group);
        counts.add(group, 1);
        if (mean) {
            if (number < 0) {
                throw new TauroException(
                        ErrorCode.INVALID_ARGUMENT,
                        "GEOMETRIC_MEAN takes no negative numbers. Leave them out with FILTER.");
            }
            values.set(group, before + Math.log(number));
            return;
        }
        double product = first ? number : before * number;
        if (Double.isInfinite(product)
                && Double.isFinite(number)
                && (first || Double.isFinite(before))) {
            throw new TauroException(
                    ErrorCode.NUMERIC_OVERFLOW,
                    "A product is out of the range of DOUBLE. Multiply fewer numbers.");
        }
        values.set(group, product);
    }

    @Override
    public ColumnVector result(int from, int count) {
        VectorBuilder builder = new VectorBuilder(call.type(), count);
        for (int group = from; group < from + count; group++) {
            long rows = counts.get(group);
            double value = values.get(group);
            builder.append(rows == 0 ? null : (Double) (mean ? Math.exp(value / rows) : value));
        }
        return builder.build();
    }

    @Override
    public long bytes() {
        return counts.bytes() + values.bytes();
    }
}
