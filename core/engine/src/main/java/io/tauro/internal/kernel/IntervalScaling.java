package io.tauro.internal.kernel;

import io.tauro.data.ColumnVector;
import io.tauro.data.DoubleVector;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** An interval times or divided by a number, rounded half up to its unit. */
final class IntervalScaling implements Kernel {

    private final DataType type;
    private final int interval;
    private final boolean divide;

    /**
     * @param interval which of the two arguments is the interval
     */
    IntervalScaling(DataType type, int interval, boolean divide) {
        this.type = type;
        this.interval = interval;
        this.divide = divide;
    }

    @Override
    public ColumnVector compute(Arguments arguments, Rows rows) {
        long[] values = new long[rows.size()];
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            BigDecimal amount = BigDecimal.valueOf(arguments.integer(interval, row));
            BigDecimal number = number(arguments, 1 - interval, row);
            if (divide && number.signum() == 0) {
                throw KernelErrors.divisionByZero();
            }
            BigDecimal scaled =
                    divide
                            ? amount.divide(number, 0, RoundingMode.HALF_UP)
                            : amount.multiply(number).setScale(0, RoundingMode.HALF_UP);
            if (scaled.unscaledValue().bitLength() > 63) {
                throw KernelErrors.overflow(type);
            }
            values[row] = scaled.longValue();
        }
        return IntegerArithmetic.result(values, type, rows);
    }

    private BigDecimal number(Arguments arguments, int argument, int row) {
        if (arguments.vector(argument) instanceof DoubleVector doubles) {
            double value = doubles.values()[row & arguments.mask(argument)];
            if (!Double.isFinite(value)) {
                throw KernelErrors.overflow(type);
            }
            return new BigDecimal(value);
        }
        return Numbers.exact(arguments, argument, row);
    }
}
