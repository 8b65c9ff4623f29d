package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.Interruption;
import io.tauro.internal.kernel.RowHash;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind.Physical;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers distinct keys from 0, in the order in which they first appear. Null equals null. Not
 * thread-safe.
 */
final class GroupTable {

    static final int NONE = -1;

    private static final int FIRST_TRIAL = 1 << 10;

    private final Slots[] keys;

    /** The keys if they are one integer. */
    private final @Nullable FixedSlots integer;

    private int[] table = new int[64];
    private long[] hashes = new long[32];
    private int size;
    private int capacity = 32;
    private long[] rowHashes = {};

    private final KeyCodes codes = new KeyCodes();
    private @Nullable DirectGroups direct;
    private int nextTrial = FIRST_TRIAL;

    GroupTable(List<DataType> types) {
        this.keys = types.stream().map(Slots::of).toArray(Slots[]::new);
        boolean isInteger =
                types.size() == 1
                        && (types.get(0).physical() == Physical.INT
                                || types.get(0).physical() == Physical.LONG);
        this.integer = isInteger ? (FixedSlots) keys[0] : null;
        this.direct = integer == null ? null : new DirectGroups(integer);
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
        } else if (integer == null || !assignDirectly(batch, columns.get(0), integer, groups)) {
            if (codes.fit(columns)) {
                assignCodes(batch, columns, groups);
            } else {
                assignByHash(batch, columns, groups);
            }
        }
    }

    private boolean assignDirectly(
            Batch batch, ColumnVector column, FixedSlots integers, int[] groups) {
        if (direct == null && size >= nextTrial) {
            nextTrial = (int) Math.min(Integer.MAX_VALUE, size * 2L);
            DirectGroups other = new DirectGroups(integers);
            if (other.takeOver(size)) {
                direct = other;
                table = new int[0];
                hashes = new long[0];
            }
        }
        if (direct == null) {
            return false;
        }
        integers.load(column);
        if (!direct.reserve(batch, column)) {
            leaveDirect();
            return false;
        }
        direct.assign(batch, column, groups);
        size = direct.size();
        while (size > capacity) {
            capacity *= 2;
        }
        return true;
    }

    /** Keys have turned out to be far apart: they are found by hash from now on. */
    private void leaveDirect() {
        direct = null;
        hashes = new long[capacity];
        if (size > 0) {
            ColumnVector all = keys[0].slice(0, size);
            RowHash.hash(all, Batch.of(size, all), hashes, true);
        }
        table = new int[(int) Math.min(1L << 30, Math.max(64, 2L * capacity))];
        fillTable();
    }

    private void assignByHash(Batch batch, List<ColumnVector> columns, int[] groups) {
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

    /**
     * One key of 64 bits is its own best hash to compare. First all rows look into the table, so
     * that loads which miss the cache wait together.
     */
    private void assignFixed(Batch batch, FixedSlots fixed, int[] groups) {
        int[] selection = batch.selection();
        int count = batch.selectedCount();
        int mask = table.length - 1;
        for (int n = 0; n < count; n++) {
            int row = selection == null ? n : selection[n];
            long hash = rowHashes[row];
            groups[row] = table[(int) (hash ^ hash >>> 32) & mask] - 1;
        }
        long[] rows = fixed.rows();
        for (int n = 0; n < count; n++) {
            int row = selection == null ? n : selection[n];
            int first = groups[row];
            if (first == NONE || !fixed.isValue(first, rows[row])) {
                groups[row] = assignFixed(row, fixed, rows[row]);
            }
        }
    }

    private int assignFixed(int row, FixedSlots fixed, long key) {
        long hash = rowHashes[row];
        int mask = table.length - 1;
        int slot = (int) (hash ^ hash >>> 32) & mask;
        while (table[slot] != 0 && !fixed.isValue(table[slot] - 1, key)) {
            slot = slot + 1 & mask;
        }
        return table[slot] == 0 ? add(slot, row, hash) : table[slot] - 1;
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
        if (direct != null) {
            keys[0].load(columns.get(0));
            direct.find(batch, groups);
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
        codes.combine(batch, columns, groups);
        int[] selection = batch.selection();
        int count = batch.selectedCount();
        int least = 1;
        for (int n = 0; n < count; n++) {
            least = Math.min(least, groupOfCode[groups[selection == null ? n : selection[n]]]);
        }
        if (least == 0) {
            addCodes(batch, columns, groups, groupOfCode);
        }
        for (int n = 0; n < count; n++) {
            int row = selection == null ? n : selection[n];
            groups[row] = groupOfCode[groups[row]] - 1;
        }
    }

    /** Looks those combinations up of which nothing is known. */
    private void addCodes(
            Batch batch, List<ColumnVector> columns, int[] codesOfRows, int[] groupOfCode) {
        load(batch, columns);
        for (int n = 0; n < batch.selectedCount(); n++) {
            int row = batch.row(n);
            int code = codesOfRows[row];
            if (groupOfCode[code] == 0) {
                groupOfCode[code] = assign(row, rowHashes[row]) + 1;
            }
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
        if (group == capacity) {
            capacity *= 2;
            hashes = Arrays.copyOf(hashes, capacity);
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
        fillTable();
    }

    private void fillTable() {
        int mask = table.length - 1;
        for (int group = 0; group < size; group++) {
            Interruption.atRow(group);
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
        return size + (long) keysMore <= capacity;
    }

    /** The memory that it takes. */
    long bytes() {
        long bytes = 4L * table.length + 8L * hashes.length + 4L * codes.groups().length;
        bytes += direct == null ? 0 : direct.bytes();
        for (Slots key : keys) {
            bytes += key.bytes();
        }
        return bytes;
    }
}
