package io.tauro.connector.files.parquet;

import java.math.BigInteger;

/** The least and the greatest unscaled value of so many digits. */
record DecimalLimit(long minHigh, long minLow, long maxHigh, long maxLow) {

    static DecimalLimit of(int precision) {
        BigInteger max = BigInteger.TEN.pow(precision).subtract(BigInteger.ONE);
        BigInteger min = max.negate();
        return new DecimalLimit(
                min.shiftRight(64).longValue(),
                min.longValue(),
                max.shiftRight(64).longValue(),
                max.longValue());
    }

    /** Refuses values of more digits than this limit of at most eighteen has. */
    void checkAll(long[] values, int count) {
        long outside = 0;
        for (int i = 0; i < count; i++) {
            // Negative where a value is beyond either end, and where the sum overflows for it.
            outside |= maxLow + values[i] | maxLow - values[i];
        }
        if (outside < 0) {
            throw tooLarge();
        }
    }

    /** Refuses a value of more digits, which would make wrong sums later. */
    void check(long high, long low) {
        boolean tooSmall =
                high < minHigh || high == minHigh && Long.compareUnsigned(low, minLow) < 0;
        boolean tooLarge =
                high > maxHigh || high == maxHigh && Long.compareUnsigned(low, maxLow) > 0;
        if (tooSmall || tooLarge) {
            throw tooLarge();
        }
    }

    private static MalformedData tooLarge() {
        return new MalformedData("a decimal of more digits than its type has");
    }
}
