package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.internal.kernel.Interruption;

/** One integer key of nearly all values of a range, as surrogate keys are: found by the value. */
final class DenseKeys implements KeyIndex {

    /** An array of so many values is near the processor, however few of them are keys. */
    private static final int FEW = 1 << 13;

    private final long least;
    private final int[] heads;
    private final int[] next;
    private final boolean unique;
    private final ProbeKeys probed;
    private final Matches matches = new Matches();

    DenseKeys(ProbeKeys probed, IntegerColumn build) {
        this.probed = probed;
        this.least = build.from();
        this.heads = new int[(int) build.range()];
        this.next = new int[build.rows()];
        boolean nullable = build.mayHaveNulls();
        boolean once = true;
        for (int row = next.length - 1; row >= 0; row--) {
            Interruption.atRow(row);
            if (!nullable || !build.isNull(row)) {
                int slot = (int) (build.value(row) - least);
                once &= heads[slot] == 0;
                next[row] = heads[slot] - 1;
                heads[slot] = row + 1;
            }
        }
        this.unique = once;
    }

    private DenseKeys(DenseKeys shared) {
        this.probed = shared.probed.fork();
        this.least = shared.least;
        this.heads = shared.heads;
        this.next = shared.next;
        this.unique = shared.unique;
    }

    @Override
    public KeyIndex fork() {
        return new DenseKeys(this);
    }

    /** Whether the keys are such, and it takes no more memory than other indexes. */
    static boolean suits(IntegerColumn key) {
        long range = key.range();
        long rows = key.rows();
        long room = (KeyIndex.bytes(key.rows()) - 4 * rows) / 4;
        return range > 0 && range <= room && (range <= FEW || range <= rows + rows / 4);
    }

    @Override
    public Matches start(Batch probe) {
        int count = probed.read(probe);
        matches.clear(count);
        long[] values = probed.values();
        int[] from = probed.rows();
        int[] rows = matches.rows();
        int[] firsts = matches.firsts();
        int kept = 0;
        for (int n = 0; n < count; n++) {
            long slot = values[n] - least;
            int head = slot >= 0 && slot < heads.length ? heads[(int) slot] - 1 : NONE;
            rows[kept] = from[n];
            firsts[kept] = head;
            kept += head >>> 31 ^ 1;
        }
        matches.found(kept);
        return matches;
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
