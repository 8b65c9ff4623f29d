package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.internal.kernel.Interruption;
import io.tauro.internal.kernel.RowHash;

/**
 * One integer key, found by its hash: a slot holds the first row of a key, which leads to the
 * others. The keys themselves tell whether it is the right slot.
 */
final class LongKeys implements KeyIndex {

    private final ProbeKeys probed;
    private final Matches matches = new Matches();
    private final ColumnVector build;
    private final int[] heads;
    private final int[] next;
    private final boolean unique;

    LongKeys(ProbeKeys probed, IntegerColumn build) {
        this.probed = probed;
        this.build = build.vector();
        this.heads = new int[HashedKeys.slots(build.rows())];
        this.next = new int[build.rows()];
        this.unique =
                build.vector() instanceof IntVector ints
                        ? fillInts(ints)
                        : fillLongs((LongVector) build.vector());
    }

    private LongKeys(LongKeys shared) {
        this.probed = shared.probed.fork();
        this.build = shared.build;
        this.heads = shared.heads;
        this.next = shared.next;
        this.unique = shared.unique;
    }

    @Override
    public KeyIndex fork() {
        return new LongKeys(this);
    }

    private boolean fillLongs(LongVector vector) {
        long[] values = vector.values();
        boolean once = true;
        for (int row = next.length - 1; row >= 0; row--) {
            Interruption.atRow(row);
            if (!vector.isNull(row)) {
                int slot = slot(values[row]);
                while (heads[slot] != 0 && values[heads[slot] - 1] != values[row]) {
                    slot = slot + 1 & heads.length - 1;
                }
                once &= put(slot, row);
            }
        }
        return once;
    }

    private boolean fillInts(IntVector vector) {
        int[] values = vector.values();
        boolean once = true;
        for (int row = next.length - 1; row >= 0; row--) {
            Interruption.atRow(row);
            if (!vector.isNull(row)) {
                int slot = slot(values[row]);
                while (heads[slot] != 0 && values[heads[slot] - 1] != values[row]) {
                    slot = slot + 1 & heads.length - 1;
                }
                once &= put(slot, row);
            }
        }
        return once;
    }

    /** Puts a row before the others of its key; says whether there are none. */
    private boolean put(int slot, int row) {
        int other = heads[slot];
        next[row] = other - 1;
        heads[slot] = row + 1;
        return other == 0;
    }

    private int slot(long key) {
        return (int) RowHash.ofInteger(key) & heads.length - 1;
    }

    /** Looks all keys of the batch up at once: loads that miss the cache wait together. */
    @Override
    public Matches start(Batch probe) {
        int count = probed.read(probe);
        matches.clear(count);
        long[] values = probed.values();
        int[] firsts = matches.firsts();
        for (int n = 0; n < count; n++) {
            firsts[n] = heads[slot(values[n])];
        }
        matches.found(
                build instanceof IntVector ints
                        ? matchInts(values, ints.values(), count)
                        : matchLongs(values, ((LongVector) build).values(), count));
        return matches;
    }

    /** From the heads of slots to the rows whose keys are equal; says how many have one. */
    private int matchLongs(long[] values, long[] known, int count) {
        int[] from = probed.rows();
        int[] rows = matches.rows();
        int[] firsts = matches.firsts();
        int kept = 0;
        for (int n = 0; n < count; n++) {
            int head = firsts[n];
            if (head != 0 && known[head - 1] != values[n]) {
                int slot = slot(values[n]);
                do {
                    slot = slot + 1 & heads.length - 1;
                    head = heads[slot];
                } while (head != 0 && known[head - 1] != values[n]);
            }
            rows[kept] = from[n];
            firsts[kept] = head - 1;
            kept += head == 0 ? 0 : 1;
        }
        return kept;
    }

    private int matchInts(long[] values, int[] known, int count) {
        int[] from = probed.rows();
        int[] rows = matches.rows();
        int[] firsts = matches.firsts();
        int kept = 0;
        for (int n = 0; n < count; n++) {
            int head = firsts[n];
            if (head != 0 && known[head - 1] != values[n]) {
                int slot = slot(values[n]);
                do {
                    slot = slot + 1 & heads.length - 1;
                    head = heads[slot];
                } while (head != 0 && known[head - 1] != values[n]);
            }
            rows[kept] = from[n];
            firsts[kept] = head - 1;
            kept += head == 0 ? 0 : 1;
        }
        return kept;
    }

    @Override
    public int next(int probeRow, int buildRow) {
        return next[buildRow];
    }

    @Override
    public boolean isUnique() {
        return unique;
    }
}
