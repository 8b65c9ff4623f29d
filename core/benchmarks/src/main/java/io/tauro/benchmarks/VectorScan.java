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
        ColumnVector dictionary = vector.dictionary();
        int[] codes = vector.codes();
        int size = vector.size();
        long found = sum ? 0 : Long.MIN_VALUE;
        if (dictionary instanceof IntVector ints) {
            int[] values = ints.values();
            for (int i = 0; i < size; i++) {
                found = sum ? found + values[codes[i]] : Math.max(found, values[codes[i]]);
            }
        } else if (dictionary instanceof BytesVector bytes) {
            int[] offsets = bytes.offsets();
            for (int i = 0; i < size; i++) {
                int length = offsets[codes[i] + 1] - offsets[codes[i]];
                found = sum ? found + length : Math.max(found, length);
            }
        } else {
            long[] values =
                    dictionary instanceof DecimalVector decimals
                            ? decimals.low()
                            : ((LongVector) dictionary).values();
            for (int i = 0; i < size; i++) {
                found = sum ? found + values[codes[i]] : Math.max(found, values[codes[i]]);
            }
        }
        return found;
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

    private static long max(long[] values, int size) {
        long max = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            max = Math.max(max, values[i]);
        }
        return max;
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
