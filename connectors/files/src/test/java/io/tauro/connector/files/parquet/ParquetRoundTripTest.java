package io.tauro.connector.files.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.files.ParquetFile;
import io.tauro.connector.files.TableRows;
import io.tauro.connector.testkit.SameValues;
import io.tauro.spi.Connector;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import io.tauro.type.Column;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the Java implementation of Parquet writes is read as it was meant, for all types, encodings,
 * codecs and page versions.
 */
class ParquetRoundTripTest {

    @TempDir Path folder;

    /** A way to write a file. */
    record Writing(
            WriterVersion version,
            boolean dictionary,
            boolean split,
            boolean optional,
            CompressionCodecName codec) {}

    static Stream<Writing> ways() {
        List<Writing> ways = new ArrayList<>();
        CompressionCodecName[] codecs = {
            CompressionCodecName.UNCOMPRESSED,
            CompressionCodecName.SNAPPY,
            CompressionCodecName.GZIP,
            CompressionCodecName.ZSTD,
            CompressionCodecName.LZ4_RAW,
            CompressionCodecName.LZ4,
            CompressionCodecName.LZO,
            CompressionCodecName.BROTLI
        };
        for (WriterVersion version : WriterVersion.values()) {
            for (int bits = 0; bits < 8; bits++) {
                ways.add(
                        new Writing(
                                version,
                                (bits & 1) != 0,
                                (bits & 2) != 0,
                                (bits & 4) != 0,
                                codecs[
                                        (bits + (version == WriterVersion.PARQUET_1_0 ? 0 : 1))
                                                % codecs.length]));
            }
            for (CompressionCodecName codec : codecs) {
                ways.add(new Writing(version, true, false, true, codec));
            }
        }
        return ways.stream();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void allTypesReadAsTheyWereWritten(Writing way) {
        assertReadsAsWritten(way, StoredType.ALL, 1300, 40, 1);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void fewDistinctValuesReadAsTheyWereWritten(Writing way) {
        assertReadsAsWritten(way, StoredType.ALL, 1300, 7, 2);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void hardlyAnyOrHardlyNoNullsReadAsTheyWereWritten(Writing way) {
        assertReadsAsWritten(way, StoredType.ALL.subList(0, 10), 1300, 1_000_000, 3);
    }

    private void assertReadsAsWritten(
            Writing way, List<StoredType> types, int rows, int distinct, long seed) {
        Random random = new Random(seed);
        List<List<@Nullable Object>> stored = new ArrayList<>();
        List<List<@Nullable Object>> expected = new ArrayList<>();
        List<List<Object>> pools =
                types.stream()
                        .map(
                                type ->
                                        Stream.generate(() -> type.random().apply(random))
                                                .limit(Math.min(distinct, rows))
                                                .toList())
                        .toList();
        for (int row = 0; row < rows; row++) {
            List<@Nullable Object> raw = new ArrayList<>();
            List<@Nullable Object> read = new ArrayList<>();
            for (int i = 0; i < types.size(); i++) {
                // Long runs of nulls and of values, and stretches where they alternate.
                boolean none =
                        way.optional()
                                && (row / 200 % 3 == 0
                                        ? row % 2 == 0
                                        : random.nextInt(10) == 0 || row / 300 % 3 == 1);
                Object value = pools.get(i).get(random.nextInt(pools.get(i).size()));
                raw.add(none ? null : value);
                read.add(none ? null : types.get(i).read().apply(value));
            }
            stored.add(raw);
            expected.add(read);
        }
        Path file = write(way, types, stored);

        try (Connector connector = TableRows.connect(folder)) {
            SourceTable table = connector.table(TableSource.parquet(file.getFileName().toString()));
            assertThat(table.schema().columns())
                    .isEqualTo(
                            types.stream()
                                    .map(
                                            type ->
                                                    Column.of(type.name(), type.type())
                                                            .nullable(way.optional()))
                                    .toList());
            List<List<@Nullable Object>> read = TableRows.of(table);
            assertThat(SameValues.key(read)).isEqualTo(SameValues.key(expected));
        }
    }

    private Path write(Writing way, List<StoredType> types, List<List<@Nullable Object>> rows) {
        List<Type> columns =
                types.stream().map(type -> (Type) type.column(way.optional())).toList();
        return ParquetFile.write(
                folder.resolve("file.parquet"),
                new MessageType("rows", columns),
                rows,
                builder ->
                        builder.withWriterVersion(way.version())
                                .withDictionaryEncoding(way.dictionary())
                                .withByteStreamSplitEncoding(way.split())
                                .withCompressionCodec(way.codec())
                                .withPageRowCountLimit(350)
                                .withRowGroupRowCountLimit(900));
    }

    /** So that the tests above are about what they say. */
    @org.junit.jupiter.api.Test
    void theFilesOfTheseTestsHaveAllEncodingsThatTheWriterKnows() throws IOException {
        Set<Encoding> encodings = EnumSet.noneOf(Encoding.class);
        Random random = new Random(4);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            rows.add(
                    new ArrayList<>(
                            StoredType.ALL.stream()
                                    .map(type -> type.random().apply(random))
                                    .toList()));
        }
        for (Writing way : ways().toList()) {
            byte[] bytes = Files.readAllBytes(write(way, StoredType.ALL, rows));
            int length =
                    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 8);
            Util.readFileMetaData(
                            new ByteArrayInputStream(bytes, bytes.length - 8 - length, length))
                    .getRow_groups()
                    .forEach(
                            group ->
                                    group.getColumns()
                                            .forEach(
                                                    column ->
                                                            encodings.addAll(
                                                                    column.getMeta_data()
                                                                            .getEncodings())));
        }
        assertThat(encodings)
                .contains(
                        Encoding.PLAIN,
                        Encoding.RLE,
                        Encoding.PLAIN_DICTIONARY,
                        Encoding.RLE_DICTIONARY,
                        Encoding.DELTA_BINARY_PACKED,
                        Encoding.DELTA_BYTE_ARRAY,
                        Encoding.BYTE_STREAM_SPLIT);
    }
}
