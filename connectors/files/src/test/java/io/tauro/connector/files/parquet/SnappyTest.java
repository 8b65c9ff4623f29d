package io.tauro.connector.files.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.snappy.SnappyCompressor;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnappyTest {

    private static byte[] pack(byte[] data) {
        SnappyCompressor compressor = new SnappyCompressor();
        byte[] packed = new byte[compressor.maxCompressedLength(data.length)];
        int length = compressor.compress(data, 0, data.length, packed, 0, packed.length);
        return Arrays.copyOf(packed, length);
    }

    private static byte[] unpack(byte[] packed, int size) {
        byte[] out = new byte[size];
        assertThat(Snappy.unpack(packed, 0, packed.length, out, size)).isEqualTo(size);
        return out;
    }

    /** Repetitions of any distance and length among bytes that do not repeat. */
    private static byte[] data(Random random, int size) {
        byte[] data = new byte[size];
        int at = 0;
        while (at < size) {
            int length = Math.min(size - at, 1 + random.nextInt(random.nextBoolean() ? 12 : 200));
            if (at == 0 || random.nextInt(3) == 0) {
                byte[] fresh = new byte[length];
                random.nextBytes(fresh);
                System.arraycopy(fresh, 0, data, at, length);
                at += length;
            } else {
                int offset = 1 + random.nextInt(Math.min(at, random.nextBoolean() ? 9 : 70_000));
                for (int i = 0; i < length; i++, at++) {
                    data[at] = data[at - offset];
                }
            }
        }
        return data;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 15, 16, 17, 79, 80, 81, 100, 1000, 65_536, 300_000})
    void what_was_packed_comes_out_again(int size) {
        for (int seed = 0; seed < 40; seed++) {
            byte[] data = data(new Random(seed), size);
            assertThat(unpack(pack(data), size)).as("seed %d", seed).isEqualTo(data);
        }
    }

    @Test
    void the_bytes_may_lie_within_a_larger_array() {
        byte[] data = data(new Random(7), 5000);
        byte[] packed = pack(data);
        byte[] around = new byte[packed.length + 200];
        Arrays.fill(around, (byte) 0xFF);
        System.arraycopy(packed, 0, around, 100, packed.length);
        byte[] out = new byte[6000];
        Arrays.fill(out, (byte) 0x55);
        Snappy.unpack(around, 100, 100 + packed.length, out, data.length);
        assertThat(Arrays.copyOf(out, data.length)).isEqualTo(data);
        assertThat(Arrays.copyOfRange(out, data.length, out.length)).containsOnly(0x55);
    }

    @Test
    void each_way_to_write_a_length_and_a_distance_is_read() {
        for (int lengthBytes = 1; lengthBytes <= 4; lengthBytes++) {
            for (int kind = 1; kind <= 3; kind++) {
                ByteArrayOutputStream packed = new ByteArrayOutputStream();
                packed.writeBytes(new byte[] {(byte) 0xC8, 3});
                packed.write(59 + lengthBytes << 2);
                byte[] literal = data(new Random(kind), 200);
                for (int i = 0; i < lengthBytes; i++) {
                    packed.write(199 >>> 8 * i);
                }
                packed.writeBytes(literal);
                for (int copied = 0; copied < 256; copied += 8) {
                    packed.write(kind == 1 ? 4 << 2 | 1 : 7 << 2 | kind);
                    packed.write(150);
                    for (int i = 1; i < (kind == 3 ? 4 : kind); i++) {
                        packed.write(0);
                    }
                }
                byte[] expected = Arrays.copyOf(literal, 456);
                for (int i = 200; i < 456; i++) {
                    expected[i] = expected[i - 150];
                }
                assertThat(unpack(packed.toByteArray(), 456))
                        .as("lengths of %d bytes, copies of kind %d", lengthBytes, kind)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void copies_from_before_the_start_are_refused() {
        byte[] packed = {8, 3 << 2, 1, 2, 3, 4, 1, 5};
        assertThatThrownBy(() -> unpack(packed, 8)).isInstanceOf(MalformedData.class);
        packed[7] = 0;
        assertThatThrownBy(() -> unpack(packed, 8)).isInstanceOf(MalformedData.class);
        packed[7] = 4;
        assertThat(unpack(packed, 8)).containsExactly(1, 2, 3, 4, 1, 2, 3, 4);
    }

    @Test
    void another_size_than_that_in_the_data_is_refused() {
        byte[] packed = pack(data(new Random(3), 500));
        assertThatThrownBy(() -> unpack(packed, 499)).isInstanceOf(MalformedData.class);
        assertThatThrownBy(() -> unpack(packed, 501)).isInstanceOf(MalformedData.class);
    }

    @Test
    void broken_bytes_are_refused_or_become_other_bytes_and_nothing_else() {
        Random random = new Random(11);
        for (int round = 0; round < 20_000; round++) {
            int size = 1 + random.nextInt(600);
            byte[] packed = pack(data(random, size));
            for (int i = random.nextInt(4); i >= 0; i--) {
                packed[random.nextInt(packed.length)] = (byte) random.nextInt();
            }
            byte[] shorter = Arrays.copyOf(packed, 1 + random.nextInt(packed.length));
            byte[] out = new byte[size + 300];
            for (byte[] one : new byte[][] {packed, shorter}) {
                try {
                    Snappy.unpack(one, 0, one.length, out, size);
                } catch (MalformedData | IndexOutOfBoundsException expected) {
                    // As the reader of pages takes them.
                }
                assertThat(Arrays.copyOfRange(out, size, out.length)).containsOnly(0);
            }
        }
    }
}
