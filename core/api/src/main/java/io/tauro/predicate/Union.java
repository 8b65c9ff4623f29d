package io.tauro.predicate;

import java.util.Arrays;

/** Rows that at least one of several conditions held for. */
final class Union {

    private final int[] all;
    private final boolean[] held;
    private int[] open;

    /**
     * @param rows increasing, the first {@code count} of the array
     */
    Union(int[] rows, int count) {
        this.all = Arrays.copyOf(rows, count);
        this.open = all;
        this.held = new boolean[count == 0 ? 0 : rows[count - 1] + 1];
    }

    /** A copy of the rows that no condition held for yet. */
    int[] open() {
        return open.clone();
    }

    /** Adds rows that a condition held for. */
    void add(int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            held[rows[i]] = true;
        }
        int[] left = new int[open.length];
        int size = 0;
        for (int row : open) {
            left[size] = row;
            size += held[row] ? 0 : 1;
        }
        open = Arrays.copyOf(left, size);
    }

    /** Puts the rows of the union into an array, in their order, and counts them. */
    int keep(int[] into) {
        int kept = 0;
        for (int row : all) {
            into[kept] = row;
            kept += held[row] ? 1 : 0;
        }
        return kept;
    }
}
