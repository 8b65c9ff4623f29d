package io.tauro.internal.kernel;

/** The inverse hyperbolic functions, which Java does not have. */
final class Hyperbolic {

    private Hyperbolic() {}

    static double asinh(double value) {
        double x = Math.abs(value);
        if (!(x < Double.POSITIVE_INFINITY)) {
            return value;
        }
        double result =
                x > 1e100
                        ? Math.log(x) + Math.log(2)
                        : Math.log1p(x + x * x / (1 + Math.sqrt(x * x + 1)));
        return Math.copySign(result, value);
    }

    static double acosh(double value) {
        double above = value - 1;
        return value > 1e100
                ? Math.log(value) + Math.log(2)
                : Math.log1p(above + Math.sqrt(2 * above + above * above));
    }

    static double atanh(double value) {
        double x = Math.abs(value);
        return Math.copySign(Math.log1p(2 * x / (1 - x)) / 2, value);
    }
}
