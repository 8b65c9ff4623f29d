package io.tauro.internal.kernel;

import io.tauro.data.ColumnVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.internal.kernel.ArithmeticFunctions.Operation;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import io.tauro.type.TypeKind.Physical;

/**
 * Checked arithmetic of integers and intervals. The loops collect the evidence of an overflow in
 * one number and look at it at the end, so that they have no branches.
 */
final class IntegerArithmetic implements Kernel {

    private final Operation operation;
    private final DataType type;

    IntegerArithmetic(Operation operation, DataType type) {
        this.operation = operation;
        this.type = type;
    }

    @Override
    public ColumnVector compute(Arguments arguments, Rows rows) {
        long[] a = Numbers.longs(arguments.vector(0));
        long[] b = Numbers.longs(arguments.vector(1));
        int ma = arguments.mask(0);
        int mb = arguments.mask(1);
        long[] values = new long[rows.size()];
        boolean overflow =
                switch (operation) {
                    case ADD -> add(a, ma, b, mb, rows, values);
                    case SUBTRACT -> subtract(a, ma, b, mb, rows, values);
                    case MULTIPLY -> multiply(a, ma, b, mb, rows, values);
                    case DIVIDE -> divide(a, ma, b, mb, rows, values);
                    case MODULO -> modulo(a, ma, b, mb, rows, values);
                };
        if (overflow) {
            throw KernelErrors.overflow(type);
        }
        return result(values, type, rows);
    }

    /** The values as a vector of an integer type, checked against its range. */
    static ColumnVector result(long[] values, DataType type, Rows rows) {
        if (type.kind() == TypeKind.INTERVAL_YEAR_MONTH) {
            requireMonths(values, type, rows);
        }
        if (type.physical() == Physical.LONG) {
            return new LongVector(type, values, rows.validity(), rows.size());
        }
        long min = Numbers.min(type.kind());
        long max = Numbers.max(type.kind());
        int[] ints = new int[rows.size()];
        int[] selection = rows.selection();
        long outside = 0;
        for (int n = 0; n < rows.count(); n++) {
            int row = selection == null ? n : selection[n];
            long value = values[row];
            outside |= value < min || value > max ? 1 : 0;
            ints[row] = (int) value;
        }
        if (outside != 0) {
            throw KernelErrors.overflow(type);
        }
        return new IntVector(type, ints, rows.validity(), rows.size());
    }

    /** There are as many months as an int can count, as in PostgreSQL. */
    static void requireMonths(long[] values, DataType type, Rows rows) {
        for (int n = 0; n < rows.count(); n++) {
            if (values[rows.row(n)] != (int) values[rows.row(n)]) {
                throw KernelErrors.overflow(type);
            }
        }
    }

    private static boolean add(long[] a, int ma, long[] b, int mb, Rows rows, long[] values) {
        int[] selection = rows.selection();
        int count = rows.count();
        long evidence = 0;
        for (int n = 0; n < count; n++) {
            int row = selection == null ? n : selection[n];
            long x = a[row & ma];
            long y = b[row & mb];
            long sum = x + y;
            evidence |= (x ^ sum) & (y ^ sum);
            values[row] = sum;
        }
        return evidence < 0;
    }

    private static boolean subtract(long[] a, int ma, long[] b, int mb, Rows rows, long[] values) {
        int[] selection = rows.selection();
        int count = rows.count();
        long evidence = 0;
        for (int n = 0; n < count; n++) {
            int row = selection == null ? n : selection[n];
            long x = a[row & ma];
            long y = b[row & mb];
            long difference = x - y;
            evidence |= (x ^ y) & (x ^ difference);
            values[row] = difference;
        }
        return evidence < 0;
    }

    private static boolean multiply(long[] a, int ma, long[] b, int mb, Rows rows, long[] values) {
        int[] selection = rows.selection();
        int count = rows.count();
        long evidence = 0;
        for (int n = 0; n < count; n++) {
            int row = selection == null ? n : selection[n];
            long x = a[row & ma];
            long y = b[row & mb];
            long product = x * y;
            evidence |= Math.multiplyHigh(x, y) ^ product >> 63;
            values[row] = product;
        }
        return evidence != 0;
    }

    private static boolean divide(long[] a, int ma, long[] b, int mb, Rows rows, long[] values) {
        boolean overflow = false;
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            long x = a[row & ma];
            long y = b[row & mb];
            if (y == 0) {
                throw KernelErrors.divisionByZero();
            }
            overflow |= x == Long.MIN_VALUE && y == -1;
            values[row] = x / y;
        }
        return overflow;
    }

    private static boolean modulo(long[] a, int ma, long[] b, int mb, Rows rows, long[] values) {
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            long y = b[row & mb];
            if (y == 0) {
                throw KernelErrors.divisionByZero();
            }
            values[row] = a[row & ma] % y;
        }
        return false;
    }
}
