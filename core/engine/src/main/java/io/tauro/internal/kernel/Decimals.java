package io.tauro.internal.kernel;

import java.math.BigInteger;

/** Powers of ten, and division that rounds half up. */
final class Decimals {

    private static final long[] POWERS = new long[19];
    private static final BigInteger[] BIG_POWERS = new BigInteger[77];

    static {
        long power = 1;
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = power;
            power *= 10;
        }
        for (int i = 0; i < BIG_POWERS.length; i++) {
            BIG_POWERS[i] = BigInteger.TEN.pow(i);
        }
    }

    private Decimals() {}

    /** 10 to an exponent of 0 to 18. */
    static long power(int exponent) {
        return POWERS[exponent];
    }

    /** 10 to an exponent of 0 to 76. */
    static BigInteger bigPower(int exponent) {
        return BIG_POWERS[exponent];
    }

    /** The quotient rounded half away from zero; the dividend is not the smallest long. */
    static long divideHalfUp(long dividend, long divisor) {
        long quotient = dividend / divisor;
        long remainder = Math.abs(dividend % divisor);
        // Half of the divisor or more, without overflow; the smallest long is its own magnitude.
        long rest = Math.abs(divisor) - remainder;
        if (remainder != 0 && Long.compareUnsigned(remainder, rest) >= 0) {
            return quotient + ((dividend ^ divisor) < 0 ? -1 : 1);
        }
        return quotient;
    }
}
