package io.tauro.internal.edge;

import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Checked arithmetic: a result out of range is an ArithmeticException. */
final class Sum extends ValueCell {

    private final ScalarFunction function;
    private final DataType type;
    private final Cell left;
    private final Cell right;

    Sum(ScalarFunction function, DataType type, Cell left, Cell right) {
        super(left, right);
        this.function = function;
        this.type = type;
        this.left = left;
        this.right = right;
    }

    @Override
    long whole(int row) {
        long a = left.whole(row);
        long b = right.whole(row);
        return inRange(
                switch (function) {
                    case ADD -> Math.addExact(a, b);
                    case SUBTRACT -> Math.subtractExact(a, b);
                    case MULTIPLY -> Math.multiplyExact(a, b);
                    case DIVIDE -> quotient(a, b);
                    case MODULO, MOD -> a % b;
                    default -> throw new IllegalStateException("No arithmetic");
                },
                type);
    }

    private static long quotient(long a, long b) {
        if (a == Long.MIN_VALUE && b == -1) {
            throw new ArithmeticException("Out of range");
        }
        return a / b;
    }

    /** The number, if the type has it. */
    static long inRange(long value, DataType type) {
        boolean fits =
                switch (type.kind()) {
                    case TINYINT -> value == (byte) value;
                    case SMALLINT -> value == (short) value;
                    case INTEGER, DATE, INTERVAL_YEAR_MONTH -> value == (int) value;
                    default -> true;
                };
        if (!fits) {
            throw new ArithmeticException("Out of range");
        }
        return value;
    }

    @Override
    double real(int row) {
        double a = left.real(row);
        double b = right.real(row);
        boolean divides = function != ScalarFunction.ADD && function != ScalarFunction.SUBTRACT;
        if (divides && function != ScalarFunction.MULTIPLY && b == 0 && !Double.isNaN(a)) {
            throw new ArithmeticException("Divided by zero");
        }
        double result =
                switch (function) {
                    case ADD -> a + b;
                    case SUBTRACT -> a - b;
                    case MULTIPLY -> a * b;
                    case DIVIDE -> a / b;
                    case MODULO, MOD -> a % b;
                    default -> throw new IllegalStateException("No arithmetic");
                };
        double kept = type.kind() == TypeKind.REAL ? (float) result : result;
        if (Double.isInfinite(kept) && Double.isFinite(a) && Double.isFinite(b)) {
            throw new ArithmeticException("Out of range");
        }
        return kept;
    }

    @Override
    BigDecimal exact(int row) {
        BigDecimal a = left.exact(row);
        BigDecimal b = right.exact(row);
        return inRange(
                switch (function) {
                    case ADD -> a.add(b);
                    case SUBTRACT -> a.subtract(b);
                    case MULTIPLY -> a.multiply(b);
                    case DIVIDE -> a.divide(b, type.scale(), RoundingMode.HALF_UP);
                    case MODULO, MOD -> a.remainder(b);
                    default -> throw new IllegalStateException("No arithmetic");
                },
                type);
    }

    /** The number with the digits of the type, if it has room for it. */
    static BigDecimal inRange(BigDecimal value, DataType type) {
        BigDecimal rounded = value.setScale(type.scale(), RoundingMode.HALF_UP);
        if (rounded.signum() != 0 && rounded.precision() > type.precision()) {
            throw new ArithmeticException("Out of range");
        }
        return rounded;
    }
}
