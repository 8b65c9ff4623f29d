package io.tauro.connector.files.parquet;

import io.airlift.compress.Decompressor;
import io.airlift.compress.MalformedInputException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Pages in the frames of Hadoop: blocks, each with its size unpacked, then pieces of it, each with
 * its size packed. Stateless.
 */
final class FramedBlocks {

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private FramedBlocks() {}

    /**
     * Unpacks all blocks.
     *
     * @return how many bytes there are
     * @throws MalformedInputException if these are no such blocks, or more than {@code size}
     */
    static int unpack(Decompressor codec, byte[] data, int start, int length, byte[] into, int size)
            throws MalformedInputException {
        int next = start;
        int end = start + length;
        int done = 0;
        while (next < end) {
            int block = sizeAt(data, next, end);
            next += 4;
            if (block > size - done) {
                throw malformed(next);
            }
            int blockEnd = done + block;
            while (done < blockEnd) {
                int piece = sizeAt(data, next, end);
                next += 4;
                if (piece == 0 || piece > end - next) {
                    throw malformed(next);
                }
                int count = codec.decompress(data, next, piece, into, done, blockEnd - done);
                if (count == 0) {
                    throw malformed(next);
                }
                done += count;
                next += piece;
            }
        }
        return done;
    }

    private static int sizeAt(byte[] data, int position, int end) throws MalformedInputException {
        if (end - position < 4) {
            throw malformed(position);
        }
        int size = (int) INT.get(data, position);
        if (size < 0) {
            throw malformed(position);
        }
        return size;
    }

    private static MalformedInputException malformed(int position) {
        return new MalformedInputException(position);
    }
}
