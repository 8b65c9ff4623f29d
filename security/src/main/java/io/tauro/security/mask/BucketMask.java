package io.tauro.security.mask;

import io.tauro.data.ColumnVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.data.Validity;
import io.tauro.data.VectorBuilder;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The greatest multiple of the width that is not above the number; where that is below all that the
 * type holds, its least number. Floating point numbers beyond 2^53, infinities and NaN are NULL.
 */
final class BucketMask extends OneColumn {

    private final long width;
    private final Multiples multiples;

    BucketMask(String name, String column, DataType type, long width) {
        super(name, column, type);
        this.width = width;
        this.multiples = new Multiples(width);
    }

    @Override
    @Nullable Object ofValue(Object value) {
        BigDecimal number = Numbers.exact(value);
        if (number == null) {
            return null;
        }
        BigDecimal wide = BigDecimal.valueOf(width);
        BigDecimal whole = number.setScale(0, RoundingMode.FLOOR);
        BigInteger[] parts = whole.toBigInteger().divideAndRemainder(wide.toBigInteger());
        BigInteger count = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
        return Numbers.boxed(new BigDecimal(count).multiply(wide), type());
    }

    @Override
    ColumnVector ofVector(ColumnVector in, int @Nullable [] selected, int count) {
        if (in instanceof IntVector ints) {
            return ofInts(ints, selected, count);
        }
        if (in instanceof LongVector longs) {
            return ofLongs(longs, selected, count);
        }
        if (in instanceof DoubleVector doubles) {
            return ofDoubles(doubles, selected, count);
        }
        return ofDecimals((DecimalVector) in, selected, count);
    }

    private IntVector ofInts(IntVector in, int @Nullable [] selected, int count) {
        int[] shown = new int[in.size()];
        for (int i = 0; i < count; i++) {
            int row = selected == null ? i : selected[i];
            shown[row] = (int) floor(in.values()[row], Numbers.least(type()));
        }
        return new IntVector(type(), shown, in.validity(), in.size());
    }

    private LongVector ofLongs(LongVector in, int @Nullable [] selected, int count) {
        long[] shown = new long[in.size()];
        for (int i = 0; i < count; i++) {
            int row = selected == null ? i : selected[i];
            shown[row] = floor(in.values()[row], Long.MIN_VALUE);
        }
        return new LongVector(type(), shown, in.validity(), in.size());
    }

    private long floor(long value, long least) {
        long above = multiples.above(value);
        return value < least + above ? least : value - above;
    }

    private DoubleVector ofDoubles(DoubleVector in, int @Nullable [] selected, int count) {
        double[] shown = new double[in.size()];
        long[] validity = Nulls.of(in);
        for (int i = 0; i < count; i++) {
            int row = selected == null ? i : selected[i];
            double value = in.values()[row];
            if (Math.abs(value) <= Numbers.LARGEST) {
                double times = Math.floor(value / width);
                // The quotient of a number just below a multiple is rounded up to a whole one.
                double multiple = (times * width > value ? times - 1 : times) * width + 0.0;
                shown[row] = type().kind() == TypeKind.REAL ? (float) multiple : multiple;
            } else {
                validity = validity == null ? Validity.allValid(in.size()) : validity;
                Validity.setNull(validity, row);
            }
        }
        return new DoubleVector(type(), shown, validity, in.size());
    }

    private ColumnVector ofDecimals(DecimalVector in, int @Nullable [] selected, int count) {
        BigInteger step = BigInteger.valueOf(width).multiply(BigInteger.TEN.pow(type().scale()));
        BigInteger least = Numbers.nines(type()).negate();
        boolean narrow = in.high() == null && step.bitLength() < 63 && least.bitLength() < 63;
        if (narrow) {
            return ofNarrow(in, step.longValue(), least.longValue(), selected, count);
        }
        VectorBuilder out = new VectorBuilder(type(), in.size());
        for (int i = 0; i < count; i++) {
            int row = selected == null ? i : selected[i];
            while (out.size() < row) {
                out.appendNull();
            }
            if (in.isNull(row)) {
                out.appendNull();
            } else {
                BigInteger value = DecimalVector.unscaled(in.highAt(row), in.low()[row]);
                BigInteger shown = value.subtract(value.mod(step)).max(least);
                out.appendDecimal(shown.shiftRight(64).longValue(), shown.longValue());
            }
        }
        while (out.size() < in.size()) {
            out.appendNull();
        }
        return out.build();
    }

    private DecimalVector ofNarrow(
            DecimalVector in, long step, long least, int @Nullable [] selected, int count) {
        long[] shown = new long[in.size()];
        Multiples steps = new Multiples(step);
        for (int i = 0; i < count; i++) {
            int row = selected == null ? i : selected[i];
            long value = in.low()[row];
            shown[row] = Math.max(value - steps.above(value), least);
        }
        return new DecimalVector(type(), shown, null, in.validity(), in.size());
    }
}
