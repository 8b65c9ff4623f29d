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
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The number and a deviation of at most the width, in steps of the last digit that the type has.
 * The deviation hangs on key, column, version of the policy and the number: asked again it is the
 * same, so it does not average out; equal numbers stay equal. It is not differential privacy. At
 * the ends of what the type holds it stops. Floating point numbers get whole steps of 2^-20 of the
 * width; those beyond 2^53, infinities and NaN are NULL.
 */
final class NoiseMask extends OneColumn {

    private static final int FLOATING_BITS = 20;

    private final long width;
    private final ColumnKey key;

    NoiseMask(String name, String column, DataType type, long width, ColumnKey key) {
        super(name, column, type);
        this.width = width;
        this.key = key;
    }

    @Override
    @Nullable Object ofValue(Object value) {
        BigDecimal number = Numbers.exact(value);
        if (number == null) {
            return null;
        }
        BigInteger hash = new BigInteger(1, Arrays.copyOf(key.hmac(Canonical.bytes(value)), 16));
        BigDecimal unit = BigDecimal.ONE.movePointLeft(type().scale());
        BigDecimal steps = BigDecimal.valueOf(width).movePointRight(type().scale());
        if (isFloating()) {
            unit = BigDecimal.valueOf(width).divide(BigDecimal.valueOf(1L << FLOATING_BITS));
            steps = BigDecimal.valueOf(1L << FLOATING_BITS);
        }
        BigInteger most = steps.toBigIntegerExact();
        BigInteger step = hash.mod(most.shiftLeft(1).add(BigInteger.ONE)).subtract(most);
        BigDecimal deviation = new BigDecimal(step).multiply(unit);
        if (isFloating()) {
            return floating(number.doubleValue() + deviation.doubleValue());
        }
        return Numbers.boxed(number.add(deviation), type());
    }

    private boolean isFloating() {
        return type().kind() == TypeKind.REAL || type().kind() == TypeKind.DOUBLE;
    }

    private Object floating(double number) {
        return type().kind() == TypeKind.REAL ? (Object) (float) number : (Object) number;
    }

    @Override
    ColumnVector ofVector(ColumnVector in, int @Nullable [] selected, int count) {
        if (in instanceof DecimalVector decimals) {
            return ofDecimals(decimals, selected, count);
        }
        if (in instanceof DoubleVector doubles) {
            return ofDoubles(doubles, selected, count);
        }
        int rows = in.size();
        int[] ints = in instanceof IntVector ? new int[rows] : new int[0];
        long[] longs = in instanceof IntVector ? new long[0] : new long[rows];
        for (int i = 0; i < count; i++) {
            int row = selected == null ? i : selected[i];
            if (in.isNull(row)) {
                continue;
            }
            if (in instanceof IntVector some) {
                ints[row] = (int) moved(some.get(row));
            } else {
                longs[row] = moved(((LongVector) in).get(row));
            }
        }
        return in instanceof IntVector
                ? new IntVector(type(), ints, Nulls.of(in), rows)
                : new LongVector(type(), longs, Nulls.of(in), rows);
    }

    private long moved(long value) {
        byte[] hash = key.hmac(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
        long deviation = remainder(hash, 2 * width + 1) - width;
        long least = Numbers.least(type());
        long most = Numbers.most(type());
        long moved = value + deviation;
        if (deviation < 0 && (moved > value || moved < least)) {
            return least;
        }
        return deviation > 0 && (moved < value || moved > most) ? most : moved;
    }

    /** Sixteen bytes as a number without a sign, by bits, modulo one of at most 62. */
    private static long remainder(byte[] hash, long modulus) {
        ByteBuffer words = ByteBuffer.wrap(hash);
        long high = Long.remainderUnsigned(words.getLong(), modulus);
        long low = words.getLong();
        long rest = high;
        for (int bit = 63; bit >= 0; bit--) {
            rest = (rest << 1 | low >>> bit & 1) % modulus;
        }
        return rest;
    }

    private DoubleVector ofDoubles(DoubleVector in, int @Nullable [] selected, int count) {
        double[] shown = new double[in.size()];
        long[] validity = Nulls.of(in);
        long most = 1L << FLOATING_BITS;
        for (int i = 0; i < count; i++) {
            int row = selected == null ? i : selected[i];
            if (!Validity.isValid(validity, row)) {
                continue;
            }
            double value = in.get(row);
            if (Math.abs(value) <= Numbers.LARGEST) {
                byte[] hash = key.hmac(Canonical.bytes(value));
                double step = remainder(hash, 2 * most + 1) - most;
                double moved = value + step * width / most;
                shown[row] = type().kind() == TypeKind.REAL ? (float) moved : moved;
            } else {
                validity = validity == null ? Validity.allValid(in.size()) : validity;
                Validity.setNull(validity, row);
            }
        }
        return new DoubleVector(type(), shown, validity, in.size());
    }

    private ColumnVector ofDecimals(DecimalVector in, int @Nullable [] selected, int count) {
        BigInteger most = BigInteger.valueOf(width).multiply(BigInteger.TEN.pow(type().scale()));
        BigInteger modulus = most.add(most).add(BigInteger.ONE);
        BigInteger nines = Numbers.nines(type());
        VectorBuilder out = new VectorBuilder(type(), in.size());
        for (int i = 0; i < count; i++) {
            int row = selected == null ? i : selected[i];
            while (out.size() < row) {
                out.appendNull();
            }
            if (in.isNull(row)) {
                out.appendNull();
                continue;
            }
            byte[] hash = key.hmac(Canonical.bytes(in.get(row)));
            BigInteger deviation = new BigInteger(1, hash, 0, 16).remainder(modulus).subtract(most);
            BigInteger moved = DecimalVector.unscaled(in.highAt(row), in.low()[row]).add(deviation);
            BigInteger shown =
                    moved.compareTo(nines) > 0
                            ? nines
                            : moved.compareTo(nines.negate()) < 0 ? nines.negate() : moved;
            out.appendDecimal(shown.shiftRight(64).longValue(), shown.longValue());
        }
        while (out.size() < in.size()) {
            out.appendNull();
        }
        return out.build();
    }
}
