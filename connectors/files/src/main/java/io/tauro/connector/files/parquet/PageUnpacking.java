package io.tauro.connector.files.parquet;

import io.tauro.spi.ReadContext;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.Encoding;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks the pages of a chunk, one at a time: as a whole into one buffer that serves all, or a
 * large one piece by piece. Not thread-safe.
 */
final class PageUnpacking implements AutoCloseable {

    private final ChunkBytes bytes;
    private final Encodings encodings;
    private final ReadContext context;
    private byte[] unpacked = {};

    /** What is there of a large page that is unpacked as it is read. */
    private @Nullable PageWindow window;

    PageUnpacking(ChunkBytes bytes, Encodings encodings, ReadContext context) {
        this.bytes = bytes;
        this.encodings = encodings;
        this.context = context;
    }

    /** The bytes: valid until the next page is read. */
    ByteSlice whole(CompressionCodec codec, ByteSlice packed, int size) {
        return Codecs.unpack(codec, packed, size, this::room);
    }

    private void giveBack() {
        byte[] lent = unpacked;
        unpacked = new byte[0];
        if (lent.length > 0) {
            context.giveBack(lent);
        }
    }

    /** The page at hand is left. */
    void leave() {
        if (window != null) {
            window.close();
            window = null;
        }
    }

    private byte[] room(int size) {
        if (size > unpacked.length) {
            giveBack();
            unpacked = context.borrow(size);
        }
        return unpacked;
    }

    /**
     * The bytes of a page: those of a large one piece by piece, if its encoding allows that.
     *
     * @param packed what is to be unpacked; of no meaning if it is still in the chunk
     */
    PageBytes data(
            Page page, ByteSlice packed, CompressionCodec codec, int size, Encoding encoding) {
        if (page.waiting() == 0) {
            return PageBytes.of(whole(codec, packed, size));
        }
        long start = bytes.at();
        int length = (int) (page.end() - start);
        if (!Codecs.streams(codec, size) || !encodings.areInOrder(encoding)) {
            return PageBytes.of(Codecs.unpack(codec, bytes, length, size, this::room));
        }
        giveBack();
        PageStream stream = Codecs.stream(codec, bytes, length, size);
        PageWindow begun =
                new PageWindow(
                        stream,
                        room -> {
                            bytes.seek(start);
                            return Codecs.unpack(codec, bytes, length, size, room);
                        },
                        size,
                        context);
        window = begun;
        return PageBytes.of(begun);
    }

    /** Gives its buffers back. */
    @Override
    public void close() {
        leave();
        giveBack();
    }
}
