package io.tauro.connector.files;

import io.airlift.compress.Compressor;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
}
