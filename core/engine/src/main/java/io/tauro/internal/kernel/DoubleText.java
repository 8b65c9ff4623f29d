package io.tauro.internal.kernel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes floating point numbers as PostgreSQL does: the fewest digits that read back as the same
 * number, with an exponent below 1e-4 and from 1e15 (DOUBLE) or 1e6 (REAL).
 */
final class DoubleText {

    private DoubleText() {}

    static String format(double value, boolean real) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal shortest = shortest(value, real).stripTrailingZeros();
        String digits = shortest.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - shortest.scale();
        String sign = value < 0 ? "-" : "";
        if (exponent >= -4 && exponent < (real ? 6 : 15)) {
            return sign + shortest.abs().toPlainString();
        }
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        String power = (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        return sign + digits.charAt(0) + fraction + (exponent < 0 ? "e-" : "e+") + power;
    }

    /** Java before 19 writes a digit too many for some numbers; those are taken away again. */
    private static BigDecimal shortest(double value, boolean real) {
        BigDecimal shortest =
                new BigDecimal(real ? Float.toString((float) value) : Double.toString(value))
                        .stripTrailingZeros();
        while (shortest.precision() > 1) {
            BigDecimal fewer = shorter(value, real, shortest.precision() - 1);
            if (fewer == null) {
                return shortest;
            }
            shortest = fewer.stripTrailingZeros();
        }
        return shortest;
    }

    /**
     * A number of so many digits that reads back as the value; null if there is none. It need not
     * be the nearest one: above a power of two the numbers lie further apart than below.
     */
    private static @Nullable BigDecimal shorter(double value, boolean real, int digits) {
        BigDecimal exact = new BigDecimal(value);
        for (RoundingMode mode :
                List.of(RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.DOWN)) {
            BigDecimal fewer = exact.round(new MathContext(digits, mode));
            if (real ? fewer.floatValue() == (float) value : fewer.doubleValue() == value) {
                return fewer;
            }
        }
        return null;
    }
}
