package io.tauro.security.mask;

/**
 * How far numbers are above the next multiple of a width that is not above them: by a product with
 * the reciprocal of the width, which takes half the time of a division.
 */
final class Multiples {

    private final long width;

    /** 2^63 by the width, rounded down. */
    private final long reciprocal;

    /**
     * @param width above 0
     */
    Multiples(long width) {
        this.width = width;
        this.reciprocal = Long.divideUnsigned(Long.MIN_VALUE, width);
    }

    /** The same as {@link Math#floorMod(long, long)}. */
    long above(long value) {
        long twice = value << 1;
        if (twice >> 1 != value || width == 1) {
            return Math.floorMod(value, width);
        }
        // What the reciprocal lacks is less than one, which moves a quotient of at most 2^62 by
        // less
        // than a half: the multiple is this one, or next to it on either side.
        long above = value - Math.multiplyHigh(twice, reciprocal) * width;
        long mended = above + (above >> 63 & width);
        long less = mended - width;
        return less + (less >> 63 & width);
    }
}
