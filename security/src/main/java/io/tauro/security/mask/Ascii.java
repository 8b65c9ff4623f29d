package io.tauro.security.mask;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Questions to bytes of text, eight at a time. */
final class Ascii {

    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EACH = 0x0101010101010101L;
    private static final long TOP = 0x8080808080808080L;
    private static final long SPACES = ' ' * EACH;
    private static final long DELETES = 0x7F * EACH;

    private Ascii() {}

    /** Whether each byte is a character of ASCII that can be seen, or a space. */
    static boolean isPrintable(byte[] data, int from, int to) {
        int i = from;
        for (; i + 8 <= to; i += 8) {
            long word = (long) WORDS.get(data, i);
            // A byte below a space borrows from its top bit; a delete becomes zero, which borrows
            // too.
            long below = word - SPACES;
            long deleted = (word ^ DELETES) - EACH;
            if (((word | below | deleted) & TOP) != 0) {
                return false;
            }
        }
        for (; i < to; i++) {
            if (data[i] < ' ' || data[i] == 0x7F) {
                return false;
            }
        }
        return true;
    }

    /** Whether a space is among bytes of which each is a character of ASCII. */
    static boolean hasSpace(byte[] data, int from, int to) {
        int i = from;
        for (; i + 8 <= to; i += 8) {
            long word = (long) WORDS.get(data, i);
            if (((word ^ SPACES) - EACH & TOP) != 0) {
                return true;
            }
        }
        for (; i < to; i++) {
            if (data[i] == ' ') {
                return true;
            }
        }
        return false;
    }
}
