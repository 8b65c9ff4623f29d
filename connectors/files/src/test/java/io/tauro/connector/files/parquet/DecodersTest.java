package io.tauro.connector.files.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForInteger;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.apache.parquet.column.values.deltalengthbytearray.DeltaLengthByteArrayValuesWriter;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;

/**
 * Decoders against the encoders of the Java implementation, and against bytes that no encoder
 * writes.
 */
class DecodersTest {

    static byte[] bytes(BytesInput input) throws IOException {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        input.writeAllTo(copy);
        return copy.toByteArray();
    }

    private static byte[] bytes(ValuesWriter writer) throws IOException {
        return bytes(writer.getBytes());
    }

    @Test
    void runsAndPackedBitsOfAnyWidthAreRead() throws IOException {
        Random random = new Random(1);
        for (int width = 0; width <= 32; width++) {
            RunLengthBitPackingHybridEncoder encoder =
                    new RunLengthBitPackingHybridEncoder(
                            width, 64, 4096, new HeapByteBufferAllocator());
            int[] values = new int[1003];
            for (int i = 0; i < values.length; i++) {
                int any =
                        width == 0
                                ? 0
                                : width == 32
                                        ? random.nextInt()
                                        : random.nextInt() & (1 << width) - 1;
                values[i] = i / 100 % 2 == 0 && i > 0 && i % 100 != 0 ? values[i - 1] : any;
                encoder.writeInt(values[i]);
            }
            byte[] data = bytes(encoder.toBytes());
            RunDecoder decoder = new RunDecoder(data, 0, data.length, width);
            List<Integer> read = new ArrayList<>();
            for (int count : new int[] {1, 7, 64, 500, 431}) {
                int[] some = new int[count];
                decoder.read(some, count);
                for (int value : some) {
                    read.add(value);
                }
            }
            assertThat(read)
                    .as("width %s", width)
                    .containsExactly(
                            java.util.Arrays.stream(values).boxed().toArray(Integer[]::new));
        }
    }

    @Test
    void deltasOfIntegersAreReadWhereTheyWrapAround() throws IOException {
        Random random = new Random(2);
        for (int round = 0; round < 50; round++) {
            int count = 1 + random.nextInt(600);
            DeltaBinaryPackingValuesWriterForInteger ints =
                    new DeltaBinaryPackingValuesWriterForInteger(
                            64, 4096, new HeapByteBufferAllocator());
            DeltaBinaryPackingValuesWriterForLong longs =
                    new DeltaBinaryPackingValuesWriterForLong(
                            64, 4096, new HeapByteBufferAllocator());
            int[] expectedInts = new int[count];
            long[] expectedLongs = new long[count];
            int shift = random.nextInt(31);
            for (int i = 0; i < count; i++) {
                expectedInts[i] = random.nextInt() >> shift;
                expectedLongs[i] = random.nextLong() >> 2 * shift;
                ints.writeInteger(expectedInts[i]);
                longs.writeLong(expectedLongs[i]);
            }
            int[] readInts = new int[count];
            byte[] intBytes = bytes(ints);
            new DeltaValues(intBytes, 0, intBytes.length).readInts(readInts, count);
            assertThat(readInts).containsExactly(expectedInts);
            long[] readLongs = new long[count];
            byte[] longBytes = bytes(longs);
            new DeltaValues(longBytes, 0, longBytes.length).readLongs(readLongs, count);
            assertThat(readLongs).containsExactly(expectedLongs);
            assertThat(new DeltaDecoder(longBytes, 0, longBytes.length).skipAll())
                    .isEqualTo(longBytes.length);
        }
    }

    @Test
    void lengthsBeforeAllBytesAreRead() throws IOException {
        DeltaLengthByteArrayValuesWriter writer =
                new DeltaLengthByteArrayValuesWriter(64, 4096, new HeapByteBufferAllocator());
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 777; i++) {
            expected.add("x".repeat(i * 31 % 17) + i);
            writer.writeBytes(Binary.fromString(expected.get(i)));
        }
        byte[] data = bytes(writer);
        DeltaLengthValues values = new DeltaLengthValues(data, 0, data.length);
        List<String> read = new ArrayList<>();
        for (int count : new int[] {1, 300, 476}) {
            ByteValues some = values.readBytes(count);
            for (int i = 0; i < count; i++) {
                read.add(
                        new String(
                                some.data(),
                                some.start(i),
                                some.length(i),
                                StandardCharsets.UTF_8));
            }
        }
        assertThat(read).isEqualTo(expected);
    }

    @Test
    void levelsOfOldFilesAreReadFromTheMostSignificantBit() {
        long[] validity = new long[1];
        PackedLevels levels =
                new PackedLevels(new byte[] {(byte) 0b1010_0000, (byte) 0b1000_0000}, 0, 1);
        assertThat(levels.read(validity, 4)).isEqualTo(2);
        assertThat(validity[0]).isEqualTo(0b0101L);
        long[] rest = new long[1];
        assertThat(levels.read(rest, 5)).isEqualTo(1);
        assertThat(rest[0]).isEqualTo(0b10000L);
    }

    @Test
    void valuesThatUnfoldToMuchAreReadFewAtATime() throws IOException {
        // Four hundred values that all repeat one of a million bytes.
        var writer =
                new org.apache.parquet.column.values.deltastrings.DeltaByteArrayWriter(
                        64, 1 << 20, new HeapByteBufferAllocator());
        byte[] large = new byte[1 << 20];
        for (int i = 0; i < 400; i++) {
            writer.writeBytes(Binary.fromReusedByteArray(large));
        }
        byte[] data = bytes(writer);
        assertThat(data.length).isLessThan(2 << 20);
        DeltaBytesValues values = new DeltaBytesValues(data, 0, data.length);
        int rows = values.readable(4096);
        assertThat(rows).isBetween(1, 16);
        assertThat(values.readBytes(rows).data()).hasSize(rows << 20);
        assertThat(values.readable(4096)).isBetween(1, 16);
    }

    @Test
    void endlessRunsOfNothingAreRefused() {
        int[] values = new int[1];
        assertThatThrownBy(() -> new RunDecoder(new byte[100], 0, 100, 0).read(values, 1))
                .isInstanceOf(MalformedData.class);
        assertThatThrownBy(() -> new RunDecoder(new byte[0], 0, 0, 33))
                .isInstanceOf(MalformedData.class);
    }

    @Test
    void metadataWhoseListsAreLongerThanItsBytesIsNotBelieved() {
        // A struct with field 1: a list of two thousand million structs.
        byte[] data = {
            0x19, (byte) 0xFC, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x07, 0, 0
        };
        assertThat(ThriftWalk.end(data, 0, data.length)).isEqualTo(-1);
        byte[] nested = new byte[1000];
        java.util.Arrays.fill(nested, (byte) 0x1C);
        assertThatThrownBy(() -> ThriftWalk.end(nested, 0, nested.length))
                .isInstanceOf(MalformedData.class);
    }

    @Test
    void aPageThatClaimsToUnpackToTooMuchIsRefused() {
        byte[] data = new byte[10];
        for (var codec : org.apache.parquet.format.CompressionCodec.values()) {
            assertThatThrownBy(
                            () ->
                                    Codecs.unpack(
                                            codec,
                                            new ByteSlice(data, 0, 10),
                                            1 << 30,
                                            byte[]::new))
                    .isInstanceOf(MalformedData.class);
        }
    }
}
