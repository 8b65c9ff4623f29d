package io.tauro.internal.kernel;

import io.tauro.data.DoubleVector;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.FunctionCatalog.Coercion;
import io.tauro.internal.kernel.FunctionCatalog.Definition;
import io.tauro.internal.kernel.FunctionEvaluator.Nulls;
import io.tauro.type.DataType;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/** Functions of real numbers, computed in floating point. */
final class RealFunctions {

    private static final String ONE = "(number) → double";
    private static final String TWO = "(number, number) → double";

    private final Topic topic = new Topic("Real number");

    private RealFunctions() {}

    static List<Definition> all() {
        RealFunctions functions = new RealFunctions();
        functions.powers();
        functions.angles();
        functions.degrees();
        return functions.topic.all();
    }

    private void powers() {
        one(ScalarFunction.SQRT, "The square root.", value -> value >= 0, Math::sqrt);
        one(ScalarFunction.CBRT, "The cube root.", value -> true, Math::cbrt);
        one(ScalarFunction.EXP, "e to the power.", value -> true, Math::exp);
        one(ScalarFunction.LN, "The natural logarithm.", value -> value > 0, Math::log);
        one(ScalarFunction.LOG10, "The logarithm by base 10.", value -> value > 0, Math::log10);
        two(
                ScalarFunction.LOG,
                "The logarithm by a base, which is given first.",
                RealFunctions::log);
        two(ScalarFunction.POWER, "The first to the power of the second.", RealFunctions::power);
        add(
                ScalarFunction.PI,
                "() → double",
                "The ratio of a circle's circumference to its diameter.",
                Nulls.PROPAGATE,
                call -> filled(call, () -> Math.PI));
        add(
                ScalarFunction.RANDOM,
                "() → double",
                "A random number from 0 to below 1, another one for each row.",
                Nulls.VOLATILE,
                call -> filled(call, () -> ThreadLocalRandom.current().nextDouble()));
    }

    private void angles() {
        one(ScalarFunction.SIN, "The sine.", Double::isFinite, Math::sin);
        one(ScalarFunction.COS, "The cosine.", Double::isFinite, Math::cos);
        one(ScalarFunction.TAN, "The tangent.", Double::isFinite, Math::tan);
        one(
                ScalarFunction.COT,
                "The cotangent.",
                value -> Double.isFinite(value) && value != 0,
                value -> 1 / Math.tan(value));
        one(ScalarFunction.ASIN, "The angle of a sine.", RealFunctions::isSine, Math::asin);
        one(ScalarFunction.ACOS, "The angle of a cosine.", RealFunctions::isSine, Math::acos);
        one(ScalarFunction.ATAN, "The angle of a tangent.", value -> true, Math::atan);
        two(ScalarFunction.ATAN2, "The angle of the point (x, y), given as y, x.", Math::atan2);
        one(ScalarFunction.SINH, "The hyperbolic sine.", value -> true, Math::sinh);
        one(ScalarFunction.COSH, "The hyperbolic cosine.", value -> true, Math::cosh);
        one(ScalarFunction.TANH, "The hyperbolic tangent.", value -> true, Math::tanh);
        one(
                ScalarFunction.DEGREES,
                "From radians to degrees.",
                value -> true,
                value -> value * (180 / Math.PI));
        one(
                ScalarFunction.RADIANS,
                "From degrees to radians.",
                value -> true,
                value -> value / 180 * Math.PI);
    }

    /** Inverse hyperbolic functions, and those of angles in degrees. */
    private void degrees() {
        one(ScalarFunction.ASINH, "The number of a hyperbolic sine.", v -> true, Hyperbolic::asinh);
        one(
                ScalarFunction.ACOSH,
                "The number of a hyperbolic cosine.",
                v -> v >= 1,
                Hyperbolic::acosh);
        infinite(ScalarFunction.ATANH, "The number of a hyperbolic tangent.", RealFunctions::atanh);
        one(ScalarFunction.SIND, "The sine of degrees.", Double::isFinite, Degrees::sine);
        one(ScalarFunction.COSD, "The cosine of degrees.", Double::isFinite, Degrees::cosine);
        infinite(
                ScalarFunction.TAND,
                "The tangent of degrees.",
                v -> finite(ScalarFunction.TAND, v, Degrees::tangent));
        infinite(
                ScalarFunction.COTD,
                "The cotangent of degrees.",
                v -> finite(ScalarFunction.COTD, v, Degrees::cotangent));
        one(ScalarFunction.ASIND, "The degrees of a sine.", RealFunctions::isSine, Degrees::ofSine);
        one(
                ScalarFunction.ACOSD,
                "The degrees of a cosine.",
                RealFunctions::isSine,
                Degrees::ofCosine);
        one(ScalarFunction.ATAND, "The degrees of a tangent.", v -> true, Degrees::ofTangent);
        two(
                ScalarFunction.ATAN2D,
                "The degrees of the point (x, y), given as y, x.",
                Degrees::ofPoint);
        one(ScalarFunction.LOG2, "The logarithm by base 2.", v -> v > 0, RealFunctions::log2);
    }

    /** A function that is infinite at some finite numbers, which is no overflow. */
    private void infinite(
            ScalarFunction function, String description, DoubleUnaryOperator operator) {
        add(
                function,
                ONE,
                description,
                Nulls.PROPAGATE,
                call -> unchecked(requireDouble(call).type(), operator));
    }

    private static Kernel unchecked(DataType type, DoubleUnaryOperator operator) {
        return (arguments, rows) -> {
            double[] source = arguments.doubles(0);
            double[] values = new double[rows.size()];
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                values[row] =
                        Numbers.result(
                                operator.applyAsDouble(source[row & arguments.mask(0)]), type);
            }
            return new DoubleVector(type, values, rows.validity(), rows.size());
        };
    }

    private static double finite(
            ScalarFunction function, double value, DoubleUnaryOperator operator) {
        if (Double.isInfinite(value)) {
            throw outside(function);
        }
        return operator.applyAsDouble(value);
    }

    private static boolean isSine(double value) {
        return value >= -1 && value <= 1;
    }

    /** A function and the numbers that it takes; NaN is taken by all, and stays. */
    private void one(
            ScalarFunction function,
            String description,
            DoublePredicate domain,
            DoubleUnaryOperator operator) {
        DoubleUnaryOperator checked =
                value -> {
                    if (!Double.isNaN(value) && !domain.test(value)) {
                        throw outside(function);
                    }
                    return operator.applyAsDouble(value);
                };
        add(
                function,
                ONE,
                description,
                Nulls.PROPAGATE,
                call -> Numbers.doubles(requireDouble(call).type(), checked));
    }

    private void two(ScalarFunction function, String description, DoubleBinaryOperator operator) {
        add(
                function,
                TWO,
                description,
                Nulls.PROPAGATE,
                call -> binary(requireDouble(call), operator));
    }

    private void add(
            ScalarFunction function,
            String signature,
            String description,
            Nulls nulls,
            Function<FunctionCall, Kernel> kernel) {
        topic.add(function, signature, description, nulls, Coercion.TO_DOUBLE, kernel);
    }

    private static FunctionCall requireDouble(FunctionCall call) {
        if (!ArithmeticFunctions.isFloat(call.type().kind())) {
            throw KernelErrors.notSupported(call);
        }
        return call;
    }

    private static Kernel binary(FunctionCall call, DoubleBinaryOperator operator) {
        return (arguments, rows) -> {
            double[] a = arguments.doubles(0);
            double[] b = arguments.doubles(1);
            double[] values = new double[rows.size()];
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                double x = a[row & arguments.mask(0)];
                double y = b[row & arguments.mask(1)];
                double result = Numbers.result(operator.applyAsDouble(x, y), call.type());
                if (Double.isInfinite(result) && Double.isFinite(x) && Double.isFinite(y)) {
                    throw KernelErrors.overflow(call.type());
                }
                values[row] = result;
            }
            return new DoubleVector(call.type(), values, rows.validity(), rows.size());
        };
    }

    private static Kernel filled(FunctionCall call, java.util.function.DoubleSupplier supplier) {
        return (arguments, rows) -> {
            double[] values = new double[rows.size()];
            for (int n = 0; n < rows.count(); n++) {
                values[rows.row(n)] = supplier.getAsDouble();
            }
            return new DoubleVector(requireDouble(call).type(), values, null, rows.size());
        };
    }

    private static double log(double base, double value) {
        if (base <= 0 || value <= 0) {
            throw outside(ScalarFunction.LOG);
        }
        if (base == 1) {
            throw KernelErrors.divisionByZero();
        }
        return base == 10
                ? Math.log10(value)
                : base == 2 ? log2(value) : Math.log(value) / Math.log(base);
    }

    /** Exact for powers of two. */
    private static double log2(double value) {
        int exponent = Math.getExponent(value);
        return value == Math.scalb(1.0, exponent) ? exponent : Math.log(value) / Math.log(2);
    }

    private static double atanh(double value) {
        if (Math.abs(value) > 1) {
            throw outside(ScalarFunction.ATANH);
        }
        return Hyperbolic.atanh(value);
    }

    private static double power(double base, double exponent) {
        if (base == 0 && exponent < 0 || base < 0 && exponent != Math.rint(exponent)) {
            throw outside(ScalarFunction.POWER);
        }
        // As in PostgreSQL, unlike in Java: 1 to any power is 1, and so is anything to the power 0.
        return base == 1 || exponent == 0 ? 1 : Math.pow(base, exponent);
    }

    private static RuntimeException outside(ScalarFunction function) {
        return KernelErrors.invalid(
                function, "is a number that the function has no value for. Test it before.");
    }
}
