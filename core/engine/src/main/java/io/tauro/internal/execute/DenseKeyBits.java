package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.internal.kernel.Vectors;

/**
 * Integers that lie close together, a bit for each.
 *
 * @param from the least key
 * @param to the greatest key
 */
record DenseKeyBits(long from, long to, long[] words) implements KeyBits {

    static DenseKeyBits of(ColumnVector plain, int rows, long from, int range) {
        long[] words = new long[(range + 63) >>> 6];
        boolean nullable = plain.mayHaveNulls();
        for (int row = 0; row < rows; row++) {
            if (!nullable || !plain.isNull(row)) {
                int bit = (int) (value(plain, row) - from);
                words[bit >>> 6] |= 1L << bit;
            }
        }
        return new DenseKeyBits(from, from + range - 1, words);
    }

    private static long value(ColumnVector plain, int row) {
        return plain instanceof IntVector ints
                ? ints.values()[row]
                : ((LongVector) plain).values()[row];
    }

    @Override
    public int select(ColumnVector values, boolean keepNulls, int[] rows, int count) {
        if (values.mayHaveNulls()) {
            return nullable(Vectors.flatten(values), keepNulls, rows, count);
        }
        if (values instanceof DictionaryVector coded
                && coded.dictionary() instanceof LongVector entries) {
            return coded(coded.codes(), entries.values(), rows, count);
        }
        ColumnVector plain = Vectors.flatten(values);
        return plain instanceof IntVector ints
                ? ints(ints.values(), rows, count)
                : longs(((LongVector) plain).values(), rows, count);
    }

    private int longs(long[] values, int[] rows, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            rows[kept] = row;
            kept += has(values[row]);
        }
        return kept;
    }

    private int ints(int[] values, int[] rows, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            rows[kept] = row;
            kept += has(values[row]);
        }
        return kept;
    }

    private int coded(int[] codes, long[] entries, int[] rows, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            rows[kept] = row;
            kept += has(entries[codes[row]]);
        }
        return kept;
    }

    private int nullable(ColumnVector plain, boolean keepNulls, int[] rows, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            boolean passes = plain.isNull(row) ? keepNulls : has(value(plain, row)) != 0;
            if (passes) {
                rows[kept++] = row;
            }
        }
        return kept;
    }

    private int has(long value) {
        // A value outside is further from the least than the greatest is, around the end or not.
        long bit = value - from;
        if (bit < 0 || bit > to - from) {
            return 0;
        }
        return (int) (words[(int) (bit >>> 6)] >>> bit) & 1;
    }
}
