package io.tauro.connector.files.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.snappy.SnappyCompressor;
import io.tauro.connector.testkit.TestReadContext;
import java.util.Arrays;
import java.util.Random;
import org.apache.parquet.format.CompressionCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnappyStreamTest {

    /** Pieces that repeat, with stretches between them that do not. */
    private static byte[] data(Random random, int size, int longest) {
        byte[] data = new byte[size];
        int at = 0;
        while (at < size) {
            int length = Math.min(size - at, 1 + random.nextInt(longest));
            if (at == 0 || random.nextBoolean()) {
                byte[] fresh = new byte[length];
                random.nextBytes(fresh);
                System.arraycopy(fresh, 0, data, at, length);
                at += length;
            } else {
                int offset = 1 + random.nextInt(Math.min(at, 60_000));
                for (int i = 0; i < length; i++, at++) {
                    data[at] = data[at - offset];
                }
            }
        }
        return data;
    }

    private static byte[] pack(byte[] data) {
        SnappyCompressor compressor = new SnappyCompressor();
        byte[] packed = new byte[compressor.maxCompressedLength(data.length)];
        int length = compressor.compress(data, 0, data.length, packed, 0, packed.length);
        return Arrays.copyOf(packed, length);
    }

    /** The page lies between other bytes of its chunk. */
    private static byte[] unpack(byte[] packed, int size) {
        byte[] chunk = new byte[packed.length + 300];
        Arrays.fill(chunk, (byte) 0xFF);
        System.arraycopy(packed, 0, chunk, 100, packed.length);
        ChunkBytes bytes =
                new ChunkBytes(
                        new PackedPage.Bytes(chunk), 0, chunk.length, TestReadContext.create());
        bytes.skip(100);
        byte[] out =
                Codecs.unpack(CompressionCodec.SNAPPY, bytes, packed.length, size, byte[]::new)
                        .data();
        assertThat(bytes.left()).isEqualTo(200);
        bytes.close();
        return out;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 1 << 20, (1 << 20) + 1, 3_000_000, 7_654_321})
    void whatWasPackedComesOutAgain(int size) {
        for (int seed = 0; seed < 6; seed++) {
            byte[] data = data(new Random(seed), size, seed % 2 == 0 ? 90 : 5000);
            assertThat(unpack(pack(data), size)).as("seed %d", seed).isEqualTo(data);
        }
    }

    @Test
    void aPieceMayBeLongerThanWhatIsReadAtOnce() {
        byte[] data = new byte[5_000_000];
        new Random(3).nextBytes(data);
        byte[] packed = new byte[data.length + 9];
        int at = 0;
        for (int rest = data.length; rest > 0; rest >>>= 7) {
            packed[at++] = (byte) (rest > 127 ? rest & 0x7F | 0x80 : rest);
        }
        packed[at++] = (byte) (63 << 2);
        for (int i = 0; i < 4; i++) {
            packed[at++] = (byte) (data.length - 1 >>> 8 * i);
        }
        System.arraycopy(data, 0, packed, at, data.length);
        assertThat(unpack(Arrays.copyOf(packed, at + data.length), data.length)).isEqualTo(data);
    }

    @Test
    void brokenBytesAreAnErrorOrOtherBytes() {
        Random random = new Random(11);
        byte[] packed = pack(data(random, 2_500_000, 300));
        for (int i = 0; i < 200; i++) {
            byte[] broken = packed.clone();
            for (int n = 0; n < 3; n++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(unpack(broken, 2_500_000)).hasSize(2_500_000);
            } catch (MalformedData | IndexOutOfBoundsException expected) {
                assertThat(expected).isNotNull();
            }
        }
        assertThatThrownBy(() -> unpack(Arrays.copyOf(packed, packed.length - 1), 2_500_000))
                .isInstanceOfAny(MalformedData.class, IndexOutOfBoundsException.class);
    }
}
