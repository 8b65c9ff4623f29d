package io.tauro.benchmarks;

import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;

/** Looks at each value of a vector without nulls. */
final class VectorScan {

    private VectorScan() {}

    /** The sum of the numbers of all rows, or the greatest of them. */
    static long of(ColumnVector vector, boolean sum) {
        int size = vector.size();
        if (vector instanceof IntVector ints) {
            return sum ? sum(ints.values(), size) : max(ints.values(), size);
        }
        if (vector instanceof LongVector longs) {
            return sum ? sum(longs.values(), size) : max(longs.values(), size);
        }
        if (vector instanceof DecimalVector decimals && decimals.high() == null) {
            return sum ? sum(decimals.low(), size) : max(decimals.low(), size);
        }
        if (vector instanceof BytesVector bytes) {
            return sum ? bytes.offsets()[size] - bytes.offsets()[0] : max(bytes);
        }
        if (vector instanceof DictionaryVector coded) {
            return coded(coded, sum);
        }
        if (vector instanceof ConstantVector constant) {
            long one = of(constant.entry(), sum);
            return sum ? one * size : one;
        }
        throw new IllegalArgumentException("A vector of " + vector.type());
    }

    private static long coded(DictionaryVector vector, boolean sum) {
        long[] values = numbers(vector.dictionary());
        int[] codes = vector.codes();
        if (!sum) {
            return max(values, codes, vector.size());
        }
        long found = 0;
        for (int i = 0; i < vector.size(); i++) {
            found += values[codes[i]];
        }
        return found;
    }

    /** The numbers of the entries of a dictionary: as good as none beside those of the rows. */
    private static long[] numbers(ColumnVector dictionary) {
        if (dictionary instanceof DecimalVector decimals) {
            return decimals.low();
        }
        if (dictionary instanceof LongVector longs) {
            return longs.values();
        }
        long[] numbers = new long[dictionary.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] =
                    dictionary instanceof IntVector ints
                            ? ints.values()[i]
                            : ((BytesVector) dictionary).length(i);
        }
        return numbers;
    }

    private static long sum(int[] values, int size) {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += values[i];
        }
        return sum;
    }

    private static long sum(long[] values, int size) {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += values[i];
        }
        return sum;
    }

    private static long max(int[] values, int size) {
        int max = Integer.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            max = Math.max(max, values[i]);
        }
        return max;
    }

    /** Four at a time: else each waits for the one before it. */
    private static long max(long[] values, int size) {
        long a = Long.MIN_VALUE;
        long b = Long.MIN_VALUE;
        long c = Long.MIN_VALUE;
        long d = Long.MIN_VALUE;
        int i = 0;
        for (; i + 4 <= size; i += 4) {
            a = Math.max(a, values[i]);
            b = Math.max(b, values[i + 1]);
            c = Math.max(c, values[i + 2]);
            d = Math.max(d, values[i + 3]);
        }
        for (; i < size; i++) {
            a = Math.max(a, values[i]);
        }
        return Math.max(Math.max(a, b), Math.max(c, d));
    }

    /** The same of the entries that codes point at. */
    private static long max(long[] values, int[] codes, int size) {
        long a = Long.MIN_VALUE;
        long b = Long.MIN_VALUE;
        long c = Long.MIN_VALUE;
        long d = Long.MIN_VALUE;
        int i = 0;
        for (; i + 4 <= size; i += 4) {
            a = Math.max(a, values[codes[i]]);
            b = Math.max(b, values[codes[i + 1]]);
            c = Math.max(c, values[codes[i + 2]]);
            d = Math.max(d, values[codes[i + 3]]);
        }
        for (; i < size; i++) {
            a = Math.max(a, values[codes[i]]);
        }
        return Math.max(Math.max(a, b), Math.max(c, d));
    }

    private static long max(BytesVector bytes) {
        int[] offsets = bytes.offsets();
        int max = Integer.MIN_VALUE;
        for (int i = 0; i < bytes.size(); i++) {
            max = Math.max(max, offsets[i + 1] - offsets[i]);
        }
        return max;
    }
}
