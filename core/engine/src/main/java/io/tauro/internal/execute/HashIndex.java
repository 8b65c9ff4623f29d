package io.tauro.internal.execute;

/** From a 64-bit hash to the rows that have it, in their order. Immutable once made. */
final class HashIndex {

    static final int NONE = -1;

    private final long[] hashes;
    private final int[] heads;
    private final int[] next;
    private final int mask;

    /**
     * @param hashes of each row
     * @param rows how many of them
     * @param left the rows to leave out
     */
    HashIndex(long[] hashes, int rows, RowBits left) {
        this.hashes = hashes;
        this.heads = new int[slots(rows)];
        this.next = new int[rows];
        this.mask = heads.length - 1;
        for (int row = rows - 1; row >= 0; row--) {
            if (!left.get(row)) {
                int slot = slot(hashes[row]);
                next[row] = heads[slot] - 1;
                heads[slot] = row + 1;
            }
        }
    }

    /** The bytes that an index over so many rows takes, with the hashes. */
    static long bytes(int rows) {
        return 12L * rows + 4L * slots(rows);
    }

    private static int slots(int rows) {
        return Math.max(16, (int) Long.highestOneBit(rows * 3L / 2) << 1);
    }

    /** The slot of this hash, or the empty one where it would be. */
    private int slot(long hash) {
        int slot = (int) (hash ^ hash >>> 32) & mask;
        while (heads[slot] != 0 && hashes[heads[slot] - 1] != hash) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** The first row with this hash, or {@link #NONE}. */
    int first(long hash) {
        return heads[slot(hash)] - 1;
    }

    /** The next row with the same hash, or {@link #NONE}. */
    int next(int row) {
        return next[row];
    }
}
