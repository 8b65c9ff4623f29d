package io.tauro.connector.files.parquet;

/**
 * Unpacks Snappy's raw format: literals and copies of what was unpacked before. Whatever the bytes
 * are, nothing outside of the two arrays is touched, since each access is checked.
 *
 * <p>Short pieces are moved as sixteen bytes, also where they have less: what is too much is
 * overwritten by the piece behind it. Only near the ends is each byte moved by itself.
 */
final class Snappy {

    /** So many bytes from the ends no piece reaches over them. */
    private static final int IN_MARGIN = 24;

    static final int OUT_MARGIN = 80;

    /** A tag and what says where the copy is from. */
    static final int MOST_OF_COPY = 5;

    /** No copy is longer. */
    private static final int MOST_COPIED = 64;

    /** So many bytes are unpacked until numbers are looked for again, at least and at most. */
    private static final int SHORTEST_STEP = 64;

    private static final int LONGEST_STEP = 4096;

    /**
     * By tag of a copy: its length, the high bits of its offset from bit 8, a mask for the bytes
     * behind.
     */
    static final int[] COPIES = copies();

    private Snappy() {}

    static int[] copies() {
        int[] copies = new int[256];
        for (int tag = 0; tag < 256; tag++) {
            copies[tag] =
                    switch (tag & 3) {
                        case 1 -> 4 + (tag >>> 2 & 7) | tag >>> 5 << 8 | 0xFF << 16;
                        case 2 -> 1 + (tag >>> 2) | 0xFFFF << 16;
                        case 3 -> 1 + (tag >>> 2);
                        default -> 0;
                    };
        }
        return copies;
    }

    /**
     * Unpacks exactly {@code size} bytes to the start of an array, and returns how many.
     *
     * @throws MalformedData if the bytes are not that
     * @throws IndexOutOfBoundsException if they end early
     */
    static int unpack(byte[] in, int start, int end, byte[] out, int size) {
        if (rest(in, behindSize(in, start, end, size), end, out, 0, size) != size) {
            throw malformed();
        }
        return size;
    }

    /** Unpacks all pieces up to the end behind what was unpacked; how much that is then. */
    static int rest(byte[] in, int start, int end, byte[] out, int unpacked, int size) {
        long at = (long) start << 32 | unpacked;
        while (at >>> 32 < end) {
            at = fast(in, at, end - IN_MARGIN, out, size - OUT_MARGIN);
            at = at >>> 32 < end ? one(in, at, end, out, size) : at;
        }
        return (int) at;
    }

    /** Where the pieces begin, behind the size that the bytes claim to have. */
    static int behindSize(byte[] in, int start, int end, int size) {
        int position = start;
        long claimed = 0;
        for (int shift = 0; ; shift += 7) {
            if (shift > 28 || position >= end) {
                throw malformed();
            }
            byte b = in[position++];
            claimed |= (b & 0x7FL) << shift;
            if (b >= 0) {
                break;
            }
        }
        if (claimed != size) {
            throw new MalformedData("a page of a wrong size");
        }
        return position;
    }

    /**
     * Works up to the margins of two arrays that go on elsewhere, as far as whole pieces are there
     * and have room for certain.
     *
     * @param start both positions, that of the input in the high half; so is what is returned
     */
    static long some(byte[] in, long start, int end, byte[] out, int outEnd) {
        long at = start;
        int stop = end - IN_MARGIN - MOST_OF_COPY;
        int outStop = outEnd - OUT_MARGIN;
        while (at >>> 32 < stop && (int) at < outStop) {
            at = fast(in, at, end - IN_MARGIN, out, outStop);
            if (at >>> 32 >= stop || (int) at >= outStop) {
                break;
            }
            long literal = literal(in, (int) (at >>> 32), end);
            if (literal > end - (at >>> 32) - MOST_OF_COPY || literal > outEnd - (int) at) {
                break;
            }
            at = one(in, at, end, out, outEnd);
        }
        return at;
    }

    /** The length of the literal that begins at a place; 0 if there is a copy. */
    static long literal(byte[] in, int i, int end) {
        int tag = in[i] & 0xFF;
        int bytes = extra(tag);
        return (tag & 3) != 0 ? 0 : 1 + (bytes == 0 ? tag >>> 2 : number(in, i + 1, end, bytes));
    }

    /** How many bytes stand before those of a literal. */
    static int before(byte[] in, int i) {
        return 1 + extra(in[i] & 0xFF);
    }

    /**
     * Works up to the margins, and up to pieces that are long or rare: what is done for them here
     * would slow down the others.
     *
     * <p>Where numbers are packed, a short literal and a short copy make one value, over and over.
     * These are looked for now and then, the less often the fewer there are.
     *
     * @param start both positions, that of the input in the high half; so is what is returned
     */
    private static long fast(byte[] in, long start, int inEnd, byte[] out, int outEnd) {
        long at = start;
        int step = SHORTEST_STEP;
        while (at >>> 32 < inEnd && (int) at < outEnd) {
            if ((in[(int) (at >>> 32)] & 3) != 0) {
                // A pair begins with a literal: the end of a step may lie within each.
                at = any(in, at, inEnd, out, (int) at + 1);
            }
            int before = (int) at;
            at = SnappyPairs.unpack(in, at, inEnd, out, outEnd);
            boolean many = (int) at - before >= SHORTEST_STEP;
            step = many ? SHORTEST_STEP : Math.min(2 * step, LONGEST_STEP);
            int stop = Math.min(outEnd, (int) at + step);
            at = any(in, at, inEnd, out, stop);
            if ((int) at < stop) {
                break;
            }
        }
        return at;
    }

    private static long any(byte[] in, long at, int inEnd, byte[] out, int outEnd) {
        int start = (int) (at >>> 32);
        if (start >= inEnd) {
            return at;
        }
        // The position behind the tag that was read: the one to come stands in the same word.
        int i = start + 1;
        int o = (int) at;
        int tag = in[start] & 0xFF;
        while (i < inEnd && o < outEnd) {
            int kind = tag & 3;
            if (kind == 0) {
                int length = (tag >>> 2) + 1;
                if (length > 16) {
                    break;
                }
                Bits.putLong(out, o, Bits.longAt(in, i));
                Bits.putLong(out, o + 8, Bits.longAt(in, i + 8));
                i += length;
                o += length;
                tag = in[i++] & 0xFF;
            } else {
                int word = Bits.intAt(in, i);
                int copy = COPIES[tag];
                int length = copy & 0xFF;
                int offset = (word & copy >>> 16) + (copy & 0x700);
                int from = o - offset;
                if (from < 0) {
                    throw malformed();
                }
                if (offset > 8) {
                    Bits.putLong(out, o, Bits.longAt(out, from));
                    Bits.putLong(out, o + 8, Bits.longAt(out, from + 8));
                    for (int done = 16; done < length; done += 8) {
                        Bits.putLong(out, o + done, Bits.longAt(out, from + done));
                    }
                } else if (kind == 3) {
                    break;
                } else {
                    repeat(out, from, o, offset, length);
                }
                tag = word >>> 8 * kind & 0xFF;
                i += kind + 1;
                o += length;
            }
        }
        return (long) (i - 1) << 32 | o;
    }

    private static int extra(int tag) {
        return Math.max(0, (tag >>> 2) - 59);
    }

    /** Up to eight bytes over and over; what is too much is overwritten later. */
    private static void repeat(byte[] out, int from, int to, int offset, int length) {
        if (offset == 8) {
            // The same number again: read back each time, it would wait for what was written.
            long value = Bits.longAt(out, from);
            for (int done = 0; done < MOST_COPIED; done += 8) {
                Bits.putLong(out, to + done, value);
            }
            return;
        }
        if (offset == 0) {
            throw malformed();
        }
        for (int n = 0; n < 8; n++) {
            out[to + n] = out[from + n];
        }
        int period = offset;
        while (period < 8) {
            period += offset;
        }
        for (int done = 8; done < length; done += 8) {
            Bits.putLong(out, to + done, Bits.longAt(out, to + done - period));
        }
    }

    /** One piece, byte by byte. */
    static long one(byte[] in, long at, int end, byte[] out, int size) {
        int i = (int) (at >>> 32);
        int o = (int) at;
        int tag = in[i++] & 0xFF;
        if ((tag & 3) == 0) {
            int bytes = extra(tag);
            long length = 1 + (bytes == 0 ? tag >>> 2 : number(in, i, end, bytes));
            i += bytes;
            if (length > end - i || length > size - o) {
                throw malformed();
            }
            System.arraycopy(in, i, out, o, (int) length);
            return (i + length) << 32 | o + (int) length;
        }
        int copy = COPIES[tag];
        int bytes = (tag & 3) == 3 ? 4 : tag & 3;
        int length = copy & 0xFF;
        long offset = number(in, i, end, bytes) + (copy & 0x700);
        if (offset == 0 || offset > o || length > size - o) {
            throw malformed();
        }
        for (int n = 0; n < length; n++, o++) {
            out[o] = out[o - (int) offset];
        }
        return (long) (i + bytes) << 32 | o;
    }

    private static long number(byte[] in, int start, int end, int bytes) {
        if (bytes > end - start) {
            throw malformed();
        }
        long value = 0;
        for (int n = 0; n < bytes; n++) {
            value |= (in[start + n] & 0xFFL) << 8 * n;
        }
        return value;
    }

    static MalformedData malformed() {
        return new MalformedData("a page that cannot be unpacked");
    }
}
