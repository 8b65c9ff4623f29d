package io.tauro.internal.kernel;

import io.tauro.data.ColumnVector;
import io.tauro.data.DecimalVector;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A DECIMAL or integer argument as unscaled integers.
 *
 * @param low the low 64 bits, or the whole number
 * @param high the high 64 bits; null if each number fits in 64
 * @param mask see {@link Arguments#mask}
 */
record DecimalOperand(long[] low, long @Nullable [] high, int scale, int mask) {

    static DecimalOperand of(Arguments arguments, int argument) {
        ColumnVector vector = arguments.vector(argument);
        int mask = arguments.mask(argument);
        if (vector instanceof DecimalVector decimals) {
            return new DecimalOperand(
                    decimals.low(), decimals.high(), decimals.type().scale(), mask);
        }
        return new DecimalOperand(Numbers.longs(vector), null, 0, mask);
    }

    boolean isNarrow() {
        return high == null;
    }

    BigDecimal decimal(int row) {
        int at = row & mask;
        if (high == null || high[at] == low[at] >> 63) {
            return BigDecimal.valueOf(low[at], scale);
        }
        return new BigDecimal(DecimalVector.unscaled(high[at], low[at]), scale);
    }
}
