package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.type.DataType;
import org.jspecify.annotations.Nullable;

/** SKEWNESS and KURTOSIS by running central moments up to the fourth. */
final class MomentAccumulator implements Accumulator {

    private final AggregateCall call;
    private final Distances distances;
    private final LongArray counts = new LongArray();
    private final DoubleArray means = new DoubleArray();
    private final DoubleArray seconds = new DoubleArray();
    private final DoubleArray thirds = new DoubleArray();
    private final DoubleArray fourths = new DoubleArray();

    MomentAccumulator(AggregateCall call, DataType argumentType) {
        this.call = call;
        this.distances = new Distances(argumentType);
    }

    @Override
    public void add(Batch batch, int[] groups, int groupCount) {
        ColumnVector vector = Vectors.flatten(batch.column(call.arguments().get(0)));
        distances.load(vector);
        for (int i = 0; i < batch.selectedCount(); i++) {
            int row = batch.row(i);
            if (!vector.isNull(row)) {
                add(groups[row], distances.of(groups[row], row));
            }
        }
    }

    private void add(int group, double value) {
        double n = counts.get(group) + 1;
        double distance = value - means.get(group);
        double step = distance / n;
        double square = step * step;
        double more = distance * step * (n - 1);
        double second = seconds.get(group);
        double third = thirds.get(group);
        counts.add(group, 1);
        means.set(group, means.get(group) + step);
        fourths.set(
                group,
                fourths.get(group)
                        + more * square * (n * n - 3 * n + 3)
                        + 6 * square * second
                        - 4 * step * third);
        thirds.set(group, third + more * step * (n - 2) - 3 * step * second);
        seconds.set(group, second + more);
    }

    @Override
    public ColumnVector result(int from, int count) {
        VectorBuilder builder = new VectorBuilder(call.type(), count);
        for (int group = from; group < from + count; group++) {
            builder.append(result(group));
        }
        return builder.build();
    }

    /** Null of too few rows, or if all are the same. */
    private @Nullable Double result(int group) {
        double n = counts.get(group);
        double second = seconds.get(group);
        if (second == 0) {
            return null;
        }
        double tails = n * fourths.get(group) / (second * second);
        return switch (call.function()) {
            case SKEWNESS ->
                    n < 3
                            ? null
                            : (Double)
                                    (Math.sqrt(n * (n - 1))
                                            / (n - 2)
                                            * Math.sqrt(n)
                                            * thirds.get(group)
                                            / Math.pow(second, 1.5));
            case KURTOSIS_POP -> tails - 3;
            default ->
                    n < 4
                            ? null
                            : (Double)
                                    ((n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (tails - 3) + 6));
        };
    }

    @Override
    public long bytes() {
        return distances.bytes()
                + counts.bytes()
                + means.bytes()
                + seconds.bytes()
                + thirds.bytes()
                + fourths.bytes();
    }
}
