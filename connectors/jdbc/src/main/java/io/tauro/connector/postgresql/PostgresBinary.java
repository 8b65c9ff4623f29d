package io.tauro.connector.postgresql;

import io.tauro.connector.jdbc.NumberTooLarge;
import io.tauro.connector.jdbc.ValueReaders;
import io.tauro.data.VectorBuilder;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;

/** Values as the server's send functions write them. */
final class PostgresBinary {

    private static final VarHandle SHORT =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** From our first day to the server's, which is that of the year 2000. */
    private static final int DAYS = 10_957;

    private static final long MICROS = DAYS * 86_400_000_000L;

    private static final int NEGATIVE = 0x4000;

    /** What a numeric begins with: its digits, the first one's weight, its sign and its scale. */
    private static final int NUMERIC_HEADER = 8;

    /** So many decimal digits are room for three more in a long. */
    private static final int NARROW = 15;

    private static final long[] TENS = new long[19];

    static {
        TENS[0] = 1;
        for (int i = 1; i < TENS.length; i++) {
            TENS[i] = TENS[i - 1] * 10;
        }
    }

    private PostgresBinary() {}

    static int int16(byte[] source, int at) {
        return (short) SHORT.get(source, at);
    }

    static int int32(byte[] source, int at) {
        return (int) INT.get(source, at);
    }

    private static long int64(byte[] source, int at) {
        return (long) LONG.get(source, at);
    }

    static int bool(byte[] source, int at, int length, VectorBuilder into) {
        into.appendBoolean(source[at] != 0);
        return 1;
    }

    static int smallint(byte[] source, int at, int length, VectorBuilder into) {
        into.appendInt(int16(source, at));
        return 4;
    }

    static int integer(byte[] source, int at, int length, VectorBuilder into) {
        into.appendInt(int32(source, at));
        return 4;
    }

    static int bigint(byte[] source, int at, int length, VectorBuilder into) {
        into.appendLong(int64(source, at));
        return 8;
    }

    static int real(byte[] source, int at, int length, VectorBuilder into) {
        into.appendDouble(Float.intBitsToFloat(int32(source, at)));
        return 4;
    }

    static int doublePrecision(byte[] source, int at, int length, VectorBuilder into) {
        into.appendDouble(Double.longBitsToDouble(int64(source, at)));
        return 8;
    }

    static int date(byte[] source, int at, int length, VectorBuilder into) {
        int days = int32(source, at);
        refuse(days == Integer.MAX_VALUE || days == Integer.MIN_VALUE);
        into.appendInt(Math.addExact(days, DAYS));
        return 4;
    }

    /** 24:00 is a time there and not here. */
    static int time(byte[] source, int at, int length, VectorBuilder into) {
        long micros = int64(source, at);
        refuse(micros >= 86_400_000_000L);
        into.appendLong(micros);
        return 8;
    }

    static int timestamp(byte[] source, int at, int length, VectorBuilder into) {
        long micros = int64(source, at);
        refuse(micros == Long.MAX_VALUE || micros == Long.MIN_VALUE);
        long ours = Math.addExact(micros, MICROS);
        int precision = into.type().precision();
        if (precision < 6) {
            long unit = TENS[6 - precision];
            ours = Math.floorDiv(ours, unit) * unit;
        }
        into.appendLong(ours);
        return 8;
    }

    private static void refuse(boolean unknown) {
        if (unknown) {
            throw new ArithmeticException("no such value here");
        }
    }

    /** Text in UTF-8, bytes, and the sixteen of a UUID. */
    static int bytes(byte[] source, int at, int length, VectorBuilder into) {
        into.appendBytes(source, at, length);
        return length;
    }

    /** The text, behind the version of the format. */
    static int jsonb(byte[] source, int at, int length, VectorBuilder into) {
        refuse(length < 1 || source[at] != 1);
        into.appendBytes(source, at + 1, length - 1);
        return length - 1;
    }

    /** Digits to the base of 10000, without zeros at the ends. */
    static int numeric(byte[] source, int at, int length, VectorBuilder into) {
        int digits = int16(source, at);
        int weight = int16(source, at + 2);
        int sign = int16(source, at + 4) & 0xffff;
        refuse(sign != 0 && sign != NEGATIVE);
        int scale = into.type().scale();
        boolean narrow = 4 * (weight + 1) + scale <= NARROW;
        if (narrow) {
            long value = narrow(source, at + NUMERIC_HEADER, digits, weight, scale);
            if (value >= TENS[Math.min(18, into.type().precision())]) {
                throw new NumberTooLarge();
            }
            into.appendDecimal(sign == 0 ? value : -value);
        } else {
            BigDecimal value = wide(source, at + NUMERIC_HEADER, digits, weight);
            ValueReaders.appendExactly(sign == 0 ? value : value.negate(), into);
        }
        return length;
    }

    private static long narrow(byte[] source, int at, int digits, int weight, int scale) {
        if (digits == 0) {
            return 0;
        }
        int shift = 4 * (weight + 1 - digits) + scale;
        // The last digit is no zero, so that not all of its places can be beyond the scale.
        refuse(shift <= -4);
        long value = 0;
        for (int i = 0; i < digits; i++) {
            value = value * 10_000 + int16(source, at + 2 * i);
        }
        if (shift >= 0) {
            return value * TENS[shift];
        }
        long unit = TENS[-shift];
        refuse(value % unit != 0);
        return value / unit;
    }

    private static BigDecimal wide(byte[] source, int at, int digits, int weight) {
        BigInteger value = BigInteger.ZERO;
        int i = 0;
        while (i < digits) {
            long chunk = 0;
            long unit = 1;
            for (int n = 0; n < 4 && i < digits; n++, i++) {
                chunk = chunk * 10_000 + int16(source, at + 2 * i);
                unit *= 10_000;
            }
            value = value.multiply(BigInteger.valueOf(unit)).add(BigInteger.valueOf(chunk));
        }
        return new BigDecimal(value, 4 * (digits - weight - 1));
    }
}
