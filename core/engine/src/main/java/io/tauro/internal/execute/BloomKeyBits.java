package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.RowHash;
import java.util.List;

/** Hashes of any values: two bits for each (Bloom, 1970). */
record BloomKeyBits(long[] words, int mask) implements KeyBits {

    static final int BITS_PER_KEY = 16;

    static BloomKeyBits of(ColumnVector keys, int rows) {
        int bits = Math.max(64, Integer.highestOneBit(Math.max(1, rows) * BITS_PER_KEY));
        BloomKeyBits bloom = new BloomKeyBits(new long[bits >>> 6], bits - 1);
        long[] hashes = new long[rows];
        RowHash.hash(keys, Batch.of(rows, List.of(keys)), hashes, true);
        for (long hash : hashes) {
            bloom.add((int) hash & bloom.mask);
            bloom.add((int) (hash >>> 32) & bloom.mask);
        }
        return bloom;
    }

    private void add(int bit) {
        words[bit >>> 6] |= 1L << bit;
    }

    private boolean has(int bit) {
        return (words[bit >>> 6] >>> bit & 1) != 0;
    }

    @Override
    public int select(ColumnVector values, boolean keepNulls, int[] rows, int count) {
        long[] hashes = new long[values.size()];
        Batch batch = Batch.of(values.size(), List.of(values));
        RowHash.hash(
                values, count == values.size() ? batch : batch.select(rows, count), hashes, true);
        boolean nullable = values.mayHaveNulls();
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long hash = hashes[row];
            boolean passes =
                    nullable && values.isNull(row)
                            ? keepNulls
                            : has((int) hash & mask) && has((int) (hash >>> 32) & mask);
            if (passes) {
                rows[kept++] = row;
            }
        }
        return kept;
    }
}
