package io.tauro.internal.kernel;

import io.tauro.data.BooleanVector;
import io.tauro.data.BytesVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DoubleVector;
import io.tauro.internal.kernel.CastLoop.Conversion;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/** Conversions to DECIMAL. */
final class DecimalCasts {

    private DecimalCasts() {}

    /** A kernel for numbers of 64 bits to which only zeros are added; null if it is not that. */
    static @Nullable Kernel fast(DataType from, DataType to, boolean lenient) {
        boolean exact = from.kind() == TypeKind.DECIMAL || from.kind().isInteger();
        int more = to.scale() - from.scale();
        if (to.kind() != TypeKind.DECIMAL || !exact || more < 0 || more > 18) {
            return null;
        }
        Kernel slow = CastLoop.kernel(from, to, lenient, exactToDecimal(from));
        long factor = Decimals.power(more);
        return (arguments, rows) -> {
            DecimalOperand source = DecimalOperand.of(arguments, 0);
            if (!source.isNarrow()) {
                return slow.compute(arguments, rows);
            }
            long limit =
                    to.precision() <= DecimalVector.MAX_LONG_DIGITS
                            ? Decimals.power(to.precision()) - 1
                            : Long.MAX_VALUE;
            long[] low = source.low();
            long[] values = new long[rows.size()];
            int[] selection = rows.selection();
            boolean outside = false;
            for (int n = 0; n < rows.count(); n++) {
                int row = selection == null ? n : selection[n];
                long value = low[row & source.mask()];
                long scaled = value * factor;
                outside |= Math.multiplyHigh(value, factor) != scaled >> 63;
                outside |= scaled > limit || scaled < -limit;
                values[row] = scaled;
            }
            return outside
                    ? slow.compute(arguments, rows)
                    : new DecimalVector(to, values, null, rows.validity(), rows.size());
        };
    }

    static @Nullable Conversion toDecimal(DataType from, DataType to) {
        return switch (from.kind()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL -> exactToDecimal(from);
            case REAL, DOUBLE ->
                    new Conversion.ToDecimal(
                            source -> {
                                double[] values = ((DoubleVector) source).values();
                                boolean real = source.type().kind() == TypeKind.REAL;
                                return row -> decimal(values[row], real);
                            });
            case BOOLEAN ->
                    new Conversion.ToDecimal(
                            source -> {
                                boolean[] values = ((BooleanVector) source).values();
                                return row -> values[row] ? BigDecimal.ONE : BigDecimal.ZERO;
                            });
            case CHAR, VARCHAR, JSON ->
                    new Conversion.ToDecimal(
                            source -> {
                                BytesVector text = (BytesVector) source;
                                return row -> NumberText.decimal(text, row);
                            });
            default -> null;
        };
    }

    private static Conversion exactToDecimal(DataType from) {
        if (from.kind() == TypeKind.DECIMAL) {
            return new Conversion.ToDecimal(source -> ((DecimalVector) source)::get);
        }
        return new Conversion.ToDecimal(
                source -> {
                    IntToLongFunction longs = NumberCasts.longs(source);
                    return row -> BigDecimal.valueOf(longs.applyAsLong(row));
                });
    }

    /** The shortest decimal that reads back as the number: 0.1 is 0.1. */
    private static BigDecimal decimal(double value, boolean real) {
        if (!Double.isFinite(value)) {
            throw CastFailure.overflow();
        }
        return new BigDecimal(real ? Float.toString((float) value) : Double.toString(value));
    }

    /** The number rounded half up to the scale of a type, if it has no more digits than that. */
    static BigDecimal rescale(BigDecimal value, DataType to) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO.setScale(to.scale());
        }
        // The exponent is looked at first: to write out the digits of 1e999999999 takes forever.
        long exponent = (long) value.precision() - value.scale();
        if (exponent > DataType.MAX_DECIMAL_PRECISION) {
            throw CastFailure.overflow();
        }
        if (exponent < -to.scale() - 1) {
            return BigDecimal.ZERO.setScale(to.scale());
        }
        BigDecimal scaled = value.setScale(to.scale(), RoundingMode.HALF_UP);
        if (scaled.precision() > to.precision()) {
            throw CastFailure.overflow();
        }
        return scaled;
    }
}
