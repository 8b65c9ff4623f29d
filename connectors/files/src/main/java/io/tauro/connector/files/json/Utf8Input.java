package io.tauro.connector.files.json;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.MalformedInputException;

/**
 * Bytes that are UTF-8. The parser would take some that are not: overlong forms and surrogates.
 * What is before a wrong byte is delivered before the error is.
 */
final class Utf8Input extends InputStream {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NOT_ASCII = 0x8080808080808080L;

    private final InputStream input;

    /** Bytes that the character that was begun still needs. */
    private int needed;

    /** The range of the next of them. */
    private int least;

    private int most;
    private boolean wrong;
    private long delivered;

    Utf8Input(InputStream input) {
        this.input = input;
    }

    /** Whether all characters of a range are whole and right. */
    static boolean isUtf8(byte[] bytes, int start, int length) {
        Utf8Input checker = new Utf8Input(InputStream.nullInputStream());
        return checker.check(bytes, start, start + length) == start + length && checker.needed == 0;
    }

    /** How many bytes were handed out. */
    long delivered() {
        return delivered;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (wrong) {
            throw new MalformedInputException(1);
        }
        int count = input.read(into, offset, length);
        if (count < 0) {
            if (needed > 0) {
                throw new MalformedInputException(1);
            }
            return count;
        }
        int right = check(into, offset, offset + count) - offset;
        if (right < count) {
            wrong = true;
            if (right == 0) {
                throw new MalformedInputException(1);
            }
        }
        delivered += right;
        return right;
    }

    /** The position of the first wrong byte, or the end. */
    private int check(byte[] bytes, int start, int end) {
        int i = start;
        while (i < end) {
            if (needed == 0) {
                while (i + 8 <= end && ((long) LONGS.get(bytes, i) & NOT_ASCII) == 0) {
                    i += 8;
                }
                if (i == end) {
                    break;
                }
            }
            int next = bytes[i] & 0xFF;
            if (needed > 0) {
                if (next < least || next > most) {
                    return i;
                }
                needed--;
                least = 0x80;
                most = 0xBF;
            } else if (next >= 0x80 && !begin(next)) {
                return i;
            }
            i++;
        }
        return end;
    }

    private boolean begin(int first) {
        least = 0x80;
        most = 0xBF;
        if (first >= 0xC2 && first <= 0xDF) {
            needed = 1;
        } else if (first >= 0xE0 && first <= 0xEF) {
            needed = 2;
            least = first == 0xE0 ? 0xA0 : 0x80;
            most = first == 0xED ? 0x9F : 0xBF;
        } else if (first >= 0xF0 && first <= 0xF4) {
            needed = 3;
            least = first == 0xF0 ? 0x90 : 0x80;
            most = first == 0xF4 ? 0x8F : 0xBF;
        } else {
            return false;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
