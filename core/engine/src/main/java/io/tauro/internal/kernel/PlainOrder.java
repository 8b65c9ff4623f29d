package io.tauro.internal.kernel;

import io.tauro.data.BooleanVector;
import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.IntVector;
import io.tauro.data.ListVector;
import io.tauro.data.LongVector;
import io.tauro.data.StructVector;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The ascending order of rows that are not null, in plain vectors of one type. */
final class PlainOrder {

    private PlainOrder() {}

    static RowComparator of(ColumnVector left, ColumnVector right) {
        return switch (left.type().physical()) {
            case BOOLEAN -> booleans((BooleanVector) left, (BooleanVector) right);
            case INT -> ints((IntVector) left, (IntVector) right);
            case LONG -> longs((LongVector) left, (LongVector) right);
            case DOUBLE -> doubles((DoubleVector) left, (DoubleVector) right);
            case DECIMAL -> decimals((DecimalVector) left, (DecimalVector) right);
            case BYTES -> bytes((BytesVector) left, (BytesVector) right);
            case LIST -> lists((ListVector) left, (ListVector) right);
            case STRUCT -> structs((StructVector) left, (StructVector) right);
        };
    }

    private static RowComparator booleans(BooleanVector left, BooleanVector right) {
        boolean[] a = left.values();
        boolean[] b = right.values();
        return (i, j) -> Boolean.compare(a[i], b[j]);
    }

    private static RowComparator ints(IntVector left, IntVector right) {
        int[] a = left.values();
        int[] b = right.values();
        return (i, j) -> Integer.compare(a[i], b[j]);
    }

    private static RowComparator longs(LongVector left, LongVector right) {
        long[] a = left.values();
        long[] b = right.values();
        return (i, j) -> Long.compare(a[i], b[j]);
    }

    private static RowComparator doubles(DoubleVector left, DoubleVector right) {
        double[] a = left.values();
        double[] b = right.values();
        // Adding zero turns -0 into 0, and Double.compare puts NaN above all.
        return (i, j) -> Double.compare(a[i] + 0.0, b[j] + 0.0);
    }

    private static RowComparator decimals(DecimalVector left, DecimalVector right) {
        if (left.type().scale() != right.type().scale()) {
            return (i, j) -> left.get(i).compareTo(right.get(j));
        }
        long[] a = left.low();
        long[] b = right.low();
        if (left.high() == null && right.high() == null) {
            return (i, j) -> Long.compare(a[i], b[j]);
        }
        return (i, j) -> {
            int high = Long.compare(left.highAt(i), right.highAt(j));
            return high != 0 ? high : Long.compareUnsigned(a[i], b[j]);
        };
    }

    private static RowComparator bytes(BytesVector left, BytesVector right) {
        byte[] a = left.data();
        byte[] b = right.data();
        int[] from = left.offsets();
        int[] to = right.offsets();
        return (i, j) -> Arrays.compareUnsigned(a, from[i], from[i + 1], b, to[j], to[j + 1]);
    }

    private static RowComparator lists(ListVector left, ListVector right) {
        if (left.type().kind() == TypeKind.MAP) {
            return MapOrder.of(left, right);
        }
        RowComparator elements =
                RowComparators.order(left.elements(), right.elements(), false, false);
        int[] a = left.offsets();
        int[] b = right.offsets();
        return (i, j) -> {
            int common = Math.min(a[i + 1] - a[i], b[j + 1] - b[j]);
            for (int k = 0; k < common; k++) {
                int order = elements.compare(a[i] + k, b[j] + k);
                if (order != 0) {
                    return order;
                }
            }
            return Integer.compare(a[i + 1] - a[i], b[j + 1] - b[j]);
        };
    }

    private static RowComparator structs(StructVector left, StructVector right) {
        List<RowComparator> fields = new ArrayList<>();
        for (int i = 0; i < left.fields().size(); i++) {
            fields.add(
                    RowComparators.order(
                            left.fields().get(i), right.fields().get(i), false, false));
        }
        return (i, j) -> {
            for (RowComparator field : fields) {
                int order = field.compare(i, j);
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
    }
}
