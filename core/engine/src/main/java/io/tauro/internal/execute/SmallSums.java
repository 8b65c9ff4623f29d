package io.tauro.internal.execute;

import io.tauro.data.Batch;
import java.util.Arrays;

/**
 * The sums of one batch by a few groups, for values that are not large: a sum and its number of
 * values share 64 bits, so that a row costs one addition. Rows that follow each other go to
 * different copies of the sums; else each would wait for the one before to be stored.
 */
final class SmallSums {

    /** With more groups the sums of a batch would be more work than its rows. */
    private static final int MOST_GROUPS = 512;

    private static final int COPIES = 4;
    private static final int COUNT_BITS = 13;
    private static final int MOST_ROWS = (1 << COUNT_BITS) - 1;

    /** So many rows of no more than this leave room for the count. */
    private static final int VALUE_BITS = 63 - 2 * COUNT_BITS;

    private long[] packed = {};
    private int groups;

    /** Adds all selected rows up; false if there are too many groups or rows, or large values. */
    boolean add(long[] values, Batch batch, int[] groupOfRow, int groupCount) {
        int count = batch.selectedCount();
        if (groupCount > MOST_GROUPS || count > MOST_ROWS || groupCount > count) {
            return false;
        }
        int[] selection = batch.selection();
        long magnitude = 0;
        for (int n = 0; n < count; n++) {
            long value = values[selection == null ? n : selection[n]];
            magnitude |= value ^ value >> 63;
        }
        if (magnitude >>> VALUE_BITS != 0) {
            return false;
        }
        groups = groupCount;
        if (packed.length < COPIES * groupCount) {
            packed = new long[COPIES * groupCount];
        } else {
            Arrays.fill(packed, 0, COPIES * groupCount, 0);
        }
        if (selection == null) {
            addAll(values, groupOfRow, count);
        } else {
            addSelected(values, groupOfRow, selection, count);
        }
        return true;
    }

    private void addAll(long[] values, int[] groupOfRow, int count) {
        long[] sums = packed;
        int second = groups;
        int third = 2 * groups;
        int fourth = 3 * groups;
        int n = 0;
        for (; n + 3 < count; n += 4) {
            sums[groupOfRow[n]] += (values[n] << COUNT_BITS) + 1;
            sums[second + groupOfRow[n + 1]] += (values[n + 1] << COUNT_BITS) + 1;
            sums[third + groupOfRow[n + 2]] += (values[n + 2] << COUNT_BITS) + 1;
            sums[fourth + groupOfRow[n + 3]] += (values[n + 3] << COUNT_BITS) + 1;
        }
        for (; n < count; n++) {
            sums[groupOfRow[n]] += (values[n] << COUNT_BITS) + 1;
        }
    }

    private void addSelected(long[] values, int[] groupOfRow, int[] selection, int count) {
        long[] sums = packed;
        int second = groups;
        int third = 2 * groups;
        int fourth = 3 * groups;
        int n = 0;
        for (; n + 3 < count; n += 4) {
            int a = selection[n];
            int b = selection[n + 1];
            int c = selection[n + 2];
            int d = selection[n + 3];
            sums[groupOfRow[a]] += (values[a] << COUNT_BITS) + 1;
            sums[second + groupOfRow[b]] += (values[b] << COUNT_BITS) + 1;
            sums[third + groupOfRow[c]] += (values[c] << COUNT_BITS) + 1;
            sums[fourth + groupOfRow[d]] += (values[d] << COUNT_BITS) + 1;
        }
        for (; n < count; n++) {
            int row = selection[n];
            sums[groupOfRow[row]] += (values[row] << COUNT_BITS) + 1;
        }
    }

    private long packed(int group) {
        return packed[group]
                + packed[groups + group]
                + packed[2 * groups + group]
                + packed[3 * groups + group];
    }

    long sum(int group) {
        return packed(group) >> COUNT_BITS;
    }

    long count(int group) {
        return packed(group) & MOST_ROWS;
    }

    long bytes() {
        return 8L * packed.length;
    }
}
