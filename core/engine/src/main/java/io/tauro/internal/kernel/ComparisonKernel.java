package io.tauro.internal.kernel;

import io.tauro.data.BooleanVector;
import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.type.DataType;
import java.util.Arrays;

/**
 * The six comparisons by two questions: {@code a = b} and {@code a < b}, with operands swapped and
 * answers negated where that is asked.
 */
final class ComparisonKernel implements Kernel {

    private final boolean less;
    private final boolean swap;
    private final boolean negate;

    private ComparisonKernel(boolean less, boolean swap, boolean negate) {
        this.less = less;
        this.swap = swap;
        this.negate = negate;
    }

    static Kernel of(FunctionCall call, boolean less, boolean swap, boolean negate) {
        DataType left = call.arguments().get(0).type();
        DataType right = call.arguments().get(1).type();
        boolean alike =
                left.physical() == right.physical()
                        || left.kind().isInteger() && right.kind().isInteger();
        if (!alike) {
            throw KernelErrors.notSupported(call);
        }
        return new ComparisonKernel(less, swap, negate);
    }

    @Override
    public ColumnVector compute(Arguments arguments, Rows rows) {
        int left = swap ? 1 : 0;
        int right = swap ? 0 : 1;
        boolean[] values = new boolean[rows.size()];
        ColumnVector a = arguments.vector(left);
        ColumnVector b = arguments.vector(right);
        int ma = arguments.mask(left);
        int mb = arguments.mask(right);
        if (a instanceof LongVector x && b instanceof LongVector y) {
            longs(x.values(), ma, y.values(), mb, rows, values);
        } else if (a instanceof IntVector x && b instanceof IntVector y) {
            ints(x.values(), ma, y.values(), mb, rows, values);
        } else if (a instanceof DoubleVector x && b instanceof DoubleVector y) {
            doubles(x.values(), ma, y.values(), mb, rows, values);
        } else if (a instanceof BytesVector x && b instanceof BytesVector y) {
            bytes(x, ma, y, mb, rows, values);
        } else if (a instanceof DecimalVector x
                && b instanceof DecimalVector y
                && x.high() == null
                && y.high() == null
                && x.type().scale() == y.type().scale()) {
            longs(x.low(), ma, y.low(), mb, rows, values);
        } else if (a.type().kind().isInteger() && a.type().physical() != b.type().physical()) {
            integers(arguments, left, right, rows, values);
        } else {
            any(PlainOrder.of(a, b), ma, mb, rows, values);
        }
        return new BooleanVector(DataType.BOOLEAN, values, rows.validity(), rows.size());
    }

    private void longs(long[] a, int ma, long[] b, int mb, Rows rows, boolean[] values) {
        int[] selection = rows.selection();
        int count = rows.count();
        if (less) {
            for (int n = 0; n < count; n++) {
                int row = selection == null ? n : selection[n];
                values[row] = a[row & ma] < b[row & mb] ^ negate;
            }
        } else {
            for (int n = 0; n < count; n++) {
                int row = selection == null ? n : selection[n];
                values[row] = a[row & ma] == b[row & mb] ^ negate;
            }
        }
    }

    private void ints(int[] a, int ma, int[] b, int mb, Rows rows, boolean[] values) {
        int[] selection = rows.selection();
        int count = rows.count();
        if (less) {
            for (int n = 0; n < count; n++) {
                int row = selection == null ? n : selection[n];
                values[row] = a[row & ma] < b[row & mb] ^ negate;
            }
        } else {
            for (int n = 0; n < count; n++) {
                int row = selection == null ? n : selection[n];
                values[row] = a[row & ma] == b[row & mb] ^ negate;
            }
        }
    }

    private void doubles(double[] a, int ma, double[] b, int mb, Rows rows, boolean[] values) {
        int[] selection = rows.selection();
        int count = rows.count();
        if (less) {
            for (int n = 0; n < count; n++) {
                int row = selection == null ? n : selection[n];
                double x = a[row & ma];
                double y = b[row & mb];
                values[row] = (x < y || Double.isNaN(y) && !Double.isNaN(x)) ^ negate;
            }
        } else {
            for (int n = 0; n < count; n++) {
                int row = selection == null ? n : selection[n];
                double x = a[row & ma];
                double y = b[row & mb];
                values[row] = (x == y || Double.isNaN(x) && Double.isNaN(y)) ^ negate;
            }
        }
    }

    private void bytes(BytesVector a, int ma, BytesVector b, int mb, Rows rows, boolean[] values) {
        byte[] x = a.data();
        byte[] y = b.data();
        int[] from = a.offsets();
        int[] to = b.offsets();
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            int i = row & ma;
            int j = row & mb;
            boolean holds =
                    less
                            ? Arrays.compareUnsigned(x, from[i], from[i + 1], y, to[j], to[j + 1])
                                    < 0
                            : from[i + 1] - from[i] == to[j + 1] - to[j]
                                    && Arrays.equals(x, from[i], from[i + 1], y, to[j], to[j + 1]);
            values[row] = holds ^ negate;
        }
    }

    private void integers(Arguments arguments, int left, int right, Rows rows, boolean[] values) {
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            long a = arguments.integer(left, row);
            long b = arguments.integer(right, row);
            values[row] = (less ? a < b : a == b) ^ negate;
        }
    }

    private void any(RowComparator order, int ma, int mb, Rows rows, boolean[] values) {
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            int compared = order.compare(row & ma, row & mb);
            values[row] = (less ? compared < 0 : compared == 0) ^ negate;
        }
    }
}
