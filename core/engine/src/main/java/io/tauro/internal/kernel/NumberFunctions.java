package io.tauro.internal.kernel;

import io.tauro.data.ColumnVector;
import io.tauro.data.DoubleVector;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.FunctionCatalog.Coercion;
import io.tauro.internal.kernel.FunctionCatalog.Definition;
import io.tauro.internal.kernel.FunctionEvaluator.Nulls;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.UnaryOperator;

/** Functions whose result is as exact as their argument. */
final class NumberFunctions {

    private static final String SAME = "(number) → number";
    private static final String DIGITS = "(number [, digits]) → number";
    private static final String TWO_INTEGERS = "(integer, integer) → integer";

    private NumberFunctions() {}

    static List<Definition> all() {
        Topic topic = new Topic("Number");
        topic.add(
                        ScalarFunction.ABS,
                        SAME,
                        "Without its sign.",
                        call -> exactOrDouble(call, BigDecimal::abs, Math::abs))
                .add(
                        ScalarFunction.CEIL,
                        SAME,
                        "The next whole number.",
                        call -> exactOrDouble(call, whole(RoundingMode.CEILING), Math::ceil))
                .add(
                        ScalarFunction.FLOOR,
                        SAME,
                        "The whole number before.",
                        call -> exactOrDouble(call, whole(RoundingMode.FLOOR), Math::floor))
                .add(
                        ScalarFunction.ROUND,
                        DIGITS,
                        "To so many digits behind the point, or before it where negative: half"
                                + " away from zero. A DOUBLE without digits: half to even.",
                        call -> RoundKernel.of(call, RoundingMode.HALF_UP))
                .add(
                        ScalarFunction.TRUNCATE,
                        DIGITS,
                        "To so many digits behind the point, towards zero.",
                        call -> RoundKernel.of(call, RoundingMode.DOWN))
                .add(
                        ScalarFunction.SIGN,
                        SAME,
                        "-1, 0 or 1.",
                        call ->
                                exactOrDouble(
                                        call,
                                        value -> BigDecimal.valueOf(value.signum()),
                                        Math::signum))
                .add(
                        ScalarFunction.MOD,
                        "(number, number) → number",
                        "The remainder, with the sign of the dividend.",
                        call ->
                                ArithmeticFunctions.binary(
                                        call, ArithmeticFunctions.Operation.MODULO));
        extremes(topic);
        integers(topic);
        DigitFunctions.addTo(topic);
        return topic.all();
    }

    private static void extremes(Topic topic) {
        topic.add(
                        ScalarFunction.GREATEST,
                        "(any, …) → the same",
                        "The last in order; nulls are left out.",
                        Nulls.OWN,
                        Coercion.TO_RESULT,
                        call -> new ExtremeKernel(call.type(), true))
                .add(
                        ScalarFunction.LEAST,
                        "(any, …) → the same",
                        "The first in order; nulls are left out.",
                        Nulls.OWN,
                        Coercion.TO_RESULT,
                        call -> new ExtremeKernel(call.type(), false));
    }

    private static void integers(Topic topic) {
        topic.add(
                        ScalarFunction.GCD,
                        TWO_INTEGERS,
                        "The greatest common divisor.",
                        call -> binary(call, NumberFunctions::gcd))
                .add(
                        ScalarFunction.LCM,
                        TWO_INTEGERS,
                        "The least common multiple.",
                        call -> binary(call, NumberFunctions::lcm))
                .add(
                        ScalarFunction.BITAND,
                        TWO_INTEGERS,
                        "Bits that are set in both.",
                        call -> binary(call, (a, b) -> a & b))
                .add(
                        ScalarFunction.BITOR,
                        TWO_INTEGERS,
                        "Bits that are set in either.",
                        call -> binary(call, (a, b) -> a | b))
                .add(
                        ScalarFunction.BITXOR,
                        TWO_INTEGERS,
                        "Bits that are set in one of the two.",
                        call -> binary(call, (a, b) -> a ^ b))
                .add(
                        ScalarFunction.BITNOT,
                        "(integer) → integer",
                        "Bits that are not set.",
                        call -> Numbers.integers(call.type(), value -> ~value))
                .add(
                        ScalarFunction.FACTORIAL,
                        "(integer) → number",
                        "The product of all integers from 1.",
                        NumberFunctions::factorial)
                .add(
                        ScalarFunction.WIDTH_BUCKET,
                        "(number, low, high, count) → integer",
                        "The bucket of equal width that holds the number, from 1; 0 below and"
                                + " count + 1 from high on.",
                        Nulls.PROPAGATE,
                        call -> new WidthBucketKernel(call.type()));
    }

    private static Kernel binary(FunctionCall call, LongBinaryOperator function) {
        boolean integers =
                call.type().kind().isInteger()
                        && call.arguments().stream().allMatch(a -> a.type().kind().isInteger());
        if (!integers) {
            throw KernelErrors.notSupported(call);
        }
        return DateTimeFunctions.binary(call.type(), function);
    }

    private static long gcd(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return Math.absExact(x);
    }

    private static long lcm(long a, long b) {
        return a == 0 || b == 0 ? 0 : Math.absExact(Math.multiplyExact(a / gcd(a, b), b));
    }

    private static Kernel factorial(FunctionCall call) {
        if (!ArithmeticFunctions.isExact(call.type().kind())) {
            throw KernelErrors.notSupported(call);
        }
        return exact(call, NumberFunctions::factorial);
    }

    private static BigDecimal factorial(BigDecimal value) {
        if (value.signum() < 0) {
            throw KernelErrors.invalid(ScalarFunction.FACTORIAL, "is negative. Use at least 0.");
        }
        // The first factorial of more than 38 digits is that of 34; none after it is shorter.
        long last = value.min(BigDecimal.valueOf(34)).longValue();
        BigInteger product = BigInteger.ONE;
        for (long i = 2; i <= last; i++) {
            product = product.multiply(BigInteger.valueOf(i));
        }
        return new BigDecimal(product);
    }

    private static UnaryOperator<BigDecimal> whole(RoundingMode mode) {
        return value -> value.setScale(0, mode);
    }

    /** A kernel of one number: of integers and decimals exactly, else as floating point. */
    static Kernel exactOrDouble(
            FunctionCall call, UnaryOperator<BigDecimal> exact, DoubleUnaryOperator floating) {
        TypeKind kind = call.arguments().get(0).type().kind();
        if (ArithmeticFunctions.isFloat(kind)) {
            if (!ArithmeticFunctions.isFloat(call.type().kind())) {
                throw KernelErrors.notSupported(call);
            }
            return Numbers.doubles(call.type(), floating);
        }
        return exact(call, exact);
    }

    /** A kernel of an integer or decimal with a result that is one, or its double. */
    static Kernel exact(FunctionCall call, UnaryOperator<BigDecimal> function) {
        DataType type = call.type();
        if (!ArithmeticFunctions.isExact(call.arguments().get(0).type().kind())) {
            throw KernelErrors.notSupported(call);
        }
        return switch (type.kind()) {
            case DECIMAL -> Numbers.decimals(type, function);
            case TINYINT, SMALLINT, INTEGER, BIGINT ->
                    (arguments, rows) -> integers(type, function, arguments, rows);
            case REAL, DOUBLE -> (arguments, rows) -> doubles(type, function, arguments, rows);
            default -> throw KernelErrors.notSupported(call);
        };
    }

    private static ColumnVector integers(
            DataType type, UnaryOperator<BigDecimal> function, Arguments arguments, Rows rows) {
        DecimalOperand source = DecimalOperand.of(arguments, 0);
        long[] values = new long[rows.size()];
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            BigDecimal value = function.apply(source.decimal(row));
            BigInteger whole = value.setScale(0, RoundingMode.HALF_UP).unscaledValue();
            if (whole.bitLength() > 63) {
                throw KernelErrors.overflow(type);
            }
            values[row] = whole.longValue();
        }
        return IntegerArithmetic.result(values, type, rows);
    }

    private static ColumnVector doubles(
            DataType type, UnaryOperator<BigDecimal> function, Arguments arguments, Rows rows) {
        DecimalOperand source = DecimalOperand.of(arguments, 0);
        double[] values = new double[rows.size()];
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            values[row] = Numbers.result(function.apply(source.decimal(row)).doubleValue(), type);
        }
        return new DoubleVector(type, values, rows.validity(), rows.size());
    }
}
