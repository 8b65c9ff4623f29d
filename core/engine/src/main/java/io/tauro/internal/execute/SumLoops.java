package io.tauro.internal.execute;

import org.jspecify.annotations.Nullable;

/**
 * Adds the numbers of several columns to cells that stand together by group, in one pass or few.
 * Sums must not overflow. Rows that follow each other go to two copies of the cells where there are
 * few groups; else each would wait for the one before to be stored.
 *
 * @param groups of each selected row, by its position
 * @param width the cells of a group, of which the first counts its rows
 * @param second where the second copy of the cells begins; 0 if there is but one
 */
record SumLoops(
        int[] groups, int @Nullable [] selection, int count, long[] cells, int width, int second) {

    /** Counts the rows, and adds so many columns to the cells at these places of their groups. */
    void add(long[][] columns, int[] places, int columnCount) {
        int done = columnCount & 3;
        switch (done) {
            case 0 -> rows();
            case 1 -> rows(columns[0], places[0]);
            case 2 -> rows(columns[0], places[0], columns[1], places[1]);
            default -> rows(columns[0], places[0], columns[1], places[1], columns[2], places[2]);
        }
        for (; done < columnCount; done += 4) {
            four(
                    columns[done],
                    places[done],
                    columns[done + 1],
                    places[done + 1],
                    columns[done + 2],
                    places[done + 2],
                    columns[done + 3],
                    places[done + 3]);
        }
    }

    private void rows() {
        int[] of = groups;
        int[] rows = selection;
        long[] sums = cells;
        int step = width;
        int other = second;
        for (int n = 0; n < count; n++) {
            int row = rows == null ? n : rows[n];
            sums[of[row] * step + (other & -(n & 1))]++;
        }
    }

    private void rows(long[] a, int atA) {
        int[] of = groups;
        int[] rows = selection;
        long[] sums = cells;
        int step = width;
        int other = second;
        for (int n = 0; n < count; n++) {
            int row = rows == null ? n : rows[n];
            int at = of[row] * step + (other & -(n & 1));
            sums[at]++;
            sums[at + atA] += a[row];
        }
    }

    private void rows(long[] a, int atA, long[] b, int atB) {
        int[] of = groups;
        int[] rows = selection;
        long[] sums = cells;
        int step = width;
        int other = second;
        for (int n = 0; n < count; n++) {
            int row = rows == null ? n : rows[n];
            int at = of[row] * step + (other & -(n & 1));
            sums[at]++;
            sums[at + atA] += a[row];
            sums[at + atB] += b[row];
        }
    }

    private void rows(long[] a, int atA, long[] b, int atB, long[] c, int atC) {
        int[] of = groups;
        int[] rows = selection;
        long[] sums = cells;
        int step = width;
        int other = second;
        for (int n = 0; n < count; n++) {
            int row = rows == null ? n : rows[n];
            int at = of[row] * step + (other & -(n & 1));
            sums[at]++;
            sums[at + atA] += a[row];
            sums[at + atB] += b[row];
            sums[at + atC] += c[row];
        }
    }

    private void four(long[] a, int atA, long[] b, int atB, long[] c, int atC, long[] d, int atD) {
        int[] of = groups;
        int[] rows = selection;
        long[] sums = cells;
        int step = width;
        int other = second;
        for (int n = 0; n < count; n++) {
            int row = rows == null ? n : rows[n];
            int at = of[row] * step + (other & -(n & 1));
            sums[at + atA] += a[row];
            sums[at + atB] += b[row];
            sums[at + atC] += c[row];
            sums[at + atD] += d[row];
        }
    }

    /** The sum of the selected rows of a column. */
    static long sum(long[] values, int @Nullable [] selection, int count) {
        long sum = 0;
        if (selection == null) {
            for (int row = 0; row < count; row++) {
                sum += values[row];
            }
        } else {
            for (int n = 0; n < count; n++) {
                sum += values[selection[n]];
            }
        }
        return sum;
    }
}
