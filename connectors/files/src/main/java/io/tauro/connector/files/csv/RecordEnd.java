package io.tauro.connector.files.csv;

import io.tauro.spi.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the end of a record in bytes, in the way the parsers do: a quote opens at the start of a
 * field only, and within quotes line ends are text. Not thread-safe.
 */
final class RecordEnd {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final int PIECE = 1 << 18;

    /** What no byte is. */
    private static final int NONE = Integer.MIN_VALUE;

    private enum State {
        OUTSIDE,
        /** Behind a carriage return outside of quotes. */
        RETURN,
        INSIDE,
        /** Behind a quote that closes, or is the first of two. */
        QUOTE,
        /** Behind an escape within quotes. */
        ESCAPE
    }

    private final byte delimiter;
    private final int quote;
    private final int escape;
    private final long border;
    private long position;
    private State state = State.OUTSIDE;
    private byte last = '\n';

    /**
     * @param begin where a record begins
     * @param border the end of a record before it does not count
     */
    RecordEnd(CsvDialect dialect, long begin, long border) {
        this.delimiter = (byte) dialect.delimiter().charAt(0);
        this.quote = code(dialect.quote());
        this.escape = dialect.escape() == dialect.quote() ? NONE : code(dialect.escape());
        this.position = begin;
        this.border = border;
    }

    private static int code(char c) {
        return c == CsvDialect.NONE ? NONE : c;
    }

    /** The position behind the first record that ends at the border or later, or the end. */
    long find(InputStream input, Cancellation cancellation) throws IOException {
        byte[] piece = new byte[PIECE];
        for (int length = 0; length >= 0; length = input.read(piece, 0, PIECE)) {
            cancellation.throwIfCancelled();
            int end = find(piece, length);
            if (end >= 0) {
                return position + end;
            }
            position += length;
        }
        return position;
    }

    /** The index behind the record in a piece; -1 if it does not end there. */
    private int find(byte[] piece, int length) {
        for (int i = 0; i < length; i++) {
            i = skip(piece, i, length);
            if (i == length) {
                break;
            }
            byte c = piece[i];
            switch (state) {
                case RETURN -> {
                    int end = c == '\n' ? i + 1 : i;
                    if (position + end >= border) {
                        return end;
                    }
                    last = '\n';
                    outside(c);
                }
                case OUTSIDE -> outside(c);
                case INSIDE -> inside(c);
                case QUOTE -> {
                    if (c == quote) {
                        state = State.INSIDE;
                    } else {
                        last = (byte) quote;
                        outside(c);
                    }
                }
                default -> {
                    if (c == quote || c == escape) {
                        state = State.INSIDE;
                    } else {
                        inside(c);
                    }
                }
            }
            if (state == State.OUTSIDE && c == '\n' && position + i + 1 >= border) {
                return i + 1;
            }
        }
        return -1;
    }

    private void outside(byte c) {
        if (c == quote && (last == delimiter || last == '\n' || last == '\r')) {
            state = State.INSIDE;
        } else {
            state = c == '\r' ? State.RETURN : State.OUTSIDE;
            last = c;
        }
    }

    private void inside(byte c) {
        state = c == quote ? State.QUOTE : c == escape ? State.ESCAPE : State.INSIDE;
    }

    /** The next byte that may change anything: eight of them are looked at at once. */
    private int skip(byte[] piece, int from, int length) {
        if (state != State.OUTSIDE && state != State.INSIDE) {
            return from;
        }
        int i = from;
        boolean inside = state == State.INSIDE;
        boolean escapes = inside && escape != NONE;
        long least = inside ? Long.MAX_VALUE : border - position;
        while (i + 8 <= length && i + 8 < least) {
            long eight = (long) LONGS.get(piece, i);
            long found = quote == NONE ? 0 : matches(eight, quote);
            found |= escapes ? matches(eight, escape) : 0;
            if (found != 0) {
                i += Long.numberOfTrailingZeros(found) >>> 3;
                break;
            }
            i += 8;
        }
        if (i > from && !inside) {
            last = piece[i - 1];
        }
        return i;
    }

    /**
     * The highest bit of the first of eight bytes that is a character; what follows may be wrong.
     */
    private static long matches(long eight, int character) {
        long different = eight ^ LOW * character;
        return different - LOW & ~different & HIGH;
    }
}
