package io.tauro.connector.files;

import io.airlift.compress.Compressor;
import io.airlift.compress.hadoop.HadoopStreams;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.lz4.Lz4HadoopStreams;
import io.airlift.compress.lzo.LzoHadoopStreams;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Packs pages for the writer, whose own codecs need Hadoop. */
final class TestCodecs implements CompressionCodecFactory {

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        return new BytesInputCompressor() {
            @Override
            public BytesInput compress(BytesInput bytes) throws IOException {
                return codec == CompressionCodecName.UNCOMPRESSED
                        ? bytes
                        : BytesInput.from(pack(codec, bytesOf(bytes)));
            }

            @Override
            public CompressionCodecName getCodecName() {
                return codec;
            }

            @Override
            public void release() {}
        };
    }

    private static byte[] bytesOf(BytesInput bytes) throws IOException {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        bytes.writeAllTo(copy);
        return copy.toByteArray();
    }

    private static byte[] pack(CompressionCodecName codec, byte[] bytes) throws IOException {
        if (codec == CompressionCodecName.GZIP) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream output = new GZIPOutputStream(packed)) {
                output.write(bytes);
            }
            return packed.toByteArray();
        }
        if (codec == CompressionCodecName.LZ4) {
            return framed(new Lz4HadoopStreams(), bytes);
        }
        if (codec == CompressionCodecName.LZO) {
            return framed(new LzoHadoopStreams(), bytes);
        }
        if (codec == CompressionCodecName.BROTLI) {
            return stored(bytes);
        }
        Compressor compressor =
                switch (codec) {
                    case SNAPPY -> new SnappyCompressor();
                    case ZSTD -> new ZstdCompressor();
                    case LZ4_RAW, BROTLI -> new Lz4Compressor();
                    default -> throw new IOException("No codec for " + codec);
                };
        byte[] packed = new byte[compressor.maxCompressedLength(bytes.length)];
        int length = compressor.compress(bytes, 0, bytes.length, packed, 0, packed.length);
        return Arrays.copyOf(packed, length);
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("Writes only");
    }

    @Override
    public void release() {}

    private static byte[] framed(HadoopStreams streams, byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream output = streams.createOutputStream(packed)) {
            output.write(bytes);
        }
        return packed.toByteArray();
    }

    /** A stream of Brotli whose blocks are not compressed. */
    private static byte[] stored(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        int shift = 1;
        for (int from = 0; from < bytes.length; from += 1 << 16) {
            int length = Math.min(1 << 16, bytes.length - from);
            // Not the last, of four nibbles, the length less one, not compressed.
            int header = (length - 1 << 3 | 1 << 19) << shift;
            packed.write(header);
            packed.write(header >> 8);
            packed.write(header >> 16);
            packed.write(bytes, from, length);
            shift = 0;
        }
        packed.write(3 << shift);
        return packed.toByteArray();
    }
}
