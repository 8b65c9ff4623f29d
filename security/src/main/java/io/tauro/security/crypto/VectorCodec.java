package io.tauro.security.crypto;

import io.tauro.data.BooleanVector;
import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.IntVector;
import io.tauro.data.LongVector;
import io.tauro.data.VectorBuilder;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Values of vectors as the bytes that are enciphered, and back, without making objects of them: the
 * same bytes as those of {@link ValueCodec}, by code that has nothing of it.
 */
final class VectorCodec {

    private VectorCodec() {}

    /** The value at a row that is not null. */
    static byte[] encode(ColumnVector vector, int row) {
        byte tag = ValueTag.of(vector.type());
        if (vector instanceof BytesVector texts) {
            byte[] all = new byte[1 + texts.length(row)];
            all[0] = tag;
            System.arraycopy(texts.data(), texts.start(row), all, 1, texts.length(row));
            return all;
        }
        if (vector instanceof LongVector longs) {
            return eight(tag, longs.get(row));
        }
        if (vector instanceof IntVector ints) {
            return eight(tag, ints.get(row));
        }
        if (vector instanceof DecimalVector decimals) {
            return decimal(decimals, row);
        }
        if (vector instanceof DoubleVector doubles) {
            double value = doubles.get(row);
            return tag == ValueTag.REAL
                    ? Arrays.copyOf(eight(tag, (long) Float.floatToIntBits((float) value) << 32), 5)
                    : eight(tag, Double.doubleToLongBits(value));
        }
        if (vector instanceof BooleanVector booleans) {
            return new byte[] {tag, (byte) (booleans.get(row) ? 1 : 0)};
        }
        if (vector instanceof DictionaryVector entries) {
            return encode(entries.dictionary(), entries.codes()[row]);
        }
        if (vector instanceof ConstantVector constant) {
            return encode(constant.entry(), 0);
        }
        throw new IllegalStateException("ValueTag knows no such type");
    }

    private static byte[] eight(byte tag, long value) {
        byte[] bytes = new byte[9];
        bytes[0] = tag;
        for (int i = 0; i < 8; i++) {
            bytes[1 + i] = (byte) (value >>> 56 - 8 * i);
        }
        return bytes;
    }

    private static byte[] decimal(DecimalVector vector, int row) {
        byte[] sixteen = new byte[16];
        System.arraycopy(eight((byte) 0, vector.highAt(row)), 1, sixteen, 0, 8);
        System.arraycopy(eight((byte) 0, vector.low()[row]), 1, sixteen, 8, 8);
        int first = 0;
        while (first < 15 && isSign(sixteen[first], sixteen[first + 1])) {
            first++;
        }
        byte[] bytes = new byte[2 + 16 - first];
        bytes[0] = ValueTag.DECIMAL;
        bytes[1] = (byte) vector.type().scale();
        System.arraycopy(sixteen, first, bytes, 2, 16 - first);
        return bytes;
    }

    /** Whether a byte says nothing that the first bit of the next one does not. */
    private static boolean isSign(byte one, byte next) {
        return one == 0 && next >= 0 || one == -1 && next < 0;
    }

    /**
     * Appends a value.
     *
     * @throws RuntimeException of any class if the bytes are not a value of the builder's type;
     *     nothing is appended then
     */
    static void decode(byte[] plain, VectorBuilder out) {
        DataType type = out.type();
        if (plain[0] != ValueTag.of(type)) {
            throw new IllegalArgumentException("A value of another type");
        }
        int length = plain.length - 1;
        switch (type.physical()) {
            case BOOLEAN -> {
                require(length == 1);
                out.appendBoolean(plain[1] != 0);
            }
            case INT -> {
                long value = eight(plain);
                require(
                        type.kind() == TypeKind.DATE
                                ? value == (int) value
                                : ValueCodec.fits(value, type.kind()));
                out.appendInt((int) value);
            }
            case LONG -> {
                long value = eight(plain);
                require(!type.kind().isTemporal() || value % ValueCodec.unit(type) == 0);
                out.appendLong(value);
            }
            case DOUBLE -> out.appendDouble(number(plain, type));
            case DECIMAL -> {
                BigInteger unscaled = new BigInteger(plain, 2, length - 1);
                boolean same = plain[1] == type.scale();
                decimal(same ? unscaled : rescaled(unscaled, plain[1], type), out);
            }
            case BYTES -> {
                require(type.kind() != TypeKind.UUID || length == 16);
                out.appendBytes(plain, 1, length);
            }
            case LIST, STRUCT -> throw new IllegalArgumentException("Not enciphered");
        }
    }

    /** Of a column that has got more digits behind the point since, or fewer. */
    private static BigInteger rescaled(BigInteger unscaled, int scale, DataType type) {
        return new BigDecimal(unscaled, scale)
                .setScale(type.scale(), RoundingMode.UNNECESSARY)
                .unscaledValue();
    }

    private static void decimal(BigInteger unscaled, VectorBuilder out) {
        require(unscaled.abs().compareTo(BigInteger.TEN.pow(out.type().precision())) < 0);
        out.appendDecimal(unscaled.shiftRight(64).longValue(), unscaled.longValue());
    }

    private static double number(byte[] plain, DataType type) {
        if (type.kind() == TypeKind.REAL) {
            require(plain.length == 5);
            return Float.intBitsToFloat(ByteBuffer.wrap(plain, 1, 4).getInt());
        }
        return Double.longBitsToDouble(eight(plain));
    }

    private static long eight(byte[] plain) {
        require(plain.length == 9);
        long value = 0;
        for (int i = 1; i < 9; i++) {
            value = value << 8 | plain[i] & 0xff;
        }
        return value;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("Not a value of the type");
        }
    }
}
