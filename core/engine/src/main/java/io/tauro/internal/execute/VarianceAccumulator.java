package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.type.DataType;
import org.jspecify.annotations.Nullable;

/**
 * Variances and standard deviations by Welford's running mean. Of exact numbers it takes the
 * distance to the first one, which keeps the digits that a DOUBLE of the number itself would lose.
 */
final class VarianceAccumulator implements Accumulator {

    private final AggregateCall call;
    private final int argument;
    private final Distances distances;
    private final LongArray counts = new LongArray();
    private final DoubleArray means = new DoubleArray();
    private final DoubleArray squares = new DoubleArray();

    VarianceAccumulator(AggregateCall call, DataType argumentType) {
        this.call = call;
        this.argument = call.arguments().get(0);
        this.distances = new Distances(argumentType);
    }

    @Override
    public void add(Batch batch, int[] groups, int groupCount) {
        ColumnVector vector = Vectors.flatten(batch.column(argument));
        distances.load(vector);
        for (int n = 0; n < batch.selectedCount(); n++) {
            int row = batch.row(n);
            if (!vector.isNull(row)) {
                int group = groups[row];
                add(group, distances.of(group, row));
            }
        }
    }

    private void add(int group, double value) {
        long count = counts.get(group) + 1;
        double before = means.get(group);
        double mean = before + (value - before) / count;
        counts.set(group, count);
        means.set(group, mean);
        squares.set(group, squares.get(group) + (value - before) * (value - mean));
    }

    @Override
    public ColumnVector result(int from, int count) {
        VectorBuilder builder = new VectorBuilder(call.type(), count);
        for (int group = from; group < from + count; group++) {
            builder.append(result(group));
        }
        return builder.build();
    }

    private @Nullable Double result(int group) {
        long rows = counts.get(group);
        double sum = squares.get(group);
        return switch (call.function()) {
            case VAR_POP -> rows < 1 ? null : (Double) (sum / rows);
            case VAR_SAMP -> rows < 2 ? null : (Double) (sum / (rows - 1));
            case STDDEV_POP -> rows < 1 ? null : (Double) Math.sqrt(sum / rows);
            default -> rows < 2 ? null : (Double) Math.sqrt(sum / (rows - 1));
        };
    }

    @Override
    public long bytes() {
        return distances.bytes() + counts.bytes() + means.bytes() + squares.bytes();
    }
}
