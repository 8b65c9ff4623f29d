package io.tauro.internal.kernel;

import io.tauro.data.BooleanVector;
import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.internal.kernel.CastLoop.Conversion;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/** Conversions to integers, floating point numbers and booleans. */
final class NumberCasts {

    private static final double TWO_TO_63 = 0x1p63;

    private NumberCasts() {}

    static @Nullable Conversion toInteger(DataType from) {
        return switch (from.kind()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT -> new Conversion.ToInteger(NumberCasts::longs);
            case DECIMAL ->
                    new Conversion.ToInteger(
                            source -> {
                                DecimalVector decimals = (DecimalVector) source;
                                return row -> rounded(decimals, row);
                            });
            case REAL, DOUBLE ->
                    new Conversion.ToInteger(
                            source -> {
                                double[] values = ((DoubleVector) source).values();
                                return row -> rounded(values[row]);
                            });
            case BOOLEAN ->
                    new Conversion.ToInteger(
                            source -> {
                                boolean[] values = ((BooleanVector) source).values();
                                return row -> values[row] ? 1 : 0;
                            });
            case CHAR, VARCHAR, JSON ->
                    new Conversion.ToInteger(
                            source -> {
                                BytesVector text = (BytesVector) source;
                                return row -> NumberText.integer(text, row);
                            });
            default -> null;
        };
    }

    static IntToLongFunction longs(ColumnVector source) {
        if (source instanceof IntVector ints) {
            int[] values = ints.values();
            return row -> values[row];
        }
        long[] values = ((LongVector) source).values();
        return row -> values[row];
    }

    /** Half away from zero, as decimals are rounded everywhere. */
    private static long rounded(DecimalVector decimals, int row) {
        int scale = decimals.type().scale();
        if (decimals.high() == null && scale <= DecimalVector.MAX_LONG_DIGITS) {
            return Decimals.divideHalfUp(decimals.low()[row], Decimals.power(scale));
        }
        BigInteger whole = decimals.get(row).setScale(0, RoundingMode.HALF_UP).unscaledValue();
        if (whole.bitLength() > 63) {
            throw CastFailure.overflow();
        }
        return whole.longValue();
    }

    /** Half to even, as floating point numbers are rounded in PostgreSQL. */
    private static long rounded(double value) {
        double whole = Math.rint(value);
        if (!(whole >= -TWO_TO_63 && whole < TWO_TO_63)) {
            throw CastFailure.overflow();
        }
        return (long) whole;
    }

    static @Nullable Conversion toDouble(DataType from, DataType to) {
        boolean real = to.kind() == TypeKind.REAL;
        return switch (from.kind()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT ->
                    new Conversion.ToDouble(
                            source -> {
                                IntToLongFunction longs = longs(source);
                                return real
                                        ? row -> (float) longs.applyAsLong(row)
                                        : row -> (double) longs.applyAsLong(row);
                            });
            case DECIMAL ->
                    new Conversion.ToDouble(
                            source -> {
                                DecimalVector decimals = (DecimalVector) source;
                                return real
                                        ? row -> decimals.get(row).floatValue()
                                        : row -> toDouble(decimals, row);
                            });
            case REAL, DOUBLE ->
                    new Conversion.ToDouble(
                            source -> {
                                double[] values = ((DoubleVector) source).values();
                                return real ? row -> toFloat(values[row]) : row -> values[row];
                            });
            case BOOLEAN ->
                    new Conversion.ToDouble(
                            source -> {
                                boolean[] values = ((BooleanVector) source).values();
                                return row -> values[row] ? 1 : 0;
                            });
            case CHAR, VARCHAR, JSON ->
                    new Conversion.ToDouble(
                            source -> {
                                BytesVector text = (BytesVector) source;
                                return row -> NumberText.floating(text, row, real);
                            });
            default -> null;
        };
    }

    /** Exact: both numbers of the quotient are doubles without loss, so it is the nearest one. */
    private static double toDouble(DecimalVector decimals, int row) {
        long unscaled = decimals.low()[row];
        int scale = decimals.type().scale();
        if (decimals.high() == null && Math.abs(unscaled) < 1L << 53 && scale <= 18) {
            return scale == 0 ? unscaled : (double) unscaled / Decimals.power(scale);
        }
        return decimals.get(row).doubleValue();
    }

    private static double toFloat(double value) {
        float narrow = (float) value;
        if (Float.isInfinite(narrow) && Double.isFinite(value)) {
            throw CastFailure.overflow();
        }
        return narrow;
    }

    static @Nullable Conversion toBoolean(DataType from) {
        return switch (from.kind()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT ->
                    new Conversion.ToBoolean(
                            source -> {
                                IntToLongFunction longs = longs(source);
                                return row -> longs.applyAsLong(row) != 0;
                            });
            case CHAR, VARCHAR, JSON ->
                    new Conversion.ToBoolean(
                            source -> {
                                BytesVector text = (BytesVector) source;
                                return row -> NumberText.bool(text, row);
                            });
            default -> null;
        };
    }
}
