package io.tauro.connector.files.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Little-endian numbers and packed bits in arrays of bytes. */
final class Bits {

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Bits() {}

    static int intAt(byte[] data, int position) {
        return (int) INT.get(data, position);
    }

    static long longAt(byte[] data, int position) {
        return (long) LONG.get(data, position);
    }

    static void putInt(byte[] data, int position, int value) {
        INT.set(data, position, value);
    }

    static void putLong(byte[] data, int position, long value) {
        LONG.set(data, position, value);
    }

    /**
     * The number of {@code width} bits, 1 to 64, that begins so many bits behind a position, least
     * significant bit first.
     *
     * @param limit where the packed bytes end; the number lies before it
     */
    static long packed(byte[] data, int position, long bit, int width, int limit) {
        int start = position + (int) (bit >>> 3);
        int shift = (int) (bit & 7);
        long value;
        if (start + 8 <= data.length) {
            value = longAt(data, start) >>> shift;
            if (shift + width > 64) {
                value |= (data[start + 8] & 0xFFL) << 64 - shift;
            }
        } else {
            value = 0;
            for (int i = start; i < limit && i < start + 8; i++) {
                value |= (data[i] & 0xFFL) << 8 * (i - start);
            }
            value >>>= shift;
            if (shift + width > 64 && start + 8 < limit) {
                value |= (data[start + 8] & 0xFFL) << 64 - shift;
            }
        }
        return width == 64 ? value : value & (1L << width) - 1;
    }
}
