package io.tauro.internal.kernel;

import io.tauro.data.DecimalVector;

/**
 * Sums and products of decimals that fit in 64 bits, for as many rows at once as there are: it is
 * made sure beforehand, or seen afterwards, that no number was too large. Where most rows are
 * selected all of them are computed, since that needs no steps over the others.
 */
final class NarrowDecimals {

    private final int[] selection;
    private final int count;
    private final int size;
    private final boolean dense;

    /** What the absolute value of a result must be below. */
    private final long limit;

    NarrowDecimals(Rows rows, long limit) {
        int[] selected = rows.selection();
        this.selection = selected == null ? new int[0] : selected;
        this.count = rows.count();
        this.size = rows.size();
        this.dense = selected == null || 2 * count > size;
        this.limit = limit;
    }

    /** Multiplies; false if a result may be too large, and then there are none. */
    boolean multiply(DecimalOperand a, DecimalOperand b, long[] into) {
        long[] x = a.low();
        long[] y = b.low();
        if (dense) {
            int bits = bits(x, a.mask()) + bits(y, b.mask());
            if (bits > 62 || 1L << bits > limit) {
                return false;
            }
            if (a.mask() == 0) {
                scale(y, x[0], into);
            } else if (b.mask() == 0) {
                scale(x, y[0], into);
            } else {
                for (int row = 0; row < size; row++) {
                    into[row] = x[row] * y[row];
                }
            }
            return true;
        }
        int ma = a.mask();
        int mb = b.mask();
        long evidence = 0;
        long magnitude = 0;
        for (int n = 0; n < count; n++) {
            int row = selection[n];
            long left = x[row & ma];
            long right = y[row & mb];
            long product = left * right;
            evidence |= Math.multiplyHigh(left, right) ^ product >> 63;
            magnitude |= product ^ product >> 63;
            into[row] = product;
        }
        return evidence == 0 && magnitude < limit - 1;
    }

    /**
     * Multiplies by entries of a dictionary; false if a result may be too large, or rows are few.
     */
    boolean multiply(long[] x, DecimalVector entries, int[] codes, long[] into) {
        if (!dense || entries.size() > size) {
            return false;
        }
        long[] y = entries.low();
        int bits = bits(x, -1) + magnitudeBits(magnitude(y, entries.size()));
        if (bits > 62 || 1L << bits > limit) {
            return false;
        }
        for (int row = 0; row < size; row++) {
            into[row] = x[row] * y[codes[row]];
        }
        return true;
    }

    private void scale(long[] values, long factor, long[] into) {
        for (int row = 0; row < size; row++) {
            into[row] = values[row] * factor;
        }
    }

    /**
     * Adds {@code a * fa + b * fb}; false if a result may be too large, and then there are none.
     */
    boolean add(DecimalOperand a, long fa, DecimalOperand b, long fb, long[] into) {
        long[] x = a.low();
        long[] y = b.low();
        int ma = a.mask();
        int mb = b.mask();
        int bits = 1 + Math.max(bits(x, ma) + bits(fa), bits(y, mb) + bits(fb));
        if (bits > 62 || 1L << bits > limit) {
            return false;
        }
        if (!dense) {
            for (int n = 0; n < count; n++) {
                int row = selection[n];
                into[row] = x[row & ma] * fa + y[row & mb] * fb;
            }
        } else if (ma == 0) {
            addTo(x[0] * fa, y, fb, into);
        } else if (mb == 0) {
            addTo(y[0] * fb, x, fa, into);
        } else {
            for (int row = 0; row < size; row++) {
                into[row] = x[row] * fa + y[row] * fb;
            }
        }
        return true;
    }

    private void addTo(long term, long[] values, long factor, long[] into) {
        for (int row = 0; row < size; row++) {
            into[row] = term + values[row] * factor;
        }
    }

    /** So many bits are enough for each absolute value among the rows. */
    private int bits(long[] values, int mask) {
        if (mask == 0) {
            return bits(values[0]);
        }
        return magnitudeBits(dense ? magnitude(values, size) : ofSelected(values));
    }

    private static long magnitude(long[] values, int count) {
        long magnitude = 0;
        for (int i = 0; i < count; i++) {
            magnitude |= values[i] ^ values[i] >> 63;
        }
        return magnitude;
    }

    private long ofSelected(long[] values) {
        long magnitude = 0;
        for (int n = 0; n < count; n++) {
            long value = values[selection[n]];
            magnitude |= value ^ value >> 63;
        }
        return magnitude;
    }

    /** One more than it has, since that of a negative number is taken as one less. */
    private static int magnitudeBits(long magnitude) {
        return Long.SIZE - Long.numberOfLeadingZeros(magnitude + 1);
    }

    private static int bits(long value) {
        return Long.SIZE - Long.numberOfLeadingZeros(Math.abs(value));
    }
}
