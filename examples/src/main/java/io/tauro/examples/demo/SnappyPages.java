package io.tauro.examples.demo;

import io.airlift.compress.snappy.SnappyCompressor;
import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Packs pages for the Parquet writer, whose own codecs need Hadoop. */
final class SnappyPages implements CompressionCodecFactory {

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        if (codec != CompressionCodecName.SNAPPY) {
            throw new IllegalArgumentException("Only Snappy");
        }
        return new BytesInputCompressor() {
            @Override
            public BytesInput compress(BytesInput page) throws IOException {
                byte[] bytes = page.toInputStream().readAllBytes();
                SnappyCompressor snappy = new SnappyCompressor();
                byte[] packed = new byte[snappy.maxCompressedLength(bytes.length)];
                int length = snappy.compress(bytes, 0, bytes.length, packed, 0, packed.length);
                return BytesInput.from(Arrays.copyOf(packed, length));
            }

            @Override
            public CompressionCodecName getCodecName() {
                return CompressionCodecName.SNAPPY;
            }

            @Override
            public void release() {}
        };
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("Writes only");
    }

    @Override
    public void release() {}
}
