package io.tauro.internal.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Spreads bits, so that every bit of a key has its say in every bit of the hash. */
final class Hashing {

    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private Hashing() {}

    /** A bijection in which each bit of the result depends on each bit of the value. */
    static long mix(long value) {
        long bits = (value ^ value >>> 32) * GOLDEN;
        bits = (bits ^ bits >>> 29) * 0xD6E8_FEB8_6659_FD93L;
        return bits ^ bits >>> 32;
    }

    /** A hash of the bytes from {@code start} (inclusive) to {@code end} (exclusive). */
    static long bytes(byte[] data, int start, int end) {
        long hash = (end - start) * GOLDEN;
        int at = start;
        for (; end - at >= 8; at += 8) {
            hash = mix(hash ^ (long) WORDS.get(data, at));
        }
        if (at == end) {
            return mix(hash);
        }
        long rest = 0;
        for (; at < end; at++) {
            rest = rest << 8 | data[at] & 0xFF;
        }
        return mix(hash ^ rest);
    }
}
