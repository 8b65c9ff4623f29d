package io.tauro.connector.files.parquet;

import io.airlift.compress.Decompressor;
import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.lzo.LzoDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntFunction;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;
import org.brotli.dec.BrotliInputStream;

/** Unpacks pages: with all codecs of the format, none of them native. */
final class Codecs {

    /** No page that a writer would make is larger. */
    private static final int MAX_PAGE = 256 << 20;

    /** Smaller pages are unpacked as a whole. */
    private static final int LARGE = 1 << 20;

    /** Streams of ZSTD and BROTLI remember up to eight and sixteen megabytes. */
    private static final int LARGE_OF_ZSTD = 16 << 20;

    private Codecs() {}

    /**
     * The unpacked bytes, exactly {@code size} of them.
     *
     * @param room gives an array of at least so many bytes to unpack to
     */
    static ByteSlice unpack(
            CompressionCodec codec, ByteSlice packed, int size, IntFunction<byte[]> room) {
        byte[] data = packed.data();
        int start = packed.start();
        int length = packed.length();
        if (codec == CompressionCodec.UNCOMPRESSED) {
            requireSame(length, size);
            return packed;
        }
        if (size == 0) {
            return new ByteSlice(data, start, start);
        }
        requireCredible(codec, length, size);
        byte[] unpacked = room.apply(size);
        int count;
        try {
            count =
                    switch (codec) {
                        case SNAPPY -> Snappy.unpack(data, start, start + length, unpacked, size);
                        case GZIP -> gunzip(data, start, length, unpacked, size);
                        case ZSTD ->
                                new ZstdDecompressor()
                                        .decompress(data, start, length, unpacked, 0, size);
                        case LZ4 ->
                                framed(new Lz4Decompressor(), data, start, length, unpacked, size);
                        case LZO ->
                                framed(new LzoDecompressor(), data, start, length, unpacked, size);
                        case BROTLI ->
                                readAll(
                                        new BrotliInputStream(
                                                new ByteArrayInputStream(data, start, length)),
                                        unpacked,
                                        size);
                        default ->
                                new Lz4Decompressor()
                                        .decompress(data, start, length, unpacked, 0, size);
                    };
        } catch (MalformedInputException
                | IOException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException e) {
            throw new MalformedData("a page that cannot be unpacked");
        }
        if (count != size) {
            throw new MalformedData("a page of a wrong size");
        }
        return new ByteSlice(unpacked, 0, size);
    }

    /**
     * Whether a page is large enough to be unpacked piece by piece where its encoding allows it,
     * and its codec is one that can.
     */
    static boolean streams(CompressionCodec codec, int size) {
        return switch (codec) {
            case UNCOMPRESSED, SNAPPY, GZIP -> size > LARGE;
            case ZSTD, BROTLI -> size > LARGE_OF_ZSTD;
            default -> false;
        };
    }

    /** Unpacks the next bytes of a chunk piece by piece. */
    static PageStream stream(CompressionCodec codec, ChunkBytes packed, int length, int size) {
        InputStream input = new InputPageStream.Packed(packed, length);
        try {
            if (codec == CompressionCodec.UNCOMPRESSED) {
                requireSame(length, size);
                return new InputPageStream(input, size);
            }
            requireCredible(codec, length, size);
            return switch (codec) {
                case SNAPPY -> new SnappyStream(packed, length, size);
                case GZIP -> new InputPageStream(new GZIPInputStream(input, 8192), size);
                case BROTLI -> new InputPageStream(new BrotliInputStream(input), size);
                default -> new InputPageStream(new ZstdInputStream(input), size);
            };
        } catch (IOException | MalformedInputException | IndexOutOfBoundsException e) {
            throw new MalformedData("a page that cannot be unpacked");
        }
    }

    /**
     * Unpacks the next bytes of a chunk at once, as far as possible without holding them as well.
     */
    static ByteSlice unpack(
            CompressionCodec codec,
            ChunkBytes packed,
            int length,
            int size,
            IntFunction<byte[]> room) {
        if (codec != CompressionCodec.SNAPPY || size == 0) {
            return unpack(codec, packed.take(length), size, room);
        }
        PageStream stream = stream(codec, packed, length, size);
        byte[] unpacked = room.apply(size);
        try {
            for (int done = 0; done < size; ) {
                done = stream.unpack(unpacked, done, size);
            }
        } catch (IndexOutOfBoundsException e) {
            throw new MalformedData("a page that cannot be unpacked");
        }
        return new ByteSlice(unpacked, 0, size);
    }

    private static void requireSame(int length, int size) {
        if (length != size) {
            throw new MalformedData("a page of a wrong size");
        }
    }

    private static void requireCredible(CompressionCodec codec, int length, int size) {
        if (size > MAX_PAGE) {
            throw new MalformedData("a page of more than 256 MB");
        }
        if (size < 0 || size > length * greatestRatio(codec) + 64) {
            throw new MalformedData("a page that cannot unpack to the size it claims");
        }
    }

    /** More than that no byte can become, by the format of each codec. */
    private static long greatestRatio(CompressionCodec codec) {
        return switch (codec) {
            case SNAPPY -> 64;
            case LZ4_RAW, LZ4, LZO -> 256;
            case GZIP -> 1032;
            default -> 1 << 17;
        };
    }

    /**
     * LZO, and the codec that is called LZ4: in the frames of Hadoop, or without, as others write.
     */
    private static int framed(
            Decompressor codec, byte[] data, int start, int length, byte[] into, int size) {
        try {
            int count = FramedBlocks.unpack(codec, data, start, length, into, size);
            if (count == size) {
                return count;
            }
        } catch (MalformedInputException e) {
            // The other way, then.
        }
        return codec.decompress(data, start, length, into, 0, size);
    }

    private static int gunzip(byte[] data, int start, int length, byte[] into, int size)
            throws IOException {
        return readAll(
                new GZIPInputStream(new ByteArrayInputStream(data, start, length), 8192),
                into,
                size);
    }

    private static int readAll(InputStream stream, byte[] into, int size) throws IOException {
        try (InputStream input = stream) {
            int count = input.readNBytes(into, 0, size);
            return input.read() < 0 ? count : -1;
        }
    }
}
