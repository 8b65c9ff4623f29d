package io.tauro.connector.files.parquet;

import java.util.Arrays;

/**
 * Byte arrays, each behind its length, of a page that is there as a whole. Not thread-safe.
 *
 * <p>A short one is moved as 64 bytes, whatever its length: what is too much is overwritten by the
 * one behind it. That is less work than to ask how many bytes there are, which a processor cannot
 * foresee.
 */
final class LengthedBytes {

    private static final int MOVED = 64;

    private final byte[] data;
    private final int limit;
    private final int usualLength;
    private int position;

    /**
     * @param usualLength of one, to guess how large all are
     */
    LengthedBytes(byte[] data, int start, int limit, int usualLength) {
        this.data = data;
        this.position = start;
        this.limit = limit;
        this.usualLength = usualLength;
    }

    /** Where the next one begins. */
    int position() {
        return position;
    }

    ByteValues read(int count) {
        int[] offsets = new int[count + 1];
        byte[] bytes = new byte[room(0, count, usualLength)];
        int index = 0;
        while (index < count) {
            index = moveShort(bytes, offsets, index, count);
            if (index < count) {
                int at = offsets[index];
                int length = length();
                if (length > bytes.length - at) {
                    int usual = Math.max(usualLength, at / (index + 1));
                    bytes = Arrays.copyOf(bytes, room(at + length, count - index - 1, usual));
                }
                System.arraycopy(data, position, bytes, at, length);
                position += length;
                offsets[++index] = at + length;
            }
        }
        // What was not needed is not kept, as long as that is little.
        int used = offsets[count];
        return new ByteValues(
                bytes.length - used > used / 4 + MOVED ? Arrays.copyOf(bytes, used) : bytes,
                offsets);
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
        int lastFrom = limit - MOVED - 4;
        int lastTo = bytes.length - MOVED;
        while (index < count && from <= lastFrom && to <= lastTo) {
            int length = Bits.intAt(data, from);
            if (length >>> 6 != 0) {
                break;
            }
            from += 4;
            Bits.putLong(bytes, to, Bits.longAt(data, from));
            Bits.putLong(bytes, to + 8, Bits.longAt(data, from + 8));
            Bits.putLong(bytes, to + 16, Bits.longAt(data, from + 16));
            Bits.putLong(bytes, to + 24, Bits.longAt(data, from + 24));
            Bits.putLong(bytes, to + 32, Bits.longAt(data, from + 32));
            Bits.putLong(bytes, to + 40, Bits.longAt(data, from + 40));
            Bits.putLong(bytes, to + 48, Bits.longAt(data, from + 48));
            Bits.putLong(bytes, to + 56, Bits.longAt(data, from + 56));
            from += length;
            to += length;
            offsets[++index] = to;
        }
        position = from;
        return index;
    }

    /** Passes over the length of the next one, which is there as a whole. */
    private int length() {
        if (limit - position < 4) {
            throw new MalformedData("a page that ends early");
        }
        int length = Bits.intAt(data, position);
        if (length < 0) {
            throw new MalformedData("a value of negative length");
        }
        position += 4;
        if (length > limit - position) {
            throw new MalformedData("a page that ends early");
        }
        return length;
    }

    /** For so many bytes and some values more; never more than the page can have. */
    private int room(int bytes, int values, int usual) {
        long likely = (long) values * usual;
        long most = (long) bytes + Math.max(0, limit - position - 4L * values);
        return (int)
                Math.min(
                        Integer.MAX_VALUE - 8L,
                        Math.min(bytes + likely + likely / 8, most) + MOVED);
    }
}
