package io.tauro.connector.files.parquet;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Byte arrays, each behind its length. Not thread-safe.
 *
 * <p>A short one is moved as 64 bytes, whatever its length: what is too much is overwritten by the
 * one behind it. That is less work than to ask how many bytes there are, which a processor cannot
 * foresee.
 */
final class LengthedBytes {

    private static final int MOVED = 64;

    private static final int MOST_GUESSED = 4 << 20;

    /** Where more comes from; null if all is there. */
    private final @Nullable PageWindow window;

    private final int usualLength;
    private byte[] data;
    private int limit;
    private int position;

    /** The bits of all that was moved, and of some bytes behind each value. */
    private long moved;

    /**
     * @param usualLength of one, to guess how large all are
     */
    LengthedBytes(byte[] data, int start, int limit, @Nullable PageWindow window, int usualLength) {
        this.data = data;
        this.position = start;
        this.limit = limit;
        this.window = window;
        this.usualLength = usualLength;
    }

    /** Where the next one begins. */
    int position() {
        return position;
    }

    /** What is there of the page, up to {@link #limit}. */
    byte[] data() {
        return data;
    }

    int limit() {
        return limit;
    }

    ByteValues read(int count) {
        int[] offsets = new int[count + 1];
        byte[] bytes = new byte[room(0, count, usualLength)];
        return trimmed(fill(bytes, offsets, 0, count), offsets);
    }

    /**
     * Of the next ones those that are picked, run by run.
     *
     * @param all how many to go on by
     */
    ByteValues readSelected(Picks picks, int all) {
        int count = picks.count();
        int[] offsets = new int[count + 1];
        byte[] bytes = new byte[room(0, count, usualLength)];
        int passed = 0;
        int runs = picks.runs();
        for (int run = 0, index = 0; run < runs; run++) {
            int first = picks.positions()[index];
            int end = picks.end(run);
            skip(first - passed);
            passed = first + end - index;
            bytes = fill(bytes, offsets, index, end);
            index = end;
        }
        skip(all - passed);
        return trimmed(bytes, offsets);
    }

    /**
     * Reads from one index up to another one.
     *
     * @return the bytes, or a larger copy of them
     */
    private byte[] fill(byte[] bytes, int[] offsets, int first, int end) {
        byte[] into = bytes;
        int index = first;
        while (index < end) {
            index = moveShort(into, offsets, index, end);
            if (index < end) {
                int at = offsets[index];
                int length = length();
                require(length);
                if (length > into.length - at) {
                    int usual = Math.max(usualLength, at / (index + 1));
                    int others = offsets.length - 2 - index;
                    into = Arrays.copyOf(into, room(at + length, others, usual));
                }
                System.arraycopy(data, position, into, at, length);
                moved |= Utf8.isAscii(into, at, at + length) ? 0 : Utf8.HIGH_BITS;
                position += length;
                offsets[++index] = at + length;
            }
        }
        return into;
    }

    /** What was not needed is not kept, as long as that is little. */
    private ByteValues trimmed(byte[] bytes, int[] offsets) {
        int used = offsets[offsets.length - 1];
        return new ByteValues(
                bytes.length - used > used / 4 + MOVED ? Arrays.copyOf(bytes, used) : bytes,
                offsets,
                (moved & Utf8.HIGH_BITS) == 0);
    }

    /** Passes over some; a long one need not be there as a whole. */
    void skip(int count) {
        for (int i = 0; i < count; i++) {
            int left = length();
            while (left > limit - position) {
                left -= limit - position;
                position = limit;
                require(1);
            }
            position += left;
        }
    }

    /**
     * As many of the next ones as are short and far from the ends of both arrays.
     *
     * @return the index of the first that is not
     */
    private int moveShort(byte[] bytes, int[] offsets, int first, int count) {
        int index = first;
        int from = position;
        int to = offsets[first];
        long seen = 0;
        int lastFrom = limit - MOVED - 4;
        int lastTo = bytes.length - MOVED;
        while (index < count && from <= lastFrom && to <= lastTo) {
            int length = Bits.intAt(data, from);
            if (length >>> 6 != 0) {
                break;
            }
            from += 4;
            long a = Bits.longAt(data, from);
            long b = Bits.longAt(data, from + 8);
            long c = Bits.longAt(data, from + 16);
            long d = Bits.longAt(data, from + 24);
            Bits.putLong(bytes, to, a);
            Bits.putLong(bytes, to + 8, b);
            Bits.putLong(bytes, to + 16, c);
            Bits.putLong(bytes, to + 24, d);
            seen |= a | b | c | d;
            a = Bits.longAt(data, from + 32);
            b = Bits.longAt(data, from + 40);
            c = Bits.longAt(data, from + 48);
            d = Bits.longAt(data, from + 56);
            Bits.putLong(bytes, to + 32, a);
            Bits.putLong(bytes, to + 40, b);
            Bits.putLong(bytes, to + 48, c);
            Bits.putLong(bytes, to + 56, d);
            seen |= a | b | c | d;
            from += length;
            to += length;
            offsets[++index] = to;
        }
        position = from;
        moved |= seen;
        return index;
    }

    /** Passes over the length of the next one. */
    private int length() {
        require(4);
        int length = Bits.intAt(data, position);
        if (length < 0) {
            throw new MalformedData("a value of negative length");
        }
        position += 4;
        return length;
    }

    private void require(int bytes) {
        if (bytes > limit - position) {
            if (window == null) {
                throw new MalformedData("a page that ends early");
            }
            position = window.load(position, bytes);
            data = window.data();
            limit = window.limit();
        }
    }

    /** For so many bytes and some values more, but no large array for nothing but a guess. */
    private int room(int bytes, int values, int usual) {
        long likely = Math.min((long) values * usual, Math.max(MOST_GUESSED, bytes / 2));
        long left = window == null ? limit - position : window.left(position);
        long most = bytes + Math.max(0, left - 4L * values);
        return (int)
                Math.min(
                        Integer.MAX_VALUE - 8L,
                        Math.min(bytes + likely + likely / 8, most) + MOVED);
    }
}
