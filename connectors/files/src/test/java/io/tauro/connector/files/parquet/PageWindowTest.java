package io.tauro.connector.files.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.connector.testkit.TestReadContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.apache.parquet.column.values.deltalengthbytearray.DeltaLengthByteArrayValuesWriter;
import org.apache.parquet.column.values.deltastrings.DeltaByteArrayWriter;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read of a page in windows of any size is what is read of the whole page. */
class PageWindowTest {

    private static final int[] PIECES = {1, 3000, 1 << 16};

    private final TestReadContext context = TestReadContext.create();

    static Stream<CompressionCodec> codecs() {
        return Stream.of(
                CompressionCodec.UNCOMPRESSED,
                CompressionCodec.SNAPPY,
                CompressionCodec.GZIP,
                CompressionCodec.ZSTD);
    }

    private static String value(Random random) {
        int length =
                switch (random.nextInt(200)) {
                    case 0 -> random.nextInt(20_000);
                    case 1 -> 0;
                    default -> random.nextInt(40);
                };
        byte[] value = new byte[length];
        for (int i = 0; i < length; i++) {
            value[i] = (byte) ('a' + random.nextInt(random.nextBoolean() ? 2 : 26));
        }
        return new String(value, StandardCharsets.ISO_8859_1);
    }

    private static List<String> values(Random random, int count) {
        return Stream.generate(() -> value(random)).limit(count).toList();
    }

    private static byte[] plain(List<String> values) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (String value : values) {
            byte[] length = new byte[4];
            Bits.putInt(length, 0, value.length());
            data.writeBytes(length);
            data.writeBytes(value.getBytes(StandardCharsets.ISO_8859_1));
        }
        return data.toByteArray();
    }

    private static List<String> listed(ByteValues values, int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i ->
                                new String(
                                        values.data(),
                                        values.start(i),
                                        values.length(i),
                                        StandardCharsets.ISO_8859_1))
                .toList();
    }

    /** Reads, picks and passes over values at random, and compares with what they are. */
    private static void assertPlain(PlainValues read, List<String> expected, Random random) {
        int at = 0;
        while (at < expected.size()) {
            int count = Math.min(expected.size() - at, random.nextInt(700));
            List<String> next = expected.subList(at, at + count);
            at += count;
            switch (random.nextInt(3)) {
                case 0 -> {
                    ByteValues values = read.readBytes(count);
                    assertThat(listed(values, count)).isEqualTo(next);
                    int used = values.offsets()[count];
                    assertThat(values.data().length).isBetween(used, used + used / 4 + 64);
                }
                case 1 -> read.skipBytes(count);
                default -> {
                    int[] some =
                            IntStream.range(0, count).filter(i -> random.nextInt(5) == 0).toArray();
                    ByteValues values =
                            read.pickBytes(new Picks().of(some, some.length), count)
                                    .readBytes(some.length);
                    assertThat(listed(values, some.length))
                            .isEqualTo(Arrays.stream(some).mapToObj(next::get).toList());
                    int used = values.offsets()[some.length];
                    assertThat(values.data().length).isBetween(used, used + used / 4 + 64);
                }
            }
        }
    }

    private static PlainValues plain(PageWindow window, int width) {
        return new PlainValues(window.data(), 0, window.limit(), width, window);
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void byteArraysAreTheSame(CompressionCodec codec) {
        for (int seed = 0; seed < 4; seed++) {
            Random random = new Random(seed);
            List<String> expected = values(random, 6000);
            PackedPage page = PackedPage.of(codec, plain(expected));
            for (int piece : PIECES) {
                PageWindow window = page.window(context, piece);
                PlainValues values = plain(window, 0);
                assertPlain(values, expected, random);
                assertThatThrownBy(() -> values.readBytes(1)).isInstanceOf(MalformedData.class);
                window.close();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void valuesOfOneWidthAreTheSame(CompressionCodec codec) {
        byte[] data = new byte[240_000];
        for (int seed = 0; seed < 4; seed++) {
            Random random = new Random(seed);
            for (int i = 0; i < data.length; i += 4) {
                Bits.putInt(data, i, random.nextInt(1 << 10 * (1 + i / 100_000)));
            }
            PackedPage page = PackedPage.of(codec, data);
            for (int piece : PIECES) {
                PageWindow window = page.window(context, piece);
                assertFixed(plain(window, 8), new PlainValues(data, 0, data.length, 8), random);
                window.close();
            }
        }
    }

    private static void assertFixed(PlainValues read, PlainValues whole, Random random) {
        int left = 30_000;
        while (left > 0) {
            int count = Math.min(left, random.nextInt(3000));
            left -= count;
            switch (random.nextInt(3)) {
                case 0 -> assertThat(longs(read, count)).containsExactly(longs(whole, count));
                case 1 -> {
                    read.skip(count);
                    whole.skip(count);
                }
                default -> {
                    int[] some =
                            IntStream.range(0, count).filter(i -> random.nextInt(5) == 0).toArray();
                    assertThat(
                                    longs(
                                            read.pick(new Picks().of(some, some.length), count),
                                            some.length))
                            .containsExactly(
                                    longs(
                                            whole.pick(new Picks().of(some, some.length), count),
                                            some.length));
                }
            }
        }
    }

    private static long[] longs(PageValues values, int count) {
        long[] read = new long[count];
        values.readLongs(read, count);
        return read;
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void codesOfAnyWidthAreTheSame(CompressionCodec codec) throws IOException {
        for (int width = 0; width <= 32; width += 1 + width / 9) {
            Random random = new Random(width);
            RunLengthBitPackingHybridEncoder encoder =
                    new RunLengthBitPackingHybridEncoder(
                            width, 64, 1 << 16, new HeapByteBufferAllocator());
            int[] expected = new int[20_003];
            for (int i = 0; i < expected.length; i++) {
                int any = (int) (random.nextInt() & (1L << width) - 1);
                expected[i] = i / 3000 % 2 == 0 && i % 100 != 0 ? expected[i - 1] : any;
                encoder.writeInt(expected[i]);
            }
            PackedPage page = PackedPage.of(codec, DecodersTest.bytes(encoder.toBytes()));
            for (int piece : PIECES) {
                assertCodes(page, piece, width, expected, random);
            }
        }
    }

    private void assertCodes(PackedPage page, int piece, int width, int[] expected, Random random) {
        PageWindow window = page.window(context, piece);
        RunDecoder codes = new RunDecoder(window.data(), 0, window.limit(), width, window);
        int at = 0;
        while (at < expected.length) {
            int count = Math.min(expected.length - at, random.nextInt(2000));
            if (random.nextInt(4) == 0) {
                codes.skip(count);
            } else {
                int[] read = new int[count];
                codes.read(read, count);
                assertThat(read).containsExactly(Arrays.copyOfRange(expected, at, at + count));
            }
            at += count;
        }
        window.close();
    }

    /** Old writers leave out bytes of the last group; and some make one run of a whole page. */
    @Test
    void aPackedRunMayBeAsLongAsThePageAndEndEarly() {
        int width = 5;
        int groups = 30_000;
        byte[] data = new byte[3 + groups * width - 2];
        new Random(5).nextBytes(data);
        int header = groups << 1 | 1;
        data[0] = (byte) (header & 0x7F | 0x80);
        data[1] = (byte) (header >>> 7 & 0x7F | 0x80);
        data[2] = (byte) (header >>> 14);
        int count = groups * 8 - 4;
        int[] expected = new int[count];
        new RunDecoder(data, 0, data.length, width).read(expected, count);
        for (int piece : PIECES) {
            assertCodes(
                    PackedPage.of(CompressionCodec.SNAPPY, data),
                    piece,
                    width,
                    expected,
                    new Random(piece));
        }
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void deltasAreTheSame(CompressionCodec codec) throws IOException {
        for (int seed = 0; seed < 3; seed++) {
            Random random = new Random(seed);
            DeltaBinaryPackingValuesWriterForLong writer =
                    new DeltaBinaryPackingValuesWriterForLong(
                            64, 1 << 16, new HeapByteBufferAllocator());
            long[] expected = new long[20_001];
            for (int i = 0; i < expected.length; i++) {
                expected[i] = random.nextLong() >> 8 * (i / 3000);
                writer.writeLong(expected[i]);
            }
            PackedPage page = PackedPage.of(codec, DecodersTest.bytes(writer.getBytes()));
            for (int piece : PIECES) {
                PageWindow window = page.window(context, piece);
                DeltaValues values = new DeltaValues(window.data(), 0, window.limit(), window);
                for (int at = 0; at < expected.length; at += 2857) {
                    assertThat(longs(values, Math.min(2857, expected.length - at)))
                            .containsExactly(
                                    Arrays.copyOfRange(
                                            expected, at, Math.min(at + 2857, expected.length)));
                }
                window.close();
            }
        }
    }

    private static byte[] written(ValuesWriter writer, List<String> values) throws IOException {
        for (String value : values) {
            writer.writeBytes(Binary.fromString(value));
        }
        return DecodersTest.bytes(writer.getBytes());
    }

    private void assertBytes(
            PackedPage page, List<String> expected, Function<PageWindow, PageValues> encoding) {
        for (int piece : PIECES) {
            PageWindow window = page.window(context, piece);
            PageValues values = encoding.apply(window);
            List<String> read = new ArrayList<>();
            while (read.size() < expected.size()) {
                int count = values.readable(Math.min(999, expected.size() - read.size()));
                read.addAll(listed(values.readBytes(count), count));
            }
            assertThat(read).isEqualTo(expected);
            window.close();
        }
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void byteArraysBehindTheirLengthsAreTheSame(CompressionCodec codec) throws IOException {
        for (int seed = 0; seed < 2; seed++) {
            List<String> values = values(new Random(seed), 30_000);
            byte[] lengths =
                    written(
                            new DeltaLengthByteArrayValuesWriter(
                                    64, 1 << 16, new HeapByteBufferAllocator()),
                            values);
            assertBytes(
                    PackedPage.of(codec, lengths),
                    values,
                    window -> new DeltaLengthValues(window, 0));
            byte[] prefixes =
                    written(
                            new DeltaByteArrayWriter(64, 1 << 16, new HeapByteBufferAllocator()),
                            values);
            assertBytes(
                    PackedPage.of(codec, prefixes),
                    values,
                    window -> new DeltaBytesValues(window, 0));
        }
    }

    /** No writer does that; by the format it may. */
    @Test
    void aPageWithACopyFromFarAwayIsUnpackedAsAWhole() {
        byte[] start = plain(values(new Random(1), 40_000));
        byte[] data = Arrays.copyOf(start, start.length + 64);
        System.arraycopy(start, 7, data, start.length, 64);
        byte[] packed = PackedPage.of(CompressionCodec.SNAPPY, start).packed();
        int header = 4;
        byte[] longer = Arrays.copyOf(packed, packed.length + 5);
        assertThat(start.length).isBetween(1 << 21, (1 << 28) - 65);
        for (int i = 0; i < header; i++) {
            longer[i] = (byte) (data.length >>> 7 * i & 0x7F | (i < header - 1 ? 0x80 : 0));
        }
        longer[packed.length] = (byte) (63 << 2 | 3);
        Bits.putInt(longer, packed.length + 1, start.length - 7);
        PackedPage page = new PackedPage(CompressionCodec.SNAPPY, longer, data.length);
        for (int piece : PIECES) {
            PageWindow window = page.window(context, piece);
            int at = 0;
            int compared = 0;
            for (int bytes = 1000; compared < data.length; compared += bytes) {
                bytes = Math.min(bytes, data.length - compared);
                at = window.load(at, bytes);
                assertThat(
                                Arrays.equals(
                                        window.data(),
                                        at,
                                        at + bytes,
                                        data,
                                        compared,
                                        compared + bytes))
                        .isTrue();
                at += bytes;
            }
            window.close();
        }
    }

    @Test
    void fewBytesOfALargePageAreThereAtOnce() {
        byte[] data = plain(values(new Random(2), 100_000));
        PackedPage page = PackedPage.of(CompressionCodec.SNAPPY, data);
        PageWindow window = page.window(context, 1 << 18);
        PlainValues values = plain(window, 0);
        for (int i = 0; i < 1000; i++) {
            values.readBytes(100);
            assertThat(window.data().length).isLessThan(1 << 19);
        }
        assertThat(window.left(window.limit())).isZero();
        window.close();
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void brokenBytesAreAnErrorOrOtherBytes(CompressionCodec codec) {
        Random random = new Random(11);
        byte[] data = plain(values(random, 3000));
        PackedPage page = PackedPage.of(codec, data);
        for (int round = 0; round < 150; round++) {
            byte[] broken =
                    Arrays.copyOf(
                            page.packed(),
                            codec == CompressionCodec.UNCOMPRESSED || random.nextInt(4) > 0
                                    ? page.packed().length
                                    : 1 + random.nextInt(page.packed().length));
            for (int n = random.nextInt(4); n >= 0; n--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            TestReadContext lending = TestReadContext.create();
            PageWindow window = null;
            try {
                window = new PackedPage(codec, broken, page.size()).window(lending, 700);
                PlainValues values = plain(window, 0);
                for (int i = 0; i < 30; i++) {
                    values.readBytes(100);
                }
            } catch (MalformedData expected) {
                assertThat(expected.getMessage()).startsWith("a ");
            } catch (IndexOutOfBoundsException | NegativeArraySizeException expected) {
                // As the reader of row groups takes them.
            }
            if (window != null) {
                window.close();
            }
            // The chunk has its own.
            assertThat(lending.lent()).isLessThanOrEqualTo(1);
        }
    }
}
