package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.type.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Covariance, correlation and linear regression of pairs (y, x), by running means. */
final class RegressionAccumulator implements Accumulator {

    private final AggregateCall call;
    private final Distances ys;
    private final Distances xs;
    private final LongArray counts = new LongArray();
    private final DoubleArray meanY = new DoubleArray();
    private final DoubleArray meanX = new DoubleArray();
    private final DoubleArray squaresY = new DoubleArray();
    private final DoubleArray squaresX = new DoubleArray();
    private final DoubleArray products = new DoubleArray();

    RegressionAccumulator(AggregateCall call, List<DataType> inputTypes) {
        this.call = call;
        this.ys = new Distances(inputTypes.get(call.arguments().get(0)));
        this.xs = new Distances(inputTypes.get(call.arguments().get(1)));
    }

    @Override
    public void add(Batch batch, int[] groups, int groupCount) {
        ColumnVector y = Vectors.flatten(batch.column(call.arguments().get(0)));
        ColumnVector x = Vectors.flatten(batch.column(call.arguments().get(1)));
        ys.load(y);
        xs.load(x);
        for (int n = 0; n < batch.selectedCount(); n++) {
            int row = batch.row(n);
            if (!y.isNull(row) && !x.isNull(row)) {
                add(groups[row], ys.of(groups[row], row), xs.of(groups[row], row));
            }
        }
    }

    private void add(int group, double y, double x) {
        long count = counts.get(group) + 1;
        double beforeY = y - meanY.get(group);
        double beforeX = x - meanX.get(group);
        double averageY = meanY.get(group) + beforeY / count;
        double averageX = meanX.get(group) + beforeX / count;
        counts.set(group, count);
        meanY.set(group, averageY);
        meanX.set(group, averageX);
        squaresY.set(group, squaresY.get(group) + beforeY * (y - averageY));
        squaresX.set(group, squaresX.get(group) + beforeX * (x - averageX));
        products.set(group, products.get(group) + beforeX * (y - averageY));
    }

    @Override
    public ColumnVector result(int from, int count) {
        VectorBuilder builder = new VectorBuilder(call.type(), count);
        for (int group = from; group < from + count; group++) {
            builder.append(counts.get(group) == 0 ? null : result(group));
        }
        return builder.build();
    }

    private @Nullable Double result(int group) {
        double rows = counts.get(group);
        double sxx = squaresX.get(group);
        double syy = squaresY.get(group);
        double sxy = products.get(group);
        return switch (call.function()) {
            case COVAR_POP -> (Double) (sxy / rows);
            case COVAR_SAMP -> rows < 2 ? null : (Double) (sxy / (rows - 1));
            case REGR_SXX -> (Double) sxx;
            case REGR_SYY -> (Double) syy;
            case REGR_SXY -> (Double) sxy;
            case REGR_AVGX -> (Double) averageX(group);
            case REGR_AVGY -> (Double) averageY(group);
            case REGR_SLOPE -> sxx == 0 ? null : (Double) (sxy / sxx);
            case REGR_INTERCEPT ->
                    sxx == 0 ? null : (Double) (averageY(group) - sxy / sxx * averageX(group));
            case REGR_R2 ->
                    sxx == 0 ? null : syy == 0 ? (Double) 1.0 : (Double) (sxy * sxy / (sxx * syy));
            default -> sxx == 0 || syy == 0 ? null : (Double) correlation(sxx, syy, sxy);
        };
    }

    /** Rounding does not take it out of -1 to 1. */
    private static double correlation(double sxx, double syy, double sxy) {
        double product = sxx * syy;
        boolean fits = product > Double.MIN_NORMAL && product < Double.POSITIVE_INFINITY;
        double scale = fits ? Math.sqrt(product) : Math.sqrt(sxx) * Math.sqrt(syy);
        return Math.max(-1, Math.min(1, sxy / scale));
    }

    private double averageX(int group) {
        return xs.origin(group) + meanX.get(group);
    }

    private double averageY(int group) {
        return ys.origin(group) + meanY.get(group);
    }

    @Override
    public long bytes() {
        return ys.bytes() + xs.bytes() + 6 * counts.bytes();
    }
}
