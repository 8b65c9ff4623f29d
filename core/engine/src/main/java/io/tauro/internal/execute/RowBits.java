package io.tauro.internal.execute;

/** A mark for each row. Not thread-safe. */
final class RowBits {

    private final long[] bits;
    private int marked;

    RowBits(int rows) {
        this.bits = new long[(rows + 63) >>> 6];
    }

    static long bytes(int rows) {
        return rows / 8L + 16;
    }

    boolean get(int row) {
        return (bits[row >>> 6] >>> row & 1L) != 0;
    }

    void set(int row) {
        long bit = 1L << row;
        if ((bits[row >>> 6] & bit) == 0) {
            bits[row >>> 6] |= bit;
            marked++;
        }
    }

    /** How many rows are marked. */
    int count() {
        return marked;
    }
}
