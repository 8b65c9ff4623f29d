package io.tauro.predicate;

import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * LIKE over UTF-8 by a pattern of parts between {@code %}: bytes are looked for, and no text is
 * made.
 *
 * @param parts the bytes of each part, of which there is one more than {@code %}
 * @param wanted false to keep the rows that do not match
 */
record LikeTest(List<byte[]> parts, boolean wanted) implements ValueTest {

    private static final long EACH_BYTE = 0x0101_0101_0101_0101L;

    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    static ValueTest of(String pattern, boolean wanted) {
        byte[] utf8 = pattern.getBytes(StandardCharsets.UTF_8);
        // What is not proper Unicode has no such bytes; and a character may be of several bytes.
        if (pattern.indexOf('_') >= 0
                || !new String(utf8, StandardCharsets.UTF_8).equals(pattern)) {
            return BOXED;
        }
        List<byte[]> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= utf8.length; i++) {
            if (i == utf8.length || utf8[i] == '%') {
                parts.add(Arrays.copyOfRange(utf8, start, i));
                start = i + 1;
            }
        }
        return new LikeTest(List.copyOf(parts), wanted);
    }

    @Override
    public int select(ColumnVector vector, int[] rows, int count) {
        if (!(vector instanceof BytesVector bytes) || !bytes.type().kind().isText()) {
            return CANNOT;
        }
        int valid = ValueTest.nulls(vector, rows, count, false);
        byte[] data = bytes.data();
        int kept = 0;
        for (int i = 0; i < valid; i++) {
            int row = rows[i];
            int start = bytes.start(row);
            rows[kept] = row;
            kept += matches(data, start, start + bytes.length(row)) == wanted ? 1 : 0;
        }
        return kept;
    }

    private boolean matches(byte[] data, int start, int end) {
        byte[] first = parts.get(0);
        if (parts.size() == 1) {
            return end - start == first.length && isAt(data, start, first);
        }
        byte[] last = parts.get(parts.size() - 1);
        int tail = end - last.length;
        if (tail - start < first.length || !isAt(data, start, first) || !isAt(data, tail, last)) {
            return false;
        }
        int at = start + first.length;
        for (int i = 1; i < parts.size() - 1; i++) {
            int found = indexOf(data, at, tail, parts.get(i));
            if (found < 0) {
                return false;
            }
            at = found + parts.get(i).length;
        }
        return true;
    }

    private static boolean isAt(byte[] data, int at, byte[] part) {
        for (int i = 0; i < part.length; i++) {
            if (data[at + i] != part[i]) {
                return false;
            }
        }
        return true;
    }

    /** Where a part occurs first, by its first and last byte eight places at a time; else -1. */
    private static int indexOf(byte[] data, int from, int end, byte[] part) {
        if (part.length == 0) {
            return from;
        }
        int apart = part.length - 1;
        int last = end - part.length;
        long firsts = EACH_BYTE * (part[0] & 0xFF);
        long lasts = EACH_BYTE * (part[apart] & 0xFF);
        int at = from;
        for (; at <= last - 7; at += 8) {
            long differs =
                    (long) WORDS.get(data, at) ^ firsts
                            | (long) WORDS.get(data, at + apart) ^ lasts;
            // The high bit of a byte that is zero; above such a one, perhaps of others too.
            long candidates = differs - EACH_BYTE & ~differs & EACH_BYTE << 7;
            while (candidates != 0) {
                int found = at + (Long.numberOfTrailingZeros(candidates) >>> 3);
                if (isAt(data, found, part)) {
                    return found;
                }
                candidates &= candidates - 1;
            }
        }
        for (; at <= last; at++) {
            if (isAt(data, at, part)) {
                return at;
            }
        }
        return -1;
    }
}
