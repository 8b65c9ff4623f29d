package io.tauro.connector.files.parquet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Checks that text is text, since what computes with it later relies on that. */
final class Utf8 {

    /** Of eight bytes, those that none has in ASCII. */
    static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    static void check(byte[] data, int[] offsets, int count) {
        int end = offsets[count];
        if (isAscii(data, 0, end)) {
            return;
        }
        for (int i = 0; i < count; i++) {
            if (!isValid(data, offsets[i], offsets[i + 1])) {
                throw new MalformedData("text that is not UTF-8");
            }
        }
    }

    static boolean isAscii(byte[] data, int start, int end) {
        int i = start;
        for (; i + 32 <= end; i += 32) {
            long all =
                    Bits.longAt(data, i)
                            | Bits.longAt(data, i + 8)
                            | Bits.longAt(data, i + 16)
                            | Bits.longAt(data, i + 24);
            if ((all & HIGH_BITS) != 0) {
                return false;
            }
        }
        for (; i + 8 <= end; i += 8) {
            if ((Bits.longAt(data, i) & HIGH_BITS) != 0) {
                return false;
            }
        }
        for (; i < end; i++) {
            if (data[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isValid(byte[] data, int start, int end) {
        int i = start;
        while (i < end && data[i] >= 0) {
            i++;
        }
        if (i == end) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data, i, end - i));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
