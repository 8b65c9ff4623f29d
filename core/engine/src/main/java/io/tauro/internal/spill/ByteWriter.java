package io.tauro.internal.spill;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that grow as they are written. Numbers are little-endian. Not thread-safe. */
final class ByteWriter {

    static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = {};
    private int size;

    byte[] array() {
        return bytes;
    }

    int size() {
        return size;
    }

    /** Forgets what was written; keeps the room unless it is unusually large. */
    void clear(int usualBytes) {
        size = 0;
        if (bytes.length > 4 * usualBytes) {
            bytes = new byte[0];
        }
    }

    /** Makes room for so many bytes, and returns where they begin. */
    private int grow(long more) {
        int start = size;
        int needed = Math.toIntExact(start + more);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(2L * start, 1 << 30)));
        }
        size = needed;
        return start;
    }

    void writeByte(int value) {
        int at = grow(1);
        bytes[at] = (byte) value;
    }

    void writeInt(int value) {
        int at = grow(4);
        INTS.set(bytes, at, value);
    }

    void writeBytes(byte[] from, int start, int length) {
        int at = grow(length);
        System.arraycopy(from, start, bytes, at, length);
    }

    void writeDoubles(double[] values, int count) {
        int at = grow(8L * count);
        for (int i = 0; i < count; i++) {
            LONGS.set(bytes, at + 8 * i, Double.doubleToRawLongBits(values[i]));
        }
    }

    /** Words of bits, as they are. */
    void writeWords(long[] words, int count) {
        int at = grow(8L * count);
        for (int i = 0; i < count; i++) {
            LONGS.set(bytes, at + 8 * i, words[i]);
        }
    }

    void writeBooleans(boolean[] values, int count) {
        int at = grow((count + 7) / 8);
        Arrays.fill(bytes, at, size, (byte) 0);
        for (int i = 0; i < count; i++) {
            if (values[i]) {
                bytes[at + (i >>> 3)] |= (byte) (1 << (i & 7));
            }
        }
    }

    /** Integers as distances from the least one, in as few bytes each as the greatest one takes. */
    void writeLongs(long[] values, int count) {
        long least = count == 0 ? 0 : Long.MAX_VALUE;
        long most = count == 0 ? 0 : Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
        }
        int width = width(most - least);
        int at = header(width, least, count);
        switch (width) {
            case 0 -> {}
            case 1 -> {
                for (int i = 0; i < count; i++) {
                    bytes[at + i] = (byte) (values[i] - least);
                }
            }
            case 2 -> {
                for (int i = 0; i < count; i++) {
                    SHORTS.set(bytes, at + 2 * i, (short) (values[i] - least));
                }
            }
            case 4 -> {
                for (int i = 0; i < count; i++) {
                    INTS.set(bytes, at + 4 * i, (int) (values[i] - least));
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    LONGS.set(bytes, at + 8 * i, values[i] - least);
                }
            }
        }
    }

    /** Like {@link #writeLongs}. */
    void writeInts(int[] values, int from, int count) {
        int least = count == 0 ? 0 : Integer.MAX_VALUE;
        int most = count == 0 ? 0 : Integer.MIN_VALUE;
        for (int i = from; i < from + count; i++) {
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
        }
        int width = Math.min(4, width((long) most - least));
        int at = header(width, least, count);
        for (int i = 0; i < count && width > 0; i++) {
            int distance = values[from + i] - least;
            switch (width) {
                case 1 -> bytes[at + i] = (byte) distance;
                case 2 -> SHORTS.set(bytes, at + 2 * i, (short) distance);
                default -> INTS.set(bytes, at + 4 * i, distance);
            }
        }
    }

    private int header(int width, long least, int count) {
        writeByte(width);
        int at = grow(8);
        LONGS.set(bytes, at, least);
        return grow((long) width * count);
    }

    /** The bytes that an unsigned number takes: 0, 1, 2, 4 or 8. */
    private static int width(long range) {
        if (range < 0 || range > 0xFFFF_FFFFL) {
            return 8;
        }
        if (range == 0) {
            return 0;
        }
        return range <= 0xFF ? 1 : range <= 0xFFFF ? 2 : 4;
    }
}
