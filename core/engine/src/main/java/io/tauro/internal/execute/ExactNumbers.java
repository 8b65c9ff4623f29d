package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.VectorBuilder;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.internal.physical.AggregateFunction;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind.Physical;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;

/** Puts exact numbers into the type of an aggregate, or says that they do not fit. */
final class ExactNumbers {

    private static final long[] POWERS = powers();

    private final AggregateCall call;
    private final DataType type;
    private final VectorBuilder builder;

    ExactNumbers(AggregateCall call, VectorBuilder builder) {
        this.call = call;
        this.type = call.type();
        this.builder = builder;
    }

    private static long[] powers() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    /**
     * The results of SUM, SUM0 or AVG.
     *
     * @param scale of what the sums are multiples of
     */
    static ColumnVector ofSums(AggregateCall call, int scale, ExactSums sums, int from, int count) {
        ExactNumbers numbers = new ExactNumbers(call, new VectorBuilder(call.type(), count));
        for (int group = from; group < from + count; group++) {
            numbers.appendResult(scale, sums, group);
        }
        return numbers.build();
    }

    private void appendResult(int scale, ExactSums sums, int group) {
        long rows = sums.count(group);
        if (rows == 0 && call.function() != AggregateFunction.SUM0) {
            appendNull();
        } else if (call.function() == AggregateFunction.AVG) {
            if (sums.fitsLong(group)) {
                appendQuotient(sums.low(group), scale, rows);
            } else {
                appendQuotient(new BigDecimal(sums.sum(group), scale), rows);
            }
        } else if (sums.fitsLong(group)) {
            append(sums.low(group), scale);
        } else {
            append(new BigDecimal(sums.sum(group), scale));
        }
    }

    ColumnVector build() {
        return builder.build();
    }

    void appendNull() {
        builder.appendNull();
    }

    /** The number {@code unscaled / 10^scale}. */
    void append(long unscaled, int scale) {
        boolean asIs =
                type.physical() == Physical.DECIMAL
                        && scale == type.scale()
                        && fitsDigits(unscaled);
        if (asIs) {
            builder.appendDecimal(unscaled);
        } else if (type.physical() == Physical.LONG && scale == 0) {
            builder.appendLong(unscaled);
        } else {
            append(BigDecimal.valueOf(unscaled, scale));
        }
    }

    void append(BigDecimal number) {
        try {
            switch (type.physical()) {
                case DECIMAL -> builder.appendDecimal(number);
                case LONG -> builder.appendLong(rounded(number).longValueExact());
                case INT -> builder.append(rounded(number));
                default -> builder.appendDouble(number.doubleValue());
            }
        } catch (ArithmeticException tooLarge) {
            throw new TauroException(
                    ErrorCode.NUMERIC_OVERFLOW,
                    "A result of "
                            + call.function()
                            + " does not fit in "
                            + type
                            + ". Cast the argument to a wider type.",
                    Map.of("function", call.function().name()),
                    tooLarge);
        }
    }

    private static BigDecimal rounded(BigDecimal number) {
        return number.setScale(0, RoundingMode.HALF_UP);
    }

    /** A sum over a count, rounded half up. */
    void appendQuotient(long unscaledSum, int scale, long count) {
        int shift = type.scale() - scale;
        boolean small =
                type.physical() == Physical.DECIMAL
                        && shift >= 0
                        && shift < POWERS.length
                        && Math.multiplyHigh(unscaledSum, POWERS[shift])
                                == unscaledSum * POWERS[shift] >> 63;
        long quotient = small ? halfUp(unscaledSum * POWERS[shift], count) : 0;
        if (small && fitsDigits(quotient)) {
            builder.appendDecimal(quotient);
        } else {
            appendQuotient(BigDecimal.valueOf(unscaledSum, scale), count);
        }
    }

    private static long halfUp(long dividend, long divisor) {
        long quotient = dividend / divisor;
        long remainder = Math.abs(dividend % divisor);
        boolean up = remainder >= divisor - remainder;
        return up ? quotient + (dividend < 0 ? -1 : 1) : quotient;
    }

    void appendQuotient(BigDecimal sum, long count) {
        BigDecimal divisor = BigDecimal.valueOf(count);
        append(
                type.physical() == Physical.DOUBLE
                        ? sum.divide(divisor, MathContext.DECIMAL128)
                        : sum.divide(divisor, type.scale(), RoundingMode.HALF_UP));
    }

    private boolean fitsDigits(long unscaled) {
        return type.precision() > DecimalVector.MAX_LONG_DIGITS
                || unscaled < POWERS[type.precision()] && unscaled > -POWERS[type.precision()];
    }
}
