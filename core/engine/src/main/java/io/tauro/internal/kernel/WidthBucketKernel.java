package io.tauro.internal.kernel;

import io.tauro.data.ColumnVector;
import io.tauro.data.DoubleVector;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** WIDTH_BUCKET, computed exactly. */
final class WidthBucketKernel implements Kernel {

    private final DataType type;

    WidthBucketKernel(DataType type) {
        this.type = type;
    }

    @Override
    public ColumnVector compute(Arguments arguments, Rows rows) {
        long[] values = new long[rows.size()];
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            values[row] =
                    bucket(
                            number(arguments, 0, row),
                            number(arguments, 1, row),
                            number(arguments, 2, row),
                            arguments.integer(3, row));
        }
        return IntegerArithmetic.result(values, type, rows);
    }

    private static long bucket(BigDecimal value, BigDecimal low, BigDecimal high, long count) {
        if (count <= 0 || count == Long.MAX_VALUE) {
            throw invalid("is a count of buckets and is not positive. Use at least 1.");
        }
        int direction = high.compareTo(low);
        if (direction == 0) {
            throw invalid("is a bound and equals the other one. Use different bounds.");
        }
        BigDecimal position = direction > 0 ? value.subtract(low) : low.subtract(value);
        BigDecimal width = high.subtract(low).abs();
        if (position.signum() < 0) {
            return 0;
        }
        if (position.compareTo(width) >= 0) {
            return count + 1;
        }
        BigInteger buckets =
                position.multiply(BigDecimal.valueOf(count))
                        .divide(width, 0, RoundingMode.FLOOR)
                        .unscaledValue();
        return buckets.longValue() + 1;
    }

    private static BigDecimal number(Arguments arguments, int argument, int row) {
        if (arguments.vector(argument) instanceof DoubleVector doubles) {
            double value = doubles.values()[row & arguments.mask(argument)];
            if (!Double.isFinite(value)) {
                throw invalid("is not a finite number.");
            }
            return new BigDecimal(value);
        }
        return Numbers.exact(arguments, argument, row);
    }

    private static RuntimeException invalid(String problem) {
        return KernelErrors.invalid(ScalarFunction.WIDTH_BUCKET, problem);
    }
}
