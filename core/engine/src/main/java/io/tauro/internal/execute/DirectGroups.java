package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;

/**
 * Groups by one integer whose values lie close together: the value says where its group stands. Not
 * thread-safe.
 */
final class DirectGroups {

    /** So many places for each group are worth their memory. */
    private static final int PLACES_PER_GROUP = 8;

    private static final int FEWEST_PLACES = 1 << 12;

    private final FixedSlots keys;
    private long base;

    /** The group of each value plus one; 0 for none. */
    private int[] places = {};

    private int nullGroup = GroupTable.NONE;
    private int size;

    /**
     * @param keys of groups that may be there already
     */
    DirectGroups(FixedSlots keys) {
        this.keys = keys;
    }

    /** Takes the groups over that there are; false if their keys are too far apart. */
    boolean takeOver(int groups) {
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        for (int group = 0; group < groups; group++) {
            if (!keys.isNullSlot(group)) {
                least = Math.min(least, keys.value(group));
                greatest = Math.max(greatest, keys.value(group));
            }
        }
        if (!reserve(least, greatest, groups)) {
            return false;
        }
        size = groups;
        for (int group = 0; group < groups; group++) {
            if (keys.isNullSlot(group)) {
                nullGroup = group;
            } else {
                places[(int) (keys.value(group) - base)] = group + 1;
            }
        }
        return true;
    }

    /** Makes room for the keys of the loaded rows; false if they are too far apart. */
    boolean reserve(Batch batch, ColumnVector column) {
        long[] rows = keys.rows();
        int[] selection = batch.selection();
        int count = batch.selectedCount();
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        if (column.mayHaveNulls()) {
            for (int n = 0; n < count; n++) {
                int row = batch.row(n);
                if (!keys.isNull(row)) {
                    least = Math.min(least, rows[row]);
                    greatest = Math.max(greatest, rows[row]);
                }
            }
        } else {
            for (int n = 0; n < count; n++) {
                long key = rows[selection == null ? n : selection[n]];
                least = Math.min(least, key);
                greatest = Math.max(greatest, key);
            }
        }
        return reserve(least, greatest, size + count);
    }

    /** Makes room for keys between two, both included; of none, the first is the greater. */
    private boolean reserve(long least, long greatest, int groups) {
        if (least > greatest || isWithin(least) && isWithin(greatest)) {
            return true;
        }
        long from = places.length == 0 ? least : Math.min(least, base);
        long to = places.length == 0 ? greatest : Math.max(greatest, base + places.length - 1);
        long most = Math.max(FEWEST_PLACES, (long) groups * PLACES_PER_GROUP);
        long wanted = to - from + 1;
        if (wanted <= 0 || wanted > Math.min(most, Integer.MAX_VALUE - 8)) {
            return false;
        }
        int length = (int) Math.min(Math.min(most, Integer.MAX_VALUE - 8), wanted * 2);
        if (from < base && places.length > 0 && from >= Long.MIN_VALUE + length) {
            from -= length - wanted;
        }
        if (from > Long.MAX_VALUE - length) {
            return false;
        }
        int[] before = places;
        places = new int[length];
        if (before.length > 0) {
            System.arraycopy(before, 0, places, (int) (base - from), before.length);
        }
        base = from;
        return true;
    }

    private boolean isWithin(long key) {
        long place = key - base;
        return place >= 0 && place < places.length && key >= base;
    }

    /** Finds or makes the groups of the loaded rows, for which there is room. */
    void assign(Batch batch, ColumnVector column, int[] groups) {
        int[] selection = batch.selection();
        int count = batch.selectedCount();
        if (column.mayHaveNulls()) {
            for (int n = 0; n < count; n++) {
                int row = batch.row(n);
                groups[row] = keys.isNull(row) ? groupOfNull(row) : groupOf(row);
            }
            return;
        }
        long[] rows = keys.rows();
        int[] known = places;
        for (int n = 0; n < count; n++) {
            int row = selection == null ? n : selection[n];
            int place = (int) (rows[row] - base);
            int group = known[place];
            if (group == 0) {
                keys.set(size, row);
                group = ++size;
                known[place] = group;
            }
            groups[row] = group - 1;
        }
    }

    private int groupOf(int row) {
        int place = (int) (keys.rows()[row] - base);
        if (places[place] == 0) {
            keys.set(size, row);
            places[place] = ++size;
        }
        return places[place] - 1;
    }

    private int groupOfNull(int row) {
        if (nullGroup == GroupTable.NONE) {
            keys.set(size, row);
            nullGroup = size++;
        }
        return nullGroup;
    }

    /** Finds the groups of the loaded rows; {@link GroupTable#NONE} where there is none. */
    void find(Batch batch, int[] groups) {
        long[] rows = keys.rows();
        for (int n = 0; n < batch.selectedCount(); n++) {
            int row = batch.row(n);
            if (keys.isNull(row)) {
                groups[row] = nullGroup;
            } else {
                groups[row] =
                        isWithin(rows[row])
                                ? places[(int) (rows[row] - base)] - 1
                                : GroupTable.NONE;
            }
        }
    }

    int size() {
        return size;
    }

    long bytes() {
        return 4L * places.length;
    }
}
