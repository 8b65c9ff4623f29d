package io.tauro.connector.files.parquet;

import static io.tauro.predicate.Predicate.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.files.TableRows;
import io.tauro.connector.files.parquet.NestedRoundTripTest.Nested;
import io.tauro.connector.testkit.TestReadContext;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.predicate.Predicate;
import io.tauro.spi.Connector;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same for files of nested columns, all codecs, page indexes and Bloom filters: broken bytes
 * give an error code or an answer. {@code -Dtauro.mutations} sets how many are tried of each file.
 */
class NestedFuzzTest {

    private static final int MUTATIONS = Integer.getInteger("tauro.mutations", 100);
    private static final Set<ErrorCode> ALLOWED =
            Set.of(ErrorCode.FILE_CORRUPT, ErrorCode.NOT_SUPPORTED, ErrorCode.SCHEMA_CHANGED);

    private static final List<CompressionCodecName> CODECS =
            List.of(
                    CompressionCodecName.UNCOMPRESSED,
                    CompressionCodecName.LZ4,
                    CompressionCodecName.BROTLI,
                    CompressionCodecName.LZO,
                    CompressionCodecName.SNAPPY,
                    CompressionCodecName.ZSTD,
                    CompressionCodecName.GZIP);

    @TempDir Path folder;

    static Stream<Long> seeds() {
        return LongStream.range(0, 14).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void brokenBytesGiveAnErrorOrAnAnswer(long seed) throws IOException {
        byte[] whole = write(folder, seed);
        Random random = new Random(seed);
        for (int i = 0; i < MUTATIONS; i++) {
            String failure = attempt(folder, ParquetFuzzTest.mutate(whole, random, i), random);
            assertThat(failure).as("mutation %s of file %s", i, seed).isNull();
        }
    }

    static byte[] write(Path folder, long seed) throws IOException {
        Path file = folder.resolve("whole.parquet");
        Nested.random(seed, 90)
                .write(
                        file,
                        builder ->
                                builder.withWriterVersion(
                                                seed % 2 == 0
                                                        ? WriterVersion.PARQUET_1_0
                                                        : WriterVersion.PARQUET_2_0)
                                        .withDictionaryEncoding(seed % 4 < 2)
                                        .withCompressionCodec(
                                                CODECS.get((int) (seed % CODECS.size())))
                                        .withPageWriteChecksumEnabled(false)
                                        .withBloomFilterEnabled("id", true)
                                        .withBloomFilterNDV("id", 40)
                                        .withPageRowCountLimit(13)
                                        .withRowGroupRowCountLimit(40));
        return Files.readAllBytes(file);
    }

    /** Reads a broken file in some way; what went wrong that should not, or null. */
    static @Nullable String attempt(Path folder, byte[] broken, Random random) throws IOException {
        Path file = folder.resolve("broken.parquet");
        Files.write(file, broken);
        Predicate filter =
                random.nextBoolean()
                        ? col("id").eq((long) random.nextInt(95))
                        : col("id").gte((long) random.nextInt(90));
        boolean filtered = random.nextInt(3) > 0;
        try (Connector connector = TableRows.connect(folder)) {
            SourceTable table = connector.table(TableSource.parquet("broken.parquet"));
            ScanRequest all = ScanRequest.of(table.schema().names());
            boolean byId = filtered && table.schema().column("id").isPresent();
            ScanRequest request = byId ? all.withFilters(List.of(filter)) : all;
            TestReadContext context = TestReadContext.batchesOf(1 + random.nextInt(50));
            TableRows.of(table.plan(request), context);
            return context.lent() == 0 ? null : "did not give back what it borrowed";
        } catch (TauroException e) {
            return ALLOWED.contains(e.code()) ? null : e.toString();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            java.io.StringWriter trace = new java.io.StringWriter();
            e.printStackTrace(new java.io.PrintWriter(trace));
            return trace.toString();
        } finally {
            Files.delete(file);
        }
    }
}
