package io.tauro.connector.files.parquet;

import io.airlift.compress.MalformedInputException;
import java.io.IOException;
import java.io.InputStream;

/** A page whose codec is there as a stream that remembers by itself what it has to. */
final class InputPageStream implements PageStream {

    private final InputStream input;
    private int left;

    /**
     * @param size how many bytes the page has, unpacked
     */
    InputPageStream(InputStream input, int size) {
        this.input = input;
        this.left = size;
    }

    @Override
    public int unpack(byte[] out, int from, int to) {
        int wanted = Math.min(left, to - from);
        try {
            int count = input.readNBytes(out, from, wanted);
            left -= count;
            if (count < wanted || left == 0 && input.read() >= 0) {
                throw new MalformedData("a page of a wrong size");
            }
            return from + count;
        } catch (IOException
                | MalformedInputException
                | IllegalArgumentException
                | IllegalStateException e) {
            throw new MalformedData("a page that cannot be unpacked");
        }
    }

    @Override
    public int history() {
        return 0;
    }

    /** The next bytes of a chunk. */
    static final class Packed extends InputStream {

        private final ChunkBytes bytes;
        private int left;

        /**
         * @param length how many bytes
         */
        Packed(ChunkBytes bytes, int length) {
            this.bytes = bytes;
            this.left = length;
        }

        @Override
        public int read() {
            if (left == 0) {
                return -1;
            }
            left--;
            ByteSlice one = bytes.take(1);
            return one.data()[one.start()] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left == 0 || length == 0) {
                return length == 0 ? 0 : -1;
            }
            bytes.require(1);
            int count = Math.min(Math.min(length, left), bytes.limit() - bytes.next());
            ByteSlice some = bytes.take(count);
            System.arraycopy(some.data(), some.start(), into, offset, count);
            left -= count;
            return count;
        }

        @Override
        public int available() {
            return Math.min(left, bytes.limit() - bytes.next());
        }
    }
}
