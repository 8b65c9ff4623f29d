package io.tauro.connector.files.parquet;

import static io.tauro.predicate.Predicate.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.files.ParquetFile;
import io.tauro.connector.files.TableRows;
import io.tauro.connector.testkit.TestReadContext;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.Connector;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files whose column chunks have one page of more than a megabyte each. */
class ParquetLargePagesTest {

    private static final int ROWS = 140_000;

    @TempDir Path folder;

    record Writing(
            WriterVersion version,
            boolean dictionary,
            boolean optional,
            CompressionCodecName codec) {}

    static Stream<Writing> ways() {
        return Stream.of(
                new Writing(WriterVersion.PARQUET_1_0, false, false, CompressionCodecName.SNAPPY),
                new Writing(WriterVersion.PARQUET_1_0, true, true, CompressionCodecName.SNAPPY),
                new Writing(WriterVersion.PARQUET_2_0, false, true, CompressionCodecName.SNAPPY),
                new Writing(
                        WriterVersion.PARQUET_1_0, false, true, CompressionCodecName.UNCOMPRESSED),
                new Writing(
                        WriterVersion.PARQUET_2_0, false, false, CompressionCodecName.UNCOMPRESSED),
                new Writing(WriterVersion.PARQUET_1_0, false, true, CompressionCodecName.GZIP),
                new Writing(WriterVersion.PARQUET_2_0, true, true, CompressionCodecName.GZIP),
                new Writing(WriterVersion.PARQUET_1_0, false, true, CompressionCodecName.ZSTD));
    }

    private static MessageType schema(boolean optional) {
        Repetition repetition = optional ? Repetition.OPTIONAL : Repetition.REQUIRED;
        return new MessageType(
                "rows",
                Types.primitive(PrimitiveTypeName.INT64, Repetition.REQUIRED).named("id"),
                Types.primitive(PrimitiveTypeName.INT64, repetition).named("number"),
                Types.primitive(PrimitiveTypeName.BINARY, repetition)
                        .as(LogicalTypeAnnotation.stringType())
                        .named("words"),
                Types.primitive(PrimitiveTypeName.BINARY, repetition)
                        .as(LogicalTypeAnnotation.stringType())
                        .named("few"));
    }

    /** Rows as they are read; every third value in some stretches is null where it may be. */
    private static List<List<@Nullable Object>> rows(boolean optional) {
        Random random = new Random(8);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            boolean none = optional && i / 7000 % 2 == 0 && i % 3 == 0;
            List<@Nullable Object> row = new ArrayList<>();
            row.add((long) i);
            row.add(none ? null : random.nextLong() >> 20);
            row.add(
                    none
                            ? null
                            : "word " + Long.toString(random.nextLong() >>> 1, 36) + " of " + i);
            row.add(none ? null : "few " + random.nextInt(5000));
            rows.add(row);
        }
        return rows;
    }

    private void write(String name, Writing way, List<List<@Nullable Object>> rows) {
        List<List<@Nullable Object>> stored = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Object value : row) {
                values.add(
                        value instanceof String text
                                ? text.getBytes(StandardCharsets.UTF_8)
                                : value);
            }
            stored.add(values);
        }
        ParquetFile.write(
                folder.resolve(name),
                schema(way.optional()),
                stored,
                builder ->
                        builder.withWriterVersion(way.version())
                                .withDictionaryEncoding(way.dictionary())
                                .withDictionaryPageSize(64 << 20)
                                .withCompressionCodec(way.codec())
                                .withPageWriteChecksumEnabled(false)
                                .withPageSize(64 << 20)
                                .withPageRowCountLimit(ROWS));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void areReadAsTheyWereWrittenOrAreAnError(Writing way) throws IOException {
        List<List<@Nullable Object>> rows = rows(way.optional());
        write("file.parquet", way, rows);
        try (Connector connector = TableRows.connect(folder)) {
            SourceTable table = connector.table(TableSource.parquet("file.parquet"));
            TestReadContext context = TestReadContext.create();
            ScanRequest all = ScanRequest.of(table.schema().names());
            assertThat(TableRows.of(table.plan(all), context).equals(rows)).isTrue();
            assertThat(context.lent()).isZero();
            for (String least : List.of("few 2", "few 95", "few 998")) {
                ScanRequest filtered = all.withFilters(List.of(col("few").gt(least)));
                assertThat(
                                TableRows.of(table.plan(filtered), TestReadContext.batchesOf(1000))
                                        .equals(
                                                rows.stream()
                                                        .filter(row -> isAbove(row.get(3), least))
                                                        .toList()))
                        .isTrue();
            }
            ScanRequest few =
                    all.withFilters(List.of(col("id").gt(100_000L), col("id").lt(100_010L)));
            assertThat(TableRows.of(table.plan(few))).isEqualTo(rows.subList(100_001, 100_010));
        }
        assertThatDamageIsFound("file.parquet");
    }

    private static boolean isAbove(@Nullable Object value, String least) {
        return value instanceof String text && text.compareTo(least) > 0;
    }

    /** Or gives other values. */
    private void assertThatDamageIsFound(String name) throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve(name));
        int pages = whole.length - Bits.intAt(whole, whole.length - 8) - 8;
        Random random = new Random(whole.length);
        for (int i = 0; i < 3; i++) {
            byte[] broken = whole.clone();
            for (int n = 0; n <= random.nextInt(6); n++) {
                broken[4 + random.nextInt(pages - 4)] = (byte) random.nextInt();
            }
            Path file = Files.write(folder.resolve("broken" + i + ".parquet"), broken);
            try {
                TableRows.of(folder, TableSource.parquet(file.getFileName().toString()));
            } catch (TauroException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.FILE_CORRUPT);
            }
            Files.delete(file);
        }
    }

    @Test
    void takeLittleMemory() {
        Writing way =
                new Writing(WriterVersion.PARQUET_1_0, false, false, CompressionCodecName.SNAPPY);
        write("file.parquet", way, rows(false));
        TestReadContext context = TestReadContext.create();
        try (Connector connector = TableRows.connect(folder)) {
            SourceTable table = connector.table(TableSource.parquet("file.parquet"));
            assertThat(TableRows.of(table.plan(ScanRequest.of(List.of("words"))), context))
                    .hasSize(ROWS);
        }
        assertThat(context.mostBytesLent()).isBetween(1L << 20, 2L << 20);
    }
}
