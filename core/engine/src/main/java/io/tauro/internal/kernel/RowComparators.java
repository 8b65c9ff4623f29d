package io.tauro.internal.kernel;

import io.tauro.data.ColumnVector;

/** Makes comparators of rows by the order of SQL. */
public final class RowComparators {

    private RowComparators() {}

    /**
     * The order of one column: numbers by value (NaN above all, -0 equal to 0), text and bytes by
     * unsigned byte, lists and structs by the first difference.
     *
     * @param left the vector of left rows, of the same type as the right one
     * @param descending whether values are in descending order; nulls stay where {@code nullsFirst}
     *     puts them
     */
    public static RowComparator order(
            ColumnVector left, ColumnVector right, boolean descending, boolean nullsFirst) {
        Decoded l = Decoded.of(left);
        Decoded r = Decoded.of(right);
        RowComparator ascending = PlainOrder.of(l.values(), r.values());
        RowComparator values = descending ? reversed(ascending) : ascending;
        if (!l.mayHaveNulls() && !r.mayHaveNulls()) {
            return l.isPlain() && r.isPlain()
                    ? values
                    : (a, b) -> values.compare(l.index(a), r.index(b));
        }
        int nullBefore = nullsFirst ? -1 : 1;
        return (a, b) -> {
            boolean leftNull = l.isNull(a);
            boolean rightNull = r.isNull(b);
            if (leftNull || rightNull) {
                return leftNull == rightNull ? 0 : leftNull ? nullBefore : -nullBefore;
            }
            return values.compare(l.index(a), r.index(b));
        };
    }

    private static RowComparator reversed(RowComparator order) {
        return (a, b) -> Integer.compare(0, order.compare(a, b));
    }
}
