package io.tauro.connector.files.parquet;

import io.airlift.compress.Compressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import io.tauro.connector.files.store.ObjectReader;
import io.tauro.spi.ReadContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.format.CompressionCodec;

/** A page as it lies in its chunk, between bytes of others. */
record PackedPage(CompressionCodec codec, byte[] packed, int size) {

    private static final int BEFORE = 100;

    static PackedPage of(CompressionCodec codec, byte[] data) {
        return new PackedPage(codec, pack(codec, data), data.length);
    }

    /** Read in windows that move on by so many bytes. */
    PageWindow window(ReadContext context, int piece) {
        byte[] chunk = new byte[packed.length + 300];
        Arrays.fill(chunk, (byte) 0xFF);
        System.arraycopy(packed, 0, chunk, BEFORE, packed.length);
        ChunkBytes bytes = new ChunkBytes(new Bytes(chunk), 0, chunk.length, context);
        bytes.skip(BEFORE);
        return new PageWindow(
                Codecs.stream(codec, bytes, packed.length, size),
                room -> {
                    bytes.seek(BEFORE);
                    return Codecs.unpack(codec, bytes, packed.length, size, room);
                },
                size,
                context,
                piece);
    }

    private static byte[] pack(CompressionCodec codec, byte[] data) {
        return switch (codec) {
            case UNCOMPRESSED -> data;
            case GZIP -> gzip(data);
            case ZSTD -> pack(new ZstdCompressor(), data);
            case SNAPPY -> pack(new SnappyCompressor(), data);
            default -> throw new IllegalArgumentException(codec.toString());
        };
    }

    private static byte[] gzip(byte[] data) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream output = new GZIPOutputStream(packed)) {
            output.write(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] pack(Compressor compressor, byte[] data) {
        byte[] packed = new byte[compressor.maxCompressedLength(data.length)];
        int length = compressor.compress(data, 0, data.length, packed, 0, packed.length);
        return Arrays.copyOf(packed, length);
    }

    /** An object that is in memory. */
    record Bytes(byte[] data) implements ObjectReader {

        @Override
        public long size() {
            return data.length;
        }

        @Override
        public void read(long position, byte[] into, int offset, int length) {
            System.arraycopy(data, (int) position, into, offset, length);
        }

        @Override
        public void close() {}
    }
}
