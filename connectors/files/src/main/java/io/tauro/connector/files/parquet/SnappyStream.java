package io.tauro.connector.files.parquet;

/**
 * Unpacks Snappy's raw format piece by piece, from the bytes of a chunk that are read piece by
 * piece as well.
 *
 * <p>By the format a copy may be from anywhere before it. All writers that are known pack blocks of
 * at most 64 KB by themselves, so that no copy reaches further; one that does is refused here where
 * what it wants is not in the array any more.
 */
final class SnappyStream implements PageStream {

    private static final int HISTORY = 1 << 16;

    private final ChunkBytes packed;
    private int packedLeft;
    private int left;

    /** What is to come of a literal that the array, or what was read of the chunk, ended in. */
    private int literal;

    /**
     * @param length of how many bytes, which are the next of the chunk
     * @param size how many they become
     * @throws MalformedData if they do not say so themselves
     */
    SnappyStream(ChunkBytes packed, int length, int size) {
        this.packed = packed;
        this.left = size;
        packed.require(Math.min(length, 5));
        int begin = packed.next();
        int end = (int) Math.min(packed.limit(), (long) begin + length);
        int position = Snappy.behindSize(packed.buffer(), begin, end, size);
        packed.skip(position - begin);
        packedLeft = length - (position - begin);
    }

    @Override
    public int history() {
        return HISTORY;
    }

    @Override
    public int unpack(byte[] out, int from, int to) {
        int end = left < to - from ? from + left : to;
        boolean toTheEnd = end - from == left;
        int at = from;
        while (at < end) {
            if (literal == 0 && !toTheEnd && end - at <= Snappy.OUT_MARGIN) {
                break;
            }
            int next = literal > 0 ? copy(out, at, end) : pieces(out, at, end);
            left -= next - at;
            at = next;
        }
        if (left == 0 && (packedLeft > 0 || literal > 0)) {
            throw Snappy.malformed();
        }
        return at;
    }

    /** As many pieces as are read and have room, one at least; a long literal is only begun. */
    private int pieces(byte[] out, int from, int end) {
        if (packedLeft == 0) {
            throw Snappy.malformed();
        }
        packed.require(Math.min(packedLeft, Snappy.MOST_OF_COPY));
        byte[] in = packed.buffer();
        int start = packed.next();
        int inEnd = (int) Math.min(packed.limit(), (long) start + packedLeft);
        long at = Snappy.some(in, (long) start << 32 | from, inEnd, out, end);
        if (at >>> 32 == start) {
            long length = Snappy.literal(in, start, inEnd);
            if (length > left) {
                throw Snappy.malformed();
            }
            literal = (int) length;
            at =
                    literal == 0
                            ? Snappy.one(in, at, inEnd, out, end)
                            : at + ((long) Snappy.before(in, start) << 32);
        }
        int used = (int) (at >>> 32) - start;
        packed.skip(used);
        packedLeft -= used;
        return (int) at;
    }

    private int copy(byte[] out, int from, int end) {
        int some = Math.min(Math.min(literal, end - from), ChunkBytes.READ_AHEAD);
        if (some > packedLeft) {
            throw Snappy.malformed();
        }
        ByteSlice bytes = packed.take(some);
        System.arraycopy(bytes.data(), bytes.start(), out, from, some);
        packedLeft -= some;
        literal -= some;
        return from + some;
    }
}
