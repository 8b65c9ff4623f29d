package io.tauro.internal.kernel;

import io.tauro.data.ColumnVector;
import io.tauro.data.DoubleVector;
import io.tauro.internal.kernel.ArithmeticFunctions.Operation;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;

/** IEEE arithmetic, but for two finite numbers whose result is not: that is an error. */
final class DoubleArithmetic implements Kernel {

    private final Operation operation;
    private final DataType type;

    DoubleArithmetic(Operation operation, DataType type) {
        this.operation = operation;
        this.type = type;
    }

    @Override
    public ColumnVector compute(Arguments arguments, Rows rows) {
        double[] a = arguments.doubles(0);
        double[] b = arguments.doubles(1);
        int ma = arguments.mask(0);
        int mb = arguments.mask(1);
        double[] values = new double[rows.size()];
        int[] selection = rows.selection();
        int count = rows.count();
        switch (operation) {
            case ADD -> {
                for (int n = 0; n < count; n++) {
                    int row = selection == null ? n : selection[n];
                    values[row] = a[row & ma] + b[row & mb];
                }
            }
            case SUBTRACT -> {
                for (int n = 0; n < count; n++) {
                    int row = selection == null ? n : selection[n];
                    values[row] = a[row & ma] - b[row & mb];
                }
            }
            case MULTIPLY -> {
                for (int n = 0; n < count; n++) {
                    int row = selection == null ? n : selection[n];
                    values[row] = a[row & ma] * b[row & mb];
                }
            }
            case DIVIDE, MODULO -> divide(a, ma, b, mb, rows, values);
        }
        if (type.kind() == TypeKind.REAL) {
            for (int n = 0; n < count; n++) {
                int row = rows.row(n);
                values[row] = (float) values[row];
            }
        }
        check(a, ma, b, mb, rows, values);
        return new DoubleVector(type, values, rows.validity(), rows.size());
    }

    private void divide(double[] a, int ma, double[] b, int mb, Rows rows, double[] values) {
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            double x = a[row & ma];
            double y = b[row & mb];
            if (y == 0 && !Double.isNaN(x)) {
                throw KernelErrors.divisionByZero();
            }
            values[row] = operation == Operation.DIVIDE ? x / y : x % y;
        }
    }

    private void check(double[] a, int ma, double[] b, int mb, Rows rows, double[] values) {
        int[] selection = rows.selection();
        for (int n = 0; n < rows.count(); n++) {
            int row = selection == null ? n : selection[n];
            if (Double.isInfinite(values[row])
                    && Double.isFinite(a[row & ma])
                    && Double.isFinite(b[row & mb])) {
                throw KernelErrors.overflow(type);
            }
        }
    }
}
