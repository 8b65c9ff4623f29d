package io.tauro.connector.files.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.files.ParquetFile;
import io.tauro.connector.files.TableRows;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.table.TableSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Broken bytes give an error code or an answer: never another exception, never a hang, never all
 * memory. Checksums are off, so that the damage reaches the decoders. {@code -Dtauro.mutations}
 * sets how many are tried for each way to write.
 */
class ParquetFuzzTest {

    private static final int MUTATIONS = Integer.getInteger("tauro.mutations", 250);
    private static final Set<ErrorCode> ALLOWED =
            Set.of(ErrorCode.FILE_CORRUPT, ErrorCode.NOT_SUPPORTED, ErrorCode.SCHEMA_CHANGED);

    @TempDir Path folder;

    record Writing(
            WriterVersion version, boolean dictionary, boolean split, CompressionCodecName codec) {}

    static Stream<Writing> ways() {
        return Stream.of(
                new Writing(
                        WriterVersion.PARQUET_1_0, true, false, CompressionCodecName.UNCOMPRESSED),
                new Writing(
                        WriterVersion.PARQUET_1_0, false, false, CompressionCodecName.UNCOMPRESSED),
                new Writing(
                        WriterVersion.PARQUET_2_0, false, false, CompressionCodecName.UNCOMPRESSED),
                new Writing(
                        WriterVersion.PARQUET_2_0, false, true, CompressionCodecName.UNCOMPRESSED),
                new Writing(WriterVersion.PARQUET_2_0, true, false, CompressionCodecName.SNAPPY),
                new Writing(WriterVersion.PARQUET_1_0, true, false, CompressionCodecName.ZSTD),
                new Writing(WriterVersion.PARQUET_1_0, false, false, CompressionCodecName.LZ4_RAW),
                new Writing(WriterVersion.PARQUET_1_0, false, false, CompressionCodecName.GZIP));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void brokenBytesGiveAnErrorOrAnAnswer(Writing way) throws IOException {
        byte[] whole = write(way);
        Random random = new Random(way.hashCode() == 0 ? 1 : way.toString().length() * 31L);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] broken = mutate(whole, random, i);
            Path file = folder.resolve("broken" + i + ".parquet");
            Files.write(file, broken);
            try {
                TableRows.of(folder, TableSource.parquet(file.getFileName().toString()));
            } catch (TauroException e) {
                assertThat(e.code()).as("mutation %s of %s: %s", i, way, e).isIn(ALLOWED);
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                throw new AssertionError("mutation " + i + " of " + way, e);
            } finally {
                Files.delete(file);
            }
        }
    }

    private byte[] write(Writing way) throws IOException {
        Random random = new Random(7);
        List<Type> columns = new ArrayList<>();
        for (StoredType type : StoredType.ALL) {
            columns.add(type.column(columns.size() % 3 != 0));
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int row = 0; row < 60; row++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                values.add(
                        i % 3 != 0 && random.nextInt(4) == 0
                                ? null
                                : StoredType.ALL.get(i).random().apply(random));
            }
            rows.add(values);
        }
        Path file =
                ParquetFile.write(
                        folder.resolve("whole.parquet"),
                        new MessageType("rows", columns),
                        rows,
                        builder ->
                                builder.withWriterVersion(way.version())
                                        .withDictionaryEncoding(way.dictionary())
                                        .withByteStreamSplitEncoding(way.split())
                                        .withCompressionCodec(way.codec())
                                        .withPageWriteChecksumEnabled(false)
                                        .withPageRowCountLimit(25)
                                        .withRowGroupRowCountLimit(40));
        return Files.readAllBytes(file);
    }

    /**
     * Bits and bytes that are changed, runs that are overwritten, pieces that are cut out or
     * repeated, files that end early.
     */
    static byte[] mutate(byte[] whole, Random random, int number) {
        byte[] bytes = whole.clone();
        // Every second one hits the pages, every second one the footer.
        int footer = Bits.intAt(bytes, bytes.length - 8) + 8;
        int low = number % 2 == 0 ? 4 : bytes.length - footer;
        int high = number % 2 == 0 ? bytes.length - footer : bytes.length;
        int at = low + random.nextInt(high - low);
        switch (random.nextInt(6)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> {
                for (int i = 0; i <= random.nextInt(8); i++) {
                    bytes[low + random.nextInt(high - low)] = (byte) random.nextInt(256);
                }
            }
            case 3 -> {
                for (int i = at; i < Math.min(high, at + 5); i++) {
                    bytes[i] = (byte) (random.nextBoolean() ? 0xFF : 0x7F);
                }
            }
            case 4 -> {
                int length = Math.min(high - at, 1 + random.nextInt(16));
                System.arraycopy(bytes, at + length, bytes, at, bytes.length - at - length);
            }
            default -> bytes = java.util.Arrays.copyOf(bytes, at);
        }
        return bytes;
    }

    @Test
    void everyShortenedFileIsBroken() throws IOException {
        byte[] whole = write(ways().findFirst().orElseThrow());
        for (int length = 0; length < whole.length; length += 97) {
            Path file = folder.resolve("short" + length + ".parquet");
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            TableSource source = TableSource.parquet(file.getFileName().toString());
            assertThat(
                            org.assertj.core.api.Assertions.catchThrowableOfType(
                                            TauroException.class,
                                            () -> TableRows.of(folder, source))
                                    .code())
                    .isEqualTo(ErrorCode.FILE_CORRUPT);
            Files.delete(file);
        }
    }

    @Test
    void damageUnderAChecksumIsFound() throws IOException {
        Path file =
                ParquetFile.write(
                        folder.resolve("checked.parquet"),
                        new MessageType("rows", StoredType.ALL.get(2).column(false)),
                        java.util.stream.LongStream.range(0, 100)
                                .mapToObj(List::<Object>of)
                                .toList(),
                        builder ->
                                builder.withDictionaryEncoding(false)
                                        .withPageWriteChecksumEnabled(true));
        byte[] bytes = Files.readAllBytes(file);
        int footer = Bits.intAt(bytes, bytes.length - 8) + 8;
        bytes[bytes.length - footer - 100] ^= 4;
        Files.write(file, bytes);
        TauroException error =
                org.assertj.core.api.Assertions.catchThrowableOfType(
                        TauroException.class,
                        () -> TableRows.of(folder, TableSource.parquet("checked.parquet")));
        assertThat(error.code()).isEqualTo(ErrorCode.FILE_CORRUPT);
        assertThat(error).hasMessageContaining("checksum").hasMessageContaining("checked.parquet");
    }
}
