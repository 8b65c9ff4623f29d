package io.tauro.connector.files.parquet;

/** Unpacks a large page from its chunk piece by piece, so that it is not held packed as well. */
final class SnappyStream {

    private SnappyStream() {}

    /**
     * Unpacks exactly {@code size} bytes to the start of an array, from so many of the chunk, which
     * are behind then.
     *
     * @throws MalformedData if the bytes are not that
     * @throws IndexOutOfBoundsException if they end early
     */
    static void unpack(ChunkBytes packed, int length, byte[] out, int size) {
        int left = length;
        packed.require(Math.min(left, 5));
        int begin = packed.next();
        int end = (int) Math.min(packed.limit(), (long) begin + left);
        int position = Snappy.behindSize(packed.buffer(), begin, end, size);
        packed.skip(position - begin);
        left -= position - begin;
        int written = 0;
        while (true) {
            packed.require(Math.min(left, ChunkBytes.READ_AHEAD));
            int start = packed.next();
            end = (int) Math.min(packed.limit(), (long) start + left);
            if (end - start == left) {
                written = Snappy.rest(packed.buffer(), start, end, out, written, size);
                packed.skip(left);
                if (written != size) {
                    throw Snappy.malformed();
                }
                return;
            }
            byte[] in = packed.buffer();
            long at = Snappy.some(in, (long) start << 32 | written, end, out, size);
            int i = (int) (at >>> 32);
            written = (int) at;
            packed.skip(i - start);
            left -= i - start;
            if (i < Snappy.stop(end)) {
                long literal = Snappy.literal(in, i, end);
                int before = Snappy.before(in, i);
                if (literal > left - before || literal > size - written) {
                    throw Snappy.malformed();
                }
                packed.skip(before);
                left -= before;
                copy(packed, (int) literal, out, written);
                left -= (int) literal;
                written += (int) literal;
            }
        }
    }

    private static void copy(ChunkBytes packed, int length, byte[] out, int to) {
        for (int done = 0; done < length; ) {
            int some = Math.min(length - done, ChunkBytes.READ_AHEAD);
            ByteSlice bytes = packed.take(some);
            System.arraycopy(bytes.data(), bytes.start(), out, to + done, some);
            done += some;
        }
    }
}
