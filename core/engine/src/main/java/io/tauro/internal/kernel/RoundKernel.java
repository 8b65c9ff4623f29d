package io.tauro.internal.kernel;

import io.tauro.data.ColumnVector;
import io.tauro.data.DoubleVector;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** ROUND and TRUNCATE, with or without a number of digits. */
final class RoundKernel implements Kernel {

    /** No number has a digit that far from its point that is worth to keep or to drop. */
    private static final int FAR = 400;

    private final DataType type;
    private final RoundingMode mode;

    private RoundKernel(DataType type, RoundingMode mode) {
        this.type = type;
        this.mode = mode;
    }

    static Kernel of(FunctionCall call, RoundingMode mode) {
        if (call.arguments().size() == 1) {
            return NumberFunctions.exactOrDouble(
                    call,
                    value -> value.setScale(0, mode),
                    mode == RoundingMode.HALF_UP ? Math::rint : RoundKernel::withoutFraction);
        }
        TypeKind from = call.arguments().get(0).type().kind();
        TypeKind to = call.type().kind();
        boolean fits = ArithmeticFunctions.isFloat(from) == ArithmeticFunctions.isFloat(to);
        if (!fits || !from.isNumeric() || !to.isNumeric()) {
            throw KernelErrors.notSupported(call);
        }
        return new RoundKernel(call.type(), mode);
    }

    private static double withoutFraction(double value) {
        return value < 0 ? Math.ceil(value) : Math.floor(value);
    }

    @Override
    public ColumnVector compute(Arguments arguments, Rows rows) {
        return switch (type.kind()) {
            case REAL, DOUBLE -> doubles(arguments, rows);
            case DECIMAL -> decimals(arguments, rows);
            default -> integers(arguments, rows);
        };
    }

    private static int digits(Arguments arguments, int row) {
        return (int) Math.max(-FAR, Math.min(FAR, arguments.integer(1, row)));
    }

    private ColumnVector doubles(Arguments arguments, Rows rows) {
        double[] source = arguments.doubles(0);
        boolean real = arguments.type(0).kind() == TypeKind.REAL;
        double[] values = new double[rows.size()];
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            double value = source[row & arguments.mask(0)];
            if (Double.isFinite(value)) {
                // By the digits that are shown: 2.675 rounds to 2.68, though it is a bit less.
                String shown = real ? Float.toString((float) value) : Double.toString(value);
                value = new BigDecimal(shown).setScale(digits(arguments, row), mode).doubleValue();
            }
            values[row] = Numbers.result(value, type);
        }
        return new DoubleVector(type, values, rows.validity(), rows.size());
    }

    private ColumnVector decimals(Arguments arguments, Rows rows) {
        DecimalOperand source = DecimalOperand.of(arguments, 0);
        DecimalColumn values = new DecimalColumn(type, rows);
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            values.set(row, rounded(source.decimal(row), digits(arguments, row)));
        }
        return values.build();
    }

    private BigDecimal rounded(BigDecimal value, int digits) {
        return digits >= value.scale() ? value : value.setScale(digits, mode);
    }

    private ColumnVector integers(Arguments arguments, Rows rows) {
        DecimalOperand source = DecimalOperand.of(arguments, 0);
        long[] values = new long[rows.size()];
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            BigInteger whole =
                    rounded(source.decimal(row), digits(arguments, row))
                            .setScale(0, mode)
                            .unscaledValue();
            if (whole.bitLength() > 63) {
                throw KernelErrors.overflow(type);
            }
            values[row] = whole.longValue();
        }
        return IntegerArithmetic.result(values, type, rows);
    }
}
