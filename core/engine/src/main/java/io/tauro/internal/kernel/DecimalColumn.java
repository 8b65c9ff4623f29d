package io.tauro.internal.kernel;

import io.tauro.data.DecimalVector;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A column of decimals in the making. It checks each number against the precision, and keeps to 64
 * bits until a number needs more.
 */
final class DecimalColumn {

    private final DataType type;
    private final Rows rows;
    private final long[] low;
    private long @Nullable [] high;
    private final long limit;

    DecimalColumn(DataType type, Rows rows) {
        this.type = type;
        this.rows = rows;
        this.low = new long[rows.size()];
        this.limit =
                type.precision() <= DecimalVector.MAX_LONG_DIGITS
                        ? Decimals.power(type.precision())
                        : Long.MAX_VALUE;
    }

    void set(int row, long unscaled) {
        if ((unscaled >= limit || unscaled <= -limit)
                && type.precision() <= DecimalVector.MAX_LONG_DIGITS) {
            throw KernelErrors.overflow(type);
        }
        low[row] = unscaled;
        if (high != null) {
            high[row] = unscaled >> 63;
        }
    }

    void set(int row, long highBits, long lowBits) {
        if (highBits == lowBits >> 63) {
            set(row, lowBits);
        } else {
            set(row, DecimalVector.unscaled(highBits, lowBits));
        }
    }

    void set(int row, BigInteger unscaled) {
        if (unscaled.bitLength() < 64) {
            set(row, unscaled.longValue());
            return;
        }
        if (unscaled.abs().compareTo(Decimals.bigPower(type.precision())) >= 0) {
            throw KernelErrors.overflow(type);
        }
        if (high == null) {
            high = new long[low.length];
            for (int i = 0; i < low.length; i++) {
                high[i] = low[i] >> 63;
            }
        }
        low[row] = unscaled.longValue();
        high[row] = unscaled.shiftRight(64).longValue();
    }

    /** Rounds half up to the scale of the type. */
    void set(int row, BigDecimal value) {
        BigDecimal scaled =
                value.scale() == type.scale()
                        ? value
                        : value.setScale(type.scale(), RoundingMode.HALF_UP);
        set(row, scaled.unscaledValue());
    }

    /** The numbers of 64 bits, to be written below {@link #limit} before any other is set. */
    long[] narrow() {
        return low;
    }

    /** What the absolute value of a number of 64 bits must be below. */
    long limit() {
        return limit;
    }

    DecimalVector build() {
        return build(rows.validity());
    }

    DecimalVector build(long @Nullable [] validity) {
        return new DecimalVector(type, low, high, validity, rows.size());
    }
}
