package io.tauro.connector.files.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.Compressor;
import io.airlift.compress.hadoop.HadoopStreams;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.lz4.Lz4HadoopStreams;
import io.airlift.compress.lzo.LzoCompressor;
import io.airlift.compress.lzo.LzoHadoopStreams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.apache.parquet.format.CompressionCodec;
import org.junit.jupiter.api.Test;

class CodecsTest {

    /** {@code Hello, hello, hello, Parquet!} ten times, as node's zlib packs it. */
    private static final String BROTLI =
            "1b2101e8454f962a5d0aa250856fc23763543ebb55020b1d649b947e913b8fd3";

    private static byte[] unpack(CompressionCodec codec, byte[] packed, int size) {
        ByteSlice slice =
                Codecs.unpack(codec, new ByteSlice(packed, 0, packed.length), size, byte[]::new);
        return Arrays.copyOfRange(slice.data(), slice.start(), slice.end());
    }

    private static byte[] text(int length) {
        byte[] bytes = new byte[length];
        Random random = new Random(length);
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) ('a' + random.nextInt(4));
        }
        return bytes;
    }

    private static byte[] raw(Compressor codec, byte[] bytes) {
        byte[] packed = new byte[codec.maxCompressedLength(bytes.length)];
        int size = codec.compress(bytes, 0, bytes.length, packed, 0, packed.length);
        return Arrays.copyOf(packed, size);
    }

    private static byte[] framed(byte[] bytes) throws IOException {
        return framed(new Lz4HadoopStreams(), bytes);
    }

    private static byte[] framed(HadoopStreams codec, byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream output = codec.createOutputStream(packed)) {
            output.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void theOldLz4IsReadWithFramesAndWithout() throws IOException {
        for (int length : new int[] {1, 100, 70_000, 1_000_000}) {
            byte[] bytes = text(length);
            assertThat(unpack(CompressionCodec.LZ4, framed(bytes), length)).isEqualTo(bytes);
            assertThat(unpack(CompressionCodec.LZ4, raw(new Lz4Compressor(), bytes), length))
                    .isEqualTo(bytes);
        }
    }

    @Test
    void lzoIsReadWithFramesAndWithout() throws IOException {
        for (int length : new int[] {1, 100, 70_000, 1_000_000}) {
            byte[] bytes = text(length);
            byte[] framed = framed(new LzoHadoopStreams(), bytes);
            assertThat(unpack(CompressionCodec.LZO, framed, length)).isEqualTo(bytes);
            byte[] raw = raw(new LzoCompressor(), bytes);
            assertThat(unpack(CompressionCodec.LZO, raw, length)).isEqualTo(bytes);
        }
    }

    @Test
    void theNewLz4HasNoFrames() throws IOException {
        byte[] framed = framed(text(5000));
        assertThatThrownBy(() -> unpack(CompressionCodec.LZ4_RAW, framed, 5000))
                .isInstanceOf(MalformedData.class);
    }

    @Test
    void brotliIsRead() {
        byte[] packed = HexFormat.of().parseHex(BROTLI);
        byte[] expected =
                "Hello, hello, hello, Parquet!".repeat(10).getBytes(StandardCharsets.UTF_8);
        assertThat(unpack(CompressionCodec.BROTLI, packed, expected.length)).isEqualTo(expected);
        assertThatThrownBy(() -> unpack(CompressionCodec.BROTLI, packed, expected.length - 1))
                .isInstanceOf(MalformedData.class);
        assertThatThrownBy(() -> unpack(CompressionCodec.BROTLI, packed, expected.length + 1))
                .isInstanceOf(MalformedData.class);
    }

    /** Whatever the bytes are: either they unpack to so many, or they are refused. */
    @Test
    void damagedBytesAreRefusedOrUnpackToTheirSize() throws IOException {
        Random random = new Random(5);
        byte[] brotli = HexFormat.of().parseHex(BROTLI);
        for (int round = 0; round < 20_000; round++) {
            for (CompressionCodec codec :
                    new CompressionCodec[] {
                        CompressionCodec.LZ4, CompressionCodec.LZO, CompressionCodec.BROTLI
                    }) {
                int size = codec == CompressionCodec.BROTLI ? 290 : 300;
                byte[] packed =
                        codec == CompressionCodec.BROTLI ? brotli.clone() : framed(text(300));
                for (int i = 0; i <= random.nextInt(3); i++) {
                    packed[random.nextInt(packed.length)] = (byte) random.nextInt();
                }
                byte[] cut = Arrays.copyOf(packed, packed.length - random.nextInt(3));
                try {
                    assertThat(unpack(codec, cut, size)).hasSize(size);
                } catch (MalformedData e) {
                    assertThat(e).hasMessageContaining("page");
                }
            }
        }
    }
}
