package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DictionaryVector;
import io.tauro.internal.kernel.Vectors;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How large sums of decimals may have become at most: a sum of some of the rows must not leave the
 * digits of its type where that of all of them does not. Not thread-safe.
 */
final class SumBound {

    /** Of 2^64 each, what stays below 10^38. */
    private static final double MOST = 5e18;

    private final int[] columns;
    private final double[] bounds;

    /**
     * @param columns which are summed up
     */
    SumBound(int[] columns) {
        this.columns = columns;
        this.bounds = new double[columns.length];
    }

    /** Whether no sum with these rows can be too large; they are counted then. */
    boolean tryAdd(Batch batch) {
        if (columns.length == 0) {
            return true;
        }
        int count = batch.selectedCount();
        double[] more = new double[columns.length];
        for (int i = 0; i < columns.length; i++) {
            more[i] = bounds[i] + count * magnitude(batch.column(columns[i]), batch);
            // One number is not too large.
            if (more[i] > MOST && (count > 1 || bounds[i] > 0)) {
                return false;
            }
        }
        System.arraycopy(more, 0, bounds, 0, more.length);
        return true;
    }

    private static double magnitude(ColumnVector column, Batch batch) {
        if (isNarrow(column)) {
            return 1;
        }
        long[] high = ((DecimalVector) Vectors.flatten(column)).high();
        double most = 0;
        for (int n = 0; high != null && n < batch.selectedCount(); n++) {
            most = Math.max(most, Math.abs((double) high[batch.row(n)]));
        }
        return most + 1;
    }

    private static boolean isNarrow(@Nullable ColumnVector column) {
        if (column instanceof DictionaryVector coded) {
            return isNarrow(coded.dictionary());
        }
        if (column instanceof ConstantVector constant) {
            return isNarrow(constant.entry());
        }
        return column instanceof DecimalVector decimals && decimals.high() == null;
    }

    /** Begins again. */
    void clear() {
        Arrays.fill(bounds, 0);
    }
}
