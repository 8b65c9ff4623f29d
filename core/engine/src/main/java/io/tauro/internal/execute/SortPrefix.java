package io.tauro.internal.execute;

import io.tauro.data.BooleanVector;
import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.PhysicalNode.Order;
import java.util.function.IntToLongFunction;

/**
 * A number for each row that is in the order of a sort key, so that most comparisons need nothing
 * else.
 *
 * @param values the number of each row
 * @param isKey whether equal numbers mean equal keys; else the keys are to be compared
 */
record SortPrefix(long[] values, boolean isKey) {

    static SortPrefix of(ColumnVector column, int rows, Order order) {
        ColumnVector plain = Vectors.flatten(column);
        boolean nulls = plain.mayHaveNulls();
        boolean exact = !nulls && isExact(plain);
        IntToLongFunction value = values(plain);
        long ofNull = order.nullsFirst() ? Long.MIN_VALUE : Long.MAX_VALUE;
        long flip = order.descending() ? -1 : 0;
        long[] values = new long[rows];
        for (int row = 0; row < rows; row++) {
            boolean isNull = nulls && plain.isNull(row);
            values[row] = isNull ? ofNull : value.applyAsLong(row) ^ flip;
        }
        return new SortPrefix(values, exact);
    }

    private static boolean isExact(ColumnVector plain) {
        return plain instanceof IntVector
                || plain instanceof LongVector
                || plain instanceof DoubleVector
                || plain instanceof BooleanVector
                || plain instanceof DecimalVector decimals && decimals.high() == null;
    }

    private static IntToLongFunction values(ColumnVector plain) {
        if (plain instanceof IntVector ints) {
            return ints::get;
        }
        if (plain instanceof LongVector longs) {
            return longs::get;
        }
        if (plain instanceof DoubleVector doubles) {
            return row -> FixedSlots.ordered(doubles.get(row));
        }
        if (plain instanceof BooleanVector booleans) {
            return row -> booleans.get(row) ? 1 : 0;
        }
        if (plain instanceof DecimalVector decimals) {
            return decimals.high() == null ? row -> decimals.low()[row] : decimals::highAt;
        }
        return plain instanceof BytesVector bytes ? row -> firstBytes(bytes, row) : row -> 0;
    }

    /** The first eight bytes, in the order of unsigned bytes. */
    private static long firstBytes(BytesVector bytes, int row) {
        int start = bytes.start(row);
        int length = Math.min(8, bytes.length(row));
        long prefix = 0;
        for (int i = 0; i < length; i++) {
            prefix |= (bytes.data()[start + i] & 0xFFL) << 56 - 8 * i;
        }
        return prefix ^ Long.MIN_VALUE;
    }
}
