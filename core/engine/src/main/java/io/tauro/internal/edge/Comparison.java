package io.tauro.internal.edge;

import io.tauro.internal.kernel.ScalarFunction;
import java.util.Arrays;
import java.util.List;

/**
 * Two values of one domain side by side: numbers by value, where NaN is behind all and -0 is 0,
 * text and bytes by unsigned byte, false before true.
 */
final class Comparison extends TruthCell {

    private final ScalarFunction function;
    private final Domain domain;
    private final Cell left;
    private final Cell right;

    Comparison(ScalarFunction function, Domain domain, Cell left, Cell right) {
        super(List.of(left, right));
        this.function = function;
        this.domain = domain;
        this.left = left;
        this.right = right;
    }

    @Override
    int truth(int row) {
        boolean leftNull = left.isNull(row);
        boolean rightNull = right.isNull(row);
        if (leftNull || rightNull) {
            return switch (function) {
                case IS_DISTINCT_FROM -> of(leftNull != rightNull);
                case IS_NOT_DISTINCT_FROM -> of(leftNull == rightNull);
                default -> UNKNOWN;
            };
        }
        int order = order(domain, left, right, row);
        return switch (function) {
            case EQ, IS_NOT_DISTINCT_FROM -> of(order == 0);
            case NEQ, IS_DISTINCT_FROM -> of(order != 0);
            case LT -> of(order < 0);
            case LTE -> of(order <= 0);
            case GT -> of(order > 0);
            case GTE -> of(order >= 0);
            default -> throw new IllegalStateException("No comparison");
        };
    }

    private static int order(Domain domain, Cell left, Cell right, int row) {
        return switch (domain) {
            case TRUTH -> Integer.compare(left.truth(row), right.truth(row));
            case WHOLE -> Long.compare(left.whole(row), right.whole(row));
            case REAL -> Double.compare(plain(left.real(row)), plain(right.real(row)));
            case EXACT -> left.exact(row).compareTo(right.exact(row));
            case BYTES ->
                    Arrays.compareUnsigned(
                            left.bytes(row),
                            left.start(row),
                            left.end(row),
                            right.bytes(row),
                            right.start(row),
                            right.end(row));
        };
    }

    /** Without the sign of a zero; there is one NaN. */
    static double plain(double value) {
        return value == 0 ? 0 : Double.isNaN(value) ? Double.NaN : value;
    }
}
