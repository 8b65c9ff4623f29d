package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.internal.kernel.Interruption;
import org.jspecify.annotations.Nullable;

/**
 * One integer key whose values lie not far apart: there is a bit for each value that might be one,
 * and the number of bits before it tells which key it is. What is not a key is known from its bit
 * alone, and the bits of millions of values stay near the processor.
 */
final class RankedKeys implements KeyIndex {

    /** With more, the bits would not be near the processor any more. */
    private static final long MOST_MORE = 3L << 19;

    private static final int[] NOTHING = {};

    private final ProbeKeys probed;
    private final Matches matches = new Matches();
    private final long least;
    private final int range;

    /** One bit more than there are values, which stays clear. */
    private final long[] words;

    /** How many bits are set before each word. */
    private final int[] ranks;

    /** The first row of each key; null if each row has the key of its own position. */
    private final int @Nullable [] heads;

    private final int[] next;
    private final boolean unique;

    RankedKeys(ProbeKeys probed, IntegerColumn build) {
        this.probed = probed;
        this.least = build.from();
        this.range = (int) build.range();
        this.words = new long[(range >>> 6) + 1];
        this.ranks = new int[words.length];
        int keys = mark(build);
        this.heads = build.ascending() ? null : new int[keys];
        this.next = build.ascending() || keys == build.rows() ? NOTHING : new int[build.rows()];
        this.unique = heads == null || chain(build, heads);
    }

    private RankedKeys(RankedKeys shared) {
        this.probed = shared.probed.fork();
        this.least = shared.least;
        this.range = shared.range;
        this.words = shared.words;
        this.ranks = shared.ranks;
        this.heads = shared.heads;
        this.next = shared.next;
        this.unique = shared.unique;
    }

    @Override
    public KeyIndex fork() {
        return new RankedKeys(this);
    }

    /** Whether it takes no more memory than other indexes, or a little more that there is. */
    static boolean suits(IntegerColumn key, IndexRoom room) {
        long range = key.range();
        if (range <= 0 || range >= 1 << 30) {
            return false;
        }
        long more = 12 * (range / 64 + 1) + 8L * key.rows() - KeyIndex.bytes(key.rows());
        return more <= 0 || more <= MOST_MORE && room.take(more);
    }

    /** Sets the bits of the keys, and says how many there are. */
    private int mark(IntegerColumn build) {
        boolean nullable = build.mayHaveNulls();
        for (int row = 0; row < build.rows(); row++) {
            Interruption.atRow(row);
            if (!nullable || !build.isNull(row)) {
                int bit = (int) (build.value(row) - least);
                words[bit >>> 6] |= 1L << bit;
            }
        }
        int before = 0;
        for (int word = 0; word < words.length; word++) {
            ranks[word] = before;
            before += Long.bitCount(words[word]);
        }
        return before;
    }

    private boolean chain(IntegerColumn build, int[] first) {
        boolean nullable = build.mayHaveNulls();
        boolean once = true;
        for (int row = build.rows() - 1; row >= 0; row--) {
            Interruption.atRow(row);
            if (!nullable || !build.isNull(row)) {
                int rank = rank((int) (build.value(row) - least));
                int other = first[rank];
                once &= other == 0;
                if (next.length > 0) {
                    next[row] = other - 1;
                }
                first[rank] = row + 1;
            }
        }
        return once;
    }

    private int rank(int bit) {
        return ranks[bit >>> 6] + Long.bitCount(words[bit >>> 6] & (1L << bit) - 1);
    }

    @Override
    public Matches start(Batch probe) {
        int count = probed.read(probe);
        matches.clear(count);
        int kept = withKey(probed.values(), probed.rows(), count);
        int[] firsts = matches.firsts();
        int[] first = heads;
        if (first == null) {
            for (int i = 0; i < kept; i++) {
                firsts[i] = rank(firsts[i]);
            }
        } else {
            for (int i = 0; i < kept; i++) {
                firsts[i] = first[rank(firsts[i])] - 1;
            }
        }
        matches.found(kept);
        return matches;
    }

    /** Keeps the rows whose bit is set, and their bits, without a branch on it. */
    private int withKey(long[] values, int[] from, int count) {
        int[] rows = matches.rows();
        int[] bits = matches.firsts();
        int kept = 0;
        for (int n = 0; n < count; n++) {
            long distance = values[n] - least;
            int bit = distance >= 0 && distance < range ? (int) distance : range;
            rows[kept] = from[n];
            bits[kept] = bit;
            kept += (int) (words[bit >>> 6] >>> bit) & 1;
        }
        return kept;
    }

    @Override
    public int next(int probeRow, int buildRow) {
        return unique ? NONE : next[buildRow];
    }

    @Override
    public boolean isUnique() {
        return unique;
    }
}
