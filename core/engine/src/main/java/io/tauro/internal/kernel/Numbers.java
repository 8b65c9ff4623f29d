package io.tauro.internal.kernel;

import io.tauro.data.ColumnVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;

/** Kernels of one number from a function of one number, with the checks that all of them need. */
final class Numbers {

    private Numbers() {}

    /** The values of an integer, date, time or interval vector in 64 bits. */
    static long[] longs(ColumnVector vector) {
        if (vector instanceof LongVector longs) {
            return longs.values();
        }
        IntVector ints = (IntVector) vector;
        long[] wide = new long[ints.size()];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = ints.values()[i];
        }
        return wide;
    }

    /** An integer or decimal argument. */
    static BigDecimal exact(Arguments arguments, int argument, int row) {
        return arguments.vector(argument) instanceof DecimalVector decimals
                ? decimals.get(row & arguments.mask(argument))
                : BigDecimal.valueOf(arguments.integer(argument, row));
    }

    static long min(TypeKind kind) {
        return switch (kind) {
            case TINYINT -> Byte.MIN_VALUE;
            case SMALLINT -> Short.MIN_VALUE;
            case INTEGER, DATE, INTERVAL_YEAR_MONTH -> Integer.MIN_VALUE;
            default -> Long.MIN_VALUE;
        };
    }

    static long max(TypeKind kind) {
        return switch (kind) {
            case TINYINT -> Byte.MAX_VALUE;
            case SMALLINT -> Short.MAX_VALUE;
            case INTEGER, DATE, INTERVAL_YEAR_MONTH -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }

    /** A function of an integer whose ArithmeticException is an overflow. */
    static Kernel integers(DataType type, LongUnaryOperator function) {
        return (arguments, rows) -> {
            long[] values = new long[rows.size()];
            try {
                for (int n = 0; n < rows.count(); n++) {
                    int row = rows.row(n);
                    values[row] = function.applyAsLong(arguments.integer(0, row));
                }
            } catch (ArithmeticException e) {
                throw KernelErrors.overflow(type);
            }
            return IntegerArithmetic.result(values, type, rows);
        };
    }

    /** A function of a double; an infinite result of a finite number is an overflow. */
    static Kernel doubles(DataType type, DoubleUnaryOperator function) {
        return (arguments, rows) -> {
            double[] source = arguments.doubles(0);
            double[] values = new double[rows.size()];
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                double argument = source[row & arguments.mask(0)];
                values[row] = result(function.applyAsDouble(argument), type);
                if (Double.isInfinite(values[row]) && Double.isFinite(argument)) {
                    throw KernelErrors.overflow(type);
                }
            }
            return new DoubleVector(type, values, rows.validity(), rows.size());
        };
    }

    /** A number of the type: that of REAL is a float. */
    static double result(double value, DataType type) {
        return type.kind() == TypeKind.REAL ? (float) value : value;
    }

    /** A function of a decimal or integer, rounded half up to the type. */
    static Kernel decimals(DataType type, UnaryOperator<BigDecimal> function) {
        return (arguments, rows) -> {
            DecimalOperand source = DecimalOperand.of(arguments, 0);
            DecimalColumn values = new DecimalColumn(type, rows);
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                values.set(row, function.apply(source.decimal(row)));
            }
            return values.build();
        };
    }
}
