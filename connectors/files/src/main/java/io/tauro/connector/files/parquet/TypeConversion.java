package io.tauro.connector.files.parquet;

import io.tauro.data.ColumnVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.data.Validity;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Makes of plain vectors those of a wider type that is laid out in another way: integers as DECIMAL
 * or DOUBLE, DECIMAL of more digits behind the point, DATE as TIMESTAMP. None of it loses anything.
 */
final class TypeConversion {

    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private TypeConversion() {}

    static boolean isNeeded(DataType from, DataType to) {
        return switch (to.kind()) {
            case DECIMAL ->
                    from.kind().isInteger()
                            || from.kind() == TypeKind.DECIMAL && from.scale() != to.scale();
            case DOUBLE -> from.kind().isInteger();
            case TIMESTAMP -> from.kind() == TypeKind.DATE;
            default -> false;
        };
    }

    /** Whether every value has its place in the other type. */
    static boolean isSafe(DataType from, DataType to) {
        return switch (to.kind()) {
            case DECIMAL -> {
                int scale = from.kind() == TypeKind.DECIMAL ? from.scale() : 0;
                int before = digits(from) - scale;
                yield to.scale() >= scale && to.precision() - to.scale() >= before;
            }
            case DOUBLE -> from.kind() != TypeKind.BIGINT;
            default -> true;
        };
    }

    private static int digits(DataType type) {
        return switch (type.kind()) {
            case TINYINT -> 3;
            case SMALLINT -> 5;
            case INTEGER -> 10;
            case BIGINT -> 19;
            default -> type.precision();
        };
    }

    static ColumnVector convert(ColumnVector vector, DataType to) {
        int rows = vector.size();
        if (vector instanceof IntVector ints) {
            return switch (to.kind()) {
                case DOUBLE -> {
                    double[] values = new double[rows];
                    for (int i = 0; i < rows; i++) {
                        values[i] = ints.values()[i];
                    }
                    yield new DoubleVector(to, values, ints.validity(), rows);
                }
                case TIMESTAMP -> {
                    long[] values = new long[rows];
                    for (int i = 0; i < rows; i++) {
                        values[i] =
                                Validity.isValid(ints.validity(), i)
                                        ? Math.multiplyExact(ints.values()[i], MICROS_PER_DAY)
                                        : 0;
                    }
                    yield new LongVector(to, values, ints.validity(), rows);
                }
                default -> {
                    long[] values = new long[rows];
                    for (int i = 0; i < rows; i++) {
                        values[i] = ints.values()[i];
                    }
                    yield scaled(values, null, ints.validity(), rows, to.scale(), to);
                }
            };
        }
        if (vector instanceof LongVector longs) {
            return scaled(longs.values(), null, longs.validity(), rows, to.scale(), to);
        }
        DecimalVector decimals = (DecimalVector) vector;
        return scaled(
                decimals.low(),
                decimals.high(),
                decimals.validity(),
                rows,
                to.scale() - decimals.type().scale(),
                to);
    }

    /** The values times a power of ten. */
    private static ColumnVector scaled(
            long[] low,
            long @Nullable [] high,
            long @Nullable [] validity,
            int rows,
            int digits,
            DataType to) {
        long[] lows = new long[rows];
        long[] highs = new long[rows];
        boolean wide = false;
        BigInteger factor = BigInteger.TEN.pow(digits);
        long small = digits <= 18 ? factor.longValueExact() : 0;
        for (int i = 0; i < rows; i++) {
            if (!Validity.isValid(validity, i)) {
                continue;
            }
            if (small != 0 && (high == null || high[i] == low[i] >> 63)) {
                lows[i] = low[i] * small;
                highs[i] = Math.multiplyHigh(low[i], small);
            } else {
                long top = high == null ? low[i] >> 63 : high[i];
                BigInteger value = DecimalVector.unscaled(top, low[i]).multiply(factor);
                lows[i] = value.longValue();
                highs[i] = value.shiftRight(64).longValue();
            }
            wide |= highs[i] != lows[i] >> 63;
        }
        return new DecimalVector(to, lows, wide ? highs : null, validity, rows);
    }
}
