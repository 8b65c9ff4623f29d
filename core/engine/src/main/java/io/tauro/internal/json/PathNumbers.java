package io.tauro.internal.json;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Division of exact numbers with as many digits as PostgreSQL gives them. */
final class PathNumbers {

    private static final int SIGNIFICANT = 16;
    private static final int MAX_SCALE = 1000;

    private PathNumbers() {}

    static BigDecimal divide(BigDecimal left, BigDecimal right) {
        requireDivisor(right);
        int weight = weight(left) - weight(right);
        if (firstDigits(left) <= firstDigits(right)) {
            weight--;
        }
        int scale = SIGNIFICANT - 4 * weight;
        scale = Math.max(scale, Math.max(left.scale(), right.scale()));
        return left.divide(right, Math.min(Math.max(scale, 0), MAX_SCALE), RoundingMode.HALF_UP);
    }

    static BigDecimal remainder(BigDecimal left, BigDecimal right) {
        requireDivisor(right);
        return left.remainder(right).setScale(Math.max(left.scale(), right.scale()));
    }

    private static void requireDivisor(BigDecimal divisor) {
        if (divisor.signum() == 0) {
            throw JsonFailure.unexpected("makes a path divide by zero");
        }
    }

    /** The power of 10,000 that the first digits of a number stand for. */
    private static int weight(BigDecimal number) {
        return number.signum() == 0 ? 0 : Math.floorDiv(number.precision() - number.scale() - 1, 4);
    }

    private static int firstDigits(BigDecimal number) {
        return number.signum() == 0
                ? 0
                : number.abs()
                        .movePointLeft(4 * weight(number))
                        .setScale(0, RoundingMode.DOWN)
                        .intValue();
    }
}
