package io.tauro.data;

import org.jspecify.annotations.Nullable;

/**
 * A bit a row: set where the row has a value, clear where it is null. No bits at all means that no
 * row is null.
 */
public final class Validity {

    private Validity() {}

    /** Bits for so many rows, all clear: every row is null. */
    public static long[] allNull(int rows) {
        return new long[(rows + 63) >>> 6];
    }

    /** Bits for so many rows, all set: no row is null. */
    public static long[] allValid(int rows) {
        long[] bits = allNull(rows);
        java.util.Arrays.fill(bits, -1L);
        return bits;
    }

    /** Whether the row has a value. */
    public static boolean isValid(long @Nullable [] bits, int row) {
        return bits == null || (bits[row >>> 6] >>> row & 1L) != 0;
    }

    public static void setValid(long[] bits, int row) {
        bits[row >>> 6] |= 1L << row;
    }

    public static void setNull(long[] bits, int row) {
        bits[row >>> 6] &= ~(1L << row);
    }

    /**
     * Rows that have a value in both; null when no row is null in either. The result is not to be
     * written to.
     */
    public static long @Nullable [] and(long @Nullable [] left, long @Nullable [] right) {
        if (left == null) {
            return right;
        }
        if (right == null) {
            return left;
        }
        long[] both = new long[Math.min(left.length, right.length)];
        for (int i = 0; i < both.length; i++) {
            both[i] = left[i] & right[i];
        }
        return both;
    }
}
