package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.Interruption;
import io.tauro.internal.kernel.RowEquality;
import io.tauro.internal.kernel.RowHash;
import java.util.List;

/**
 * Keys of any types, found by their hash: a slot holds the first row of a 64-bit hash, which leads
 * to the others.
 */
final class HashedKeys implements KeyIndex {

    private final JoinKeys keys;
    private final List<ColumnVector> build;
    private final long[] hashes;
    private final int[] heads;
    private final int[] next;
    private final int mask;
    private final boolean unique;

    private long[] probeHashes = {};
    private List<ColumnVector> refusing = List.of();
    private RowEquality[] equal = {};
    private final Matches matches = new Matches();

    HashedKeys(JoinKeys keys, List<ColumnVector> build, int rows) {
        this.keys = keys;
        this.build = build;
        this.hashes = new long[rows];
        this.heads = new int[slots(rows)];
        this.next = new int[rows];
        this.mask = heads.length - 1;
        hash(Batch.of(rows, build), keys.build(), hashes);
        List<ColumnVector> withNulls = keys.refusing(build, keys.build());
        boolean once = true;
        for (int row = rows - 1; row >= 0; row--) {
            Interruption.atRow(row);
            if (!JoinKeys.anyNull(withNulls, row)) {
                int slot = slot(hashes[row]);
                once &= heads[slot] == 0;
                next[row] = heads[slot] - 1;
                heads[slot] = row + 1;
            }
        }
        this.unique = once;
    }

    private HashedKeys(HashedKeys shared) {
        this.keys = shared.keys;
        this.build = shared.build;
        this.hashes = shared.hashes;
        this.heads = shared.heads;
        this.next = shared.next;
        this.mask = shared.mask;
        this.unique = shared.unique;
    }

    @Override
    public KeyIndex fork() {
        return new HashedKeys(this);
    }

    /** A power of two, of which the rows fill a third to two thirds. */
    static int slots(int rows) {
        return Math.max(16, (int) Long.highestOneBit(rows * 3L / 2) << 1);
    }

    private static void hash(Batch batch, List<Integer> columns, long[] into) {
        for (int k = 0; k < columns.size(); k++) {
            RowHash.hash(batch.column(columns.get(k)), batch, into, k == 0);
        }
    }

    /** The slot of this hash, or the empty one where it would be. */
    private int slot(long hash) {
        int slot = (int) (hash ^ hash >>> 32) & mask;
        while (heads[slot] != 0 && hashes[heads[slot] - 1] != hash) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    @Override
    public Matches start(Batch probe) {
        if (probeHashes.length < probe.rowCount()) {
            probeHashes = new long[probe.rowCount()];
        }
        hash(probe, keys.probe(), probeHashes);
        refusing = keys.refusing(probe.columns(), keys.probe());
        equal = new RowEquality[keys.probe().size()];
        for (int k = 0; k < equal.length; k++) {
            equal[k] =
                    RowEquality.of(
                            probe.column(keys.probe().get(k)),
                            build.get(keys.build().get(k)),
                            keys.nullsMatch().get(k));
        }
        findFirsts(probe);
        return matches;
    }

    /** Looks all keys of the batch up at once: loads that miss the cache wait together. */
    private void findFirsts(Batch probe) {
        int[] selection = probe.selection();
        int count = probe.selectedCount();
        matches.clear(count);
        int[] rows = matches.rows();
        int[] firsts = matches.firsts();
        for (int n = 0; n < count; n++) {
            int row = selection == null ? n : selection[n];
            long hash = probeHashes[row];
            firsts[n] = heads[(int) (hash ^ hash >>> 32) & mask];
        }
        int kept = 0;
        for (int n = 0; n < count; n++) {
            int row = selection == null ? n : selection[n];
            int head = firsts[n];
            if (head != 0 && hashes[head - 1] != probeHashes[row]) {
                head = heads[slot(probeHashes[row])];
            }
            boolean none = head == 0 || JoinKeys.anyNull(refusing, row);
            rows[kept] = row;
            firsts[kept] = none ? NONE : equalFrom(row, head - 1);
            kept += firsts[kept] == NONE ? 0 : 1;
        }
        matches.found(kept);
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    @Override
    public int next(int probeRow, int buildRow) {
        return equalFrom(probeRow, next[buildRow]);
    }

    /** Rows of one hash have one key, but for a collision. */
    private int equalFrom(int probeRow, int buildRow) {
        int row = buildRow;
        while (row != NONE && !equal(probeRow, row)) {
            row = next[row];
        }
        return row;
    }

    private boolean equal(int probeRow, int buildRow) {
        for (RowEquality one : equal) {
            if (!one.test(probeRow, buildRow)) {
                return false;
            }
        }
        return true;
    }
}
