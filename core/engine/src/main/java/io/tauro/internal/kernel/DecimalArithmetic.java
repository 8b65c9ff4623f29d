package io.tauro.internal.kernel;

import io.tauro.data.ColumnVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DictionaryVector;
import io.tauro.internal.kernel.ArithmeticFunctions.Operation;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Exact arithmetic of decimals, rounded half up to the scale of the result. Rows whose numbers fit
 * in 64 bits all the way are computed in them, the others in BigDecimal.
 */
final class DecimalArithmetic implements Kernel {

    private final Operation operation;
    private final DataType type;

    DecimalArithmetic(Operation operation, DataType type) {
        this.operation = operation;
        this.type = type;
    }

    @Override
    public ColumnVector compute(Arguments arguments, Rows rows) {
        DecimalOperand a = DecimalOperand.of(arguments, 0);
        DecimalOperand b = DecimalOperand.of(arguments, 1);
        DecimalColumn result = new DecimalColumn(type, rows);
        if (a.isNarrow() && b.isNarrow()) {
            switch (operation) {
                case ADD -> sum(a, b, 1, rows, result);
                case SUBTRACT -> sum(a, b, -1, rows, result);
                case MULTIPLY -> product(a, b, rows, result);
                case DIVIDE -> quotient(a, b, rows, result);
                case MODULO -> exact(a, b, rows, result);
            }
        } else {
            exact(a, b, rows, result);
        }
        return result.build();
    }

    @Override
    public @Nullable ColumnVector computeCoded(ColumnVector[] arguments, Rows rows) {
        if (operation != Operation.MULTIPLY) {
            return null;
        }
        ColumnVector product = codedProduct(arguments[0], arguments[1], rows);
        return product == null ? codedProduct(arguments[1], arguments[0], rows) : product;
    }

    /** Numbers without nulls, each times an entry of a dictionary without nulls. */
    private @Nullable ColumnVector codedProduct(
            ColumnVector numbers, ColumnVector factors, Rows rows) {
        boolean suits =
                numbers instanceof DecimalVector plain
                        && plain.high() == null
                        && factors instanceof DictionaryVector coded
                        && coded.dictionary() instanceof DecimalVector entries
                        && entries.high() == null
                        && !numbers.mayHaveNulls()
                        && !factors.mayHaveNulls()
                        && numbers.type().scale() + factors.type().scale() == type.scale();
        if (!suits) {
            return null;
        }
        DictionaryVector coded = (DictionaryVector) factors;
        DecimalColumn result = new DecimalColumn(type, rows);
        boolean done =
                new NarrowDecimals(rows, result.limit())
                        .multiply(
                                ((DecimalVector) numbers).low(),
                                (DecimalVector) coded.dictionary(),
                                coded.codes(),
                                result.narrow());
        return done ? result.build() : null;
    }

    private void exact(DecimalOperand a, DecimalOperand b, Rows rows, DecimalColumn result) {
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            result.set(row, exact(a.decimal(row), b.decimal(row)));
        }
    }

    private BigDecimal exact(BigDecimal a, BigDecimal b) {
        return switch (operation) {
            case ADD -> a.add(b);
            case SUBTRACT -> a.subtract(b);
            case MULTIPLY -> a.multiply(b);
            case DIVIDE -> {
                if (b.signum() == 0) {
                    throw KernelErrors.divisionByZero();
                }
                yield a.divide(b, type.scale(), RoundingMode.HALF_UP);
            }
            case MODULO -> {
                if (b.signum() == 0) {
                    throw KernelErrors.divisionByZero();
                }
                yield a.remainder(b);
            }
        };
    }

    private void sum(
            DecimalOperand a, DecimalOperand b, int sign, Rows rows, DecimalColumn result) {
        int scale = Math.max(a.scale(), b.scale());
        if (scale > type.scale() || type.scale() - Math.min(a.scale(), b.scale()) > 18) {
            exact(a, b, rows, result);
            return;
        }
        long fa = Decimals.power(type.scale() - a.scale());
        long fb = sign * Decimals.power(type.scale() - b.scale());
        if (new NarrowDecimals(rows, result.limit()).add(a, fa, b, fb, result.narrow())) {
            return;
        }
        long[] x = a.low();
        long[] y = b.low();
        int ma = a.mask();
        int mb = b.mask();
        int[] selection = rows.selection();
        for (int n = 0; n < rows.count(); n++) {
            int row = selection == null ? n : selection[n];
            long left = x[row & ma] * fa;
            long right = y[row & mb] * fb;
            long sum = left + right;
            long evidence =
                    Math.multiplyHigh(x[row & ma], fa) ^ left >> 63
                            | Math.multiplyHigh(y[row & mb], fb) ^ right >> 63
                            | ((left ^ sum) & (right ^ sum)) >> 63;
            if (evidence == 0) {
                result.set(row, sum);
            } else {
                result.set(row, exact(a.decimal(row), b.decimal(row)));
            }
        }
    }

    private void product(DecimalOperand a, DecimalOperand b, Rows rows, DecimalColumn result) {
        int drop = a.scale() + b.scale() - type.scale();
        if (drop < 0 || drop > 18) {
            exact(a, b, rows, result);
            return;
        }
        boolean narrow =
                drop == 0
                        && new NarrowDecimals(rows, result.limit()).multiply(a, b, result.narrow());
        if (narrow) {
            return;
        }
        long divisor = Decimals.power(drop);
        long[] x = a.low();
        long[] y = b.low();
        int ma = a.mask();
        int mb = b.mask();
        int[] selection = rows.selection();
        for (int n = 0; n < rows.count(); n++) {
            int row = selection == null ? n : selection[n];
            long product = x[row & ma] * y[row & mb];
            long high = Math.multiplyHigh(x[row & ma], y[row & mb]);
            if (high == product >> 63) {
                result.set(row, drop == 0 ? product : Decimals.divideHalfUp(product, divisor));
            } else if (drop == 0) {
                result.set(row, high, product);
            } else {
                result.set(row, exact(a.decimal(row), b.decimal(row)));
            }
        }
    }

    /** The quotient of the unscaled values, of which the dividend gets more digits first. */
    private void quotient(DecimalOperand a, DecimalOperand b, Rows rows, DecimalColumn result) {
        int shift = type.scale() + b.scale() - a.scale();
        if (shift < 0 || shift > 18) {
            exact(a, b, rows, result);
            return;
        }
        long factor = Decimals.power(shift);
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            long x = a.low()[row & a.mask()];
            long divisor = b.low()[row & b.mask()];
            if (divisor == 0) {
                throw KernelErrors.divisionByZero();
            }
            long dividend = x * factor;
            boolean fits = Math.multiplyHigh(x, factor) == dividend >> 63;
            if (fits && dividend != Long.MIN_VALUE) {
                result.set(row, Decimals.divideHalfUp(dividend, divisor));
            } else {
                BigInteger wide = BigInteger.valueOf(x).multiply(BigInteger.valueOf(factor));
                result.set(
                        row,
                        new BigDecimal(wide)
                                .divide(BigDecimal.valueOf(divisor), 0, RoundingMode.HALF_UP)
                                .unscaledValue());
            }
        }
    }
}
