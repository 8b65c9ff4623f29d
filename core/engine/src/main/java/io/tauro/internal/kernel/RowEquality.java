package io.tauro.internal.kernel;

import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import java.util.Arrays;

/** Whether a row of one vector equals a row of another. */
public interface RowEquality {

    boolean test(int leftRow, int rightRow);

    /**
     * Equality by the order of SQL: NaN equals NaN, -0 equals 0. Nulls within lists and structs
     * equal each other.
     *
     * @param left the vector of left rows, of the same type as the right one
     * @param nullsMatch whether null equals null; else it equals nothing
     */
    static RowEquality of(ColumnVector left, ColumnVector right, boolean nullsMatch) {
        Decoded l = Decoded.of(left);
        Decoded r = Decoded.of(right);
        RowEquality values = plain(l.values(), r.values());
        if (!l.mayHaveNulls() && !r.mayHaveNulls()) {
            return l.isPlain() && r.isPlain()
                    ? values
                    : (a, b) -> values.test(l.index(a), r.index(b));
        }
        return (a, b) -> {
            boolean leftNull = l.isNull(a);
            boolean rightNull = r.isNull(b);
            if (leftNull || rightNull) {
                return nullsMatch && leftNull == rightNull;
            }
            return values.test(l.index(a), r.index(b));
        };
    }

    private static RowEquality plain(ColumnVector left, ColumnVector right) {
        if (left instanceof LongVector a && right instanceof LongVector b) {
            long[] x = a.values();
            long[] y = b.values();
            return (i, j) -> x[i] == y[j];
        }
        if (left instanceof IntVector a && right instanceof IntVector b) {
            int[] x = a.values();
            int[] y = b.values();
            return (i, j) -> x[i] == y[j];
        }
        if (left instanceof BytesVector a && right instanceof BytesVector b) {
            return bytes(a, b);
        }
        if (left instanceof DecimalVector a
                && right instanceof DecimalVector b
                && a.type().scale() == b.type().scale()) {
            long[] x = a.low();
            long[] y = b.low();
            return a.high() == null && b.high() == null
                    ? (i, j) -> x[i] == y[j]
                    : (i, j) -> x[i] == y[j] && a.highAt(i) == b.highAt(j);
        }
        RowComparator order = PlainOrder.of(left, right);
        return (i, j) -> order.compare(i, j) == 0;
    }

    private static RowEquality bytes(BytesVector left, BytesVector right) {
        byte[] a = left.data();
        byte[] b = right.data();
        int[] from = left.offsets();
        int[] to = right.offsets();
        return (i, j) -> {
            int length = from[i + 1] - from[i];
            return length == to[j + 1] - to[j]
                    && Arrays.equals(a, from[i], from[i + 1], b, to[j], to[j + 1]);
        };
    }
}
