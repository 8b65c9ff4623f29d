package io.tauro.connector.files.parquet;

import java.util.Arrays;

/**
 * Which rows of a batch are wanted, for all of its columns: where few are left out between them,
 * the others are taken run by run, and the runs are found once. Of one thread.
 *
 * @see Positions
 */
final class Picks {

    private static final int[] NONE = {};

    private int[] positions = NONE;
    private int count;
    private boolean dense;

    /** The index behind each run, as far as they were found. */
    private int[] ends = NONE;

    private int runs;

    /**
     * Takes other rows, which are not to change as long as these are wanted.
     *
     * @param positions increasing
     * @param count how many of the positions count
     */
    Picks of(int[] positions, int count) {
        this.positions = positions;
        this.count = count;
        this.dense = Positions.areDense(positions, count);
        this.runs = -1;
        return this;
    }

    /** In increasing order; those count that are before {@link #count}. */
    int[] positions() {
        return positions;
    }

    int count() {
        return count;
    }

    /** Whether there are so few gaps that it pays to go run by run. */
    boolean areDense() {
        return dense;
    }

    /** How many runs there are: positions that follow each other without a gap. */
    int runs() {
        if (runs < 0) {
            find();
        }
        return runs;
    }

    /** The index of the position behind a run, which begins where the one before it ends. */
    int end(int run) {
        return ends[run];
    }

    private void find() {
        int found = 0;
        int i = 0;
        while (i < count) {
            i = Positions.endOfRun(positions, i, count);
            if (found == ends.length) {
                ends = Arrays.copyOf(ends, Math.max(64, 2 * found));
            }
            ends[found++] = i;
        }
        runs = found;
    }

    /**
     * The numbers at these positions, one behind the other.
     *
     * @param into where they go, from 0 on: the same array, or another one
     */
    void take(int[] from, int[] into) {
        if (!dense) {
            for (int i = 0; i < count; i++) {
                into[i] = from[positions[i]];
            }
            return;
        }
        int all = runs();
        for (int run = 0, i = 0; run < all; run++) {
            System.arraycopy(from, positions[i], into, i, ends[run] - i);
            i = ends[run];
        }
    }
}
