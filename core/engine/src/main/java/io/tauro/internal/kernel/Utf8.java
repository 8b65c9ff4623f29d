package io.tauro.internal.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Code points in UTF-8. Bytes that are not UTF-8 give some answer, and never an exception. */
final class Utf8 {

    private static final long EACH_BYTE = 0x0101_0101_0101_0101L;

    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Utf8() {}

    /** How many code points begin from {@code start} (inclusive) to {@code end} (exclusive). */
    static int length(byte[] data, int start, int end) {
        int points = 0;
        for (int i = start; i < end; i++) {
            points += (data[i] & 0xC0) != 0x80 ? 1 : 0;
        }
        return points;
    }

    /** The position so many code points behind another, at most {@code end}. */
    static int skip(byte[] data, int from, int end, long points) {
        if (points >= end - from) {
            return end;
        }
        int at = from;
        for (long left = points; left > 0 && at < end; left--) {
            at = next(data, at, end);
        }
        return at;
    }

    /** The position so many code points before another, at least {@code start}. */
    static int back(byte[] data, int start, int from, long points) {
        int at = from;
        for (long left = points; left > 0 && at > start; left--) {
            at--;
            while (at > start && (data[at] & 0xC0) == 0x80) {
                at--;
            }
        }
        return at;
    }

    /** The position of the code point behind the one at a position. */
    static int next(byte[] data, int at, int end) {
        int after = at + 1;
        while (after < end && (data[after] & 0xC0) == 0x80) {
            after++;
        }
        return after;
    }

    static boolean isAscii(byte[] data, int start, int end) {
        byte all = 0;
        for (int i = start; i < end; i++) {
            all |= data[i];
        }
        return all >= 0;
    }

    /** Where bytes occur first, from a position on; -1 if nowhere. */
    static int indexOf(byte[] data, int from, int end, byte[] wanted) {
        if (wanted.length == 0) {
            return from;
        }
        byte first = wanted[0];
        int last = end - wanted.length;
        int at = from;
        long firsts = EACH_BYTE * (first & 0xFF);
        long lasts = EACH_BYTE * (wanted[wanted.length - 1] & 0xFF);
        int apart = wanted.length - 1;
        for (; at <= last - 7; at += 8) {
            long differs =
                    (long) WORDS.get(data, at) ^ firsts
                            | (long) WORDS.get(data, at + apart) ^ lasts;
            // The high bit of a byte that is zero; above such a one, perhaps of others too.
            long candidates = differs - EACH_BYTE & ~differs & EACH_BYTE << 7;
            while (candidates != 0) {
                int i = at + (Long.numberOfTrailingZeros(candidates) >>> 3);
                if (matches(data, i, wanted)) {
                    return i;
                }
                candidates &= candidates - 1;
            }
        }
        for (; at <= last; at++) {
            if (data[at] == first && matches(data, at, wanted)) {
                return at;
            }
        }
        return -1;
    }

    /** Whether bytes are at a position behind which there are enough. */
    static boolean matches(byte[] data, int at, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (data[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
