package io.tauro.internal.execute;

import io.tauro.data.BooleanVector;
import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.PhysicalNode.Order;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A number for each row that is in the order of the first sort keys, so that most comparisons need
 * nothing else.
 *
 * @param values the number of each row
 * @param keys how many keys are equal where the numbers are; the others are to be compared
 */
record SortPrefix(long[] values, int keys) {

    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** Of one key. */
    static SortPrefix of(ColumnVector column, int rows, Order order) {
        if (column instanceof DictionaryVector coded
                && coded.dictionary() instanceof BytesVector texts) {
            return ofTexts(coded, texts, rows, order);
        }
        ColumnVector plain = Vectors.flatten(column);
        long[] values = new long[rows];
        fill(plain, values);
        if (order.descending()) {
            for (int row = 0; row < rows; row++) {
                values[row] = ~values[row];
            }
        }
        if (plain.mayHaveNulls()) {
            long ofNull = order.nullsFirst() ? Long.MIN_VALUE : Long.MAX_VALUE;
            for (int row = 0; row < rows; row++) {
                values[row] = plain.isNull(row) ? ofNull : values[row];
            }
            return new SortPrefix(values, 0);
        }
        return new SortPrefix(values, isExact(plain) ? 1 : 0);
    }

    private static SortPrefix ofTexts(
            DictionaryVector coded, BytesVector texts, int rows, Order order) {
        long ofNull = order.nullsFirst() ? Long.MIN_VALUE : Long.MAX_VALUE;
        long flip = order.descending() ? -1 : 0;
        int[] codes = coded.codes();
        long[] values = new long[rows];
        for (int row = 0; row < rows; row++) {
            int code = codes[row];
            values[row] =
                    coded.isNull(row)
                            ? ofNull
                            : firstBytes(texts.data(), texts.start(code), texts.length(code))
                                    ^ flip;
        }
        return new SortPrefix(values, 0);
    }

    /** Of the first key, and of those behind it as long as 64 bits are enough for all. */
    static SortPrefix of(List<ColumnVector> columns, int rows, List<Order> order) {
        SortPrefix all = of(columns.get(order.get(0).column()), rows, order.get(0));
        if (all.keys() == 0 || order.size() == 1 || rows == 0) {
            return all;
        }
        long[] values = all.values();
        int bits = rebase(values);
        int keys = 1;
        while (keys < order.size() && bits < Long.SIZE - 1) {
            Order key = order.get(keys);
            SortPrefix next = of(columns.get(key.column()), rows, key);
            int more = next.keys() == 0 ? Long.SIZE : rebase(next.values());
            if (bits + more >= Long.SIZE) {
                break;
            }
            for (int row = 0; row < rows; row++) {
                values[row] = values[row] << more | next.values()[row];
            }
            bits += more;
            keys++;
        }
        if (bits == Long.SIZE) {
            for (int row = 0; row < rows; row++) {
                values[row] ^= Long.MIN_VALUE;
            }
        }
        return new SortPrefix(values, keys);
    }

    /** Makes the least value zero; returns the bits of the greatest, as an unsigned number. */
    private static int rebase(long[] values) {
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        for (long value : values) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        for (int row = 0; row < values.length; row++) {
            values[row] -= least;
        }
        return Long.SIZE - Long.numberOfLeadingZeros(greatest - least);
    }

    private static boolean isExact(ColumnVector plain) {
        return plain instanceof IntVector
                || plain instanceof LongVector
                || plain instanceof DoubleVector
                || plain instanceof BooleanVector
                || plain instanceof DecimalVector decimals && decimals.high() == null;
    }

    private static void fill(ColumnVector plain, long[] into) {
        int rows = into.length;
        if (plain instanceof IntVector ints) {
            int[] from = ints.values();
            for (int row = 0; row < rows; row++) {
                into[row] = from[row];
            }
        } else if (plain instanceof LongVector longs) {
            System.arraycopy(longs.values(), 0, into, 0, rows);
        } else if (plain instanceof DoubleVector doubles) {
            double[] from = doubles.values();
            for (int row = 0; row < rows; row++) {
                into[row] = FixedSlots.ordered(from[row]);
            }
        } else if (plain instanceof BooleanVector booleans) {
            boolean[] from = booleans.values();
            for (int row = 0; row < rows; row++) {
                into[row] = from[row] ? 1 : 0;
            }
        } else if (plain instanceof DecimalVector decimals) {
            long[] high = decimals.high();
            System.arraycopy(high == null ? decimals.low() : high, 0, into, 0, rows);
        } else if (plain instanceof BytesVector bytes) {
            for (int row = 0; row < rows; row++) {
                into[row] = firstBytes(bytes.data(), bytes.start(row), bytes.length(row));
            }
        }
    }

    /** The first eight bytes, in the order of unsigned bytes. */
    private static long firstBytes(byte[] data, int start, int length) {
        if (length >= 8) {
            return (long) WORDS.get(data, start) ^ Long.MIN_VALUE;
        }
        long prefix = 0;
        for (int i = 0; i < length; i++) {
            prefix |= (data[start + i] & 0xFFL) << 56 - 8 * i;
        }
        return prefix ^ Long.MIN_VALUE;
    }
}
