package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.RowHash;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers distinct keys from 0, in the order in which they first appear. Null equals null. Not
 * thread-safe.
 */
final class GroupTable {

    static final int NONE = -1;

    private final Slots[] keys;
    private int[] table = new int[64];
    private long[] hashes = new long[32];
    private int size;
    private long[] rowHashes = {};

    private final KeyCodes codes = new KeyCodes();

    GroupTable(List<DataType> types) {
        this.keys = types.stream().map(Slots::of).toArray(Slots[]::new);
    }

    /** The number of distinct keys. */
    int size() {
        return size;
    }

    /**
     * Finds the number of each selected row's key, and gives one to a key that is new.
     *
     * @param columns the key columns, of the batch's rows
     * @param groups where the number of each selected row is put, at the row's position
     */
    void assign(Batch batch, List<ColumnVector> columns, int[] groups) {
        if (keys.length == 0) {
            size = Math.max(size, batch.selectedCount() == 0 ? 0 : 1);
            Arrays.fill(groups, 0, batch.rowCount(), 0);
        } else if (codes.fit(columns)) {
            assignCodes(batch, columns, groups);
        } else {
            load(batch, columns);
            if (keys.length == 1
                    && keys[0] instanceof FixedSlots fixed
                    && !columns.get(0).mayHaveNulls()) {
                assignFixed(batch, fixed, groups);
                return;
            }
            for (int n = 0; n < batch.selectedCount(); n++) {
                int row = batch.row(n);
                groups[row] = assign(row, rowHashes[row]);
            }
        }
    }

    /** One key of 64 bits is its own best hash to compare, and often that of the row before. */
    private void assignFixed(Batch batch, FixedSlots fixed, int[] groups) {
        int[] selection = batch.selection();
        int count = batch.selectedCount();
        long[] rows = fixed.rows();
        long lastKey = 0;
        int lastGroup = NONE;
        for (int n = 0; n < count; n++) {
            int row = selection == null ? n : selection[n];
            long key = rows[row];
            if (key != lastKey || lastGroup == NONE) {
                long hash = rowHashes[row];
                int mask = table.length - 1;
                int slot = (int) (hash ^ hash >>> 32) & mask;
                while (table[slot] != 0 && !fixed.isValue(table[slot] - 1, key)) {
                    slot = slot + 1 & mask;
                }
                lastGroup = table[slot] == 0 ? add(slot, row, hash) : table[slot] - 1;
                lastKey = key;
            }
            groups[row] = lastGroup;
        }
    }

    /** Makes the one group of an empty key, rows or not. */
    void assignEmptyKey() {
        size = 1;
    }

    /** Like {@link #assign}, but an unknown key stays so and is {@link #NONE}. */
    void find(Batch batch, List<ColumnVector> columns, int[] groups) {
        if (keys.length == 0) {
            Arrays.fill(groups, 0, batch.rowCount(), size - 1);
            return;
        }
        load(batch, columns);
        for (int n = 0; n < batch.selectedCount(); n++) {
            int row = batch.row(n);
            groups[row] = table[slot(row, rowHashes[row])] - 1;
        }
    }

    private void load(Batch batch, List<ColumnVector> columns) {
        if (rowHashes.length < batch.rowCount()) {
            rowHashes = new long[batch.rowCount()];
        }
        for (int k = 0; k < keys.length; k++) {
            RowHash.hash(columns.get(k), batch, rowHashes, k == 0);
            keys[k].load(columns.get(k));
        }
    }

    /** A combination of entries is looked up once, not once a row. */
    private void assignCodes(Batch batch, List<ColumnVector> columns, int[] groups) {
        int[] groupOfCode = codes.groups();
        boolean loaded = false;
        codes.combine(batch, columns, groups);
        for (int n = 0; n < batch.selectedCount(); n++) {
            int row = batch.row(n);
            int code = groups[row];
            if (groupOfCode[code] == 0) {
                if (!loaded) {
                    load(batch, columns);
                    loaded = true;
                }
                groupOfCode[code] = assign(row, rowHashes[row]) + 1;
            }
            groups[row] = groupOfCode[code] - 1;
        }
    }

    private int assign(int row, long hash) {
        int slot = slot(row, hash);
        return table[slot] == 0 ? add(slot, row, hash) : table[slot] - 1;
    }

    /** Makes a group of a loaded row's key in an empty slot. */
    private int add(int slot, int row, long hash) {
        int group = size++;
        for (Slots key : keys) {
            key.set(group, row);
        }
        if (group == hashes.length) {
            hashes = Arrays.copyOf(hashes, hashes.length * 2);
        }
        hashes[group] = hash;
        table[slot] = group + 1;
        if (size * 2L > table.length) {
            rehash();
        }
        return group;
    }

    /** The slot of the group of a loaded row, or the empty one where it would be. */
    private int slot(int row, long hash) {
        int mask = table.length - 1;
        int slot = (int) (hash ^ hash >>> 32) & mask;
        while (table[slot] != 0 && !isSame(table[slot] - 1, row, hash)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private boolean isSame(int group, int row, long hash) {
        if (hashes[group] != hash) {
            return false;
        }
        for (Slots key : keys) {
            if (!key.isSame(group, row)) {
                return false;
            }
        }
        return true;
    }

    private void rehash() {
        table = new int[Math.multiplyExact(table.length, 2)];
        int mask = table.length - 1;
        for (int group = 0; group < size; group++) {
            int slot = (int) (hashes[group] ^ hashes[group] >>> 32) & mask;
            while (table[slot] != 0) {
                slot = slot + 1 & mask;
            }
            table[slot] = group + 1;
        }
    }

    /** The keys of so many groups, a vector for each column. */
    List<ColumnVector> keys(int from, int count) {
        List<ColumnVector> columns = new ArrayList<>(keys.length);
        for (Slots key : keys) {
            columns.add(key.slice(from, count));
        }
        return columns;
    }

    /** Whether it need not grow if so many keys are new. */
    boolean hasRoomFor(int keysMore) {
        return size + (long) keysMore <= hashes.length;
    }

    /** The memory that it takes. */
    long bytes() {
        long bytes = 4L * table.length + 8L * hashes.length + 4L * codes.groups().length;
        for (Slots key : keys) {
            bytes += key.bytes();
        }
        return bytes;
    }
}
