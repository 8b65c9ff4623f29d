package io.tauro.connector.files;

import static io.tauro.predicate.Predicate.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.connector.testkit.TestReadContext;
import io.tauro.data.Batch;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.predicate.Predicate;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Connector;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.spi.Split;
import io.tauro.table.TableSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that filters leave, and how they are put together. */
class FilteredReadingTest {

    private static final int ROWS = 60_000;

    private static final List<String> COLUMNS = List.of("id", "word", "price", "note", "few");

    @TempDir Path folder;

    private @Nullable Connector connector;

    @AfterEach
    void close() {
        if (connector != null) {
            connector.close();
        }
    }

    /** Rare is 0 in one row of a hundred of the first half, and in each of the second. */
    private static int rare(int row) {
        return row < ROWS / 2 ? row % 100 : 0;
    }

    private static List<@Nullable Object> row(int i) {
        return Arrays.asList(
                (long) i,
                ("word " + i % 1500).getBytes(StandardCharsets.UTF_8),
                i % 3 == 0 ? null : (long) (i % 1237),
                i % 5 == 0 ? null : ("a note of its own " + i).getBytes(StandardCharsets.UTF_8),
                ("few " + i % 4).getBytes(StandardCharsets.UTF_8),
                rare(i),
                (long) i * 7919 % 100_003);
    }

    private static List<@Nullable Object> expected(int i) {
        return Arrays.asList(
                (long) i,
                "word " + i % 1500,
                i % 3 == 0 ? null : (long) (i % 1237),
                i % 5 == 0 ? null : "a note of its own " + i,
                "few " + i % 4);
    }

    private SourceTable table(boolean dictionaries, int pageRows) {
        write(dictionaries, pageRows, CompressionCodecName.SNAPPY);
        return connect();
    }

    private SourceTable connect() {
        Connector open = TableRows.connect(folder);
        connector = open;
        return open.table(TableSource.parquet("rows.parquet"));
    }

    private void write(boolean dictionaries, int pageRows, CompressionCodecName codec) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(row(i));
        }
        ParquetFile.write(
                folder.resolve("rows.parquet"),
                MessageTypeParser.parseMessageType(
                        "message rows { required int64 id; required binary word (STRING);"
                                + " optional int64 price; optional binary note (STRING);"
                                + " required binary few (STRING); required int32 rare;"
                                + " required int64 key; }"),
                rows,
                builder ->
                        builder.withDictionaryEncoding(dictionaries)
                                .withPageRowCountLimit(pageRows)
                                .withCompressionCodec(codec));
    }

    private static List<Batch> batches(Scan scan, int size) {
        List<Batch> batches = new ArrayList<>();
        TestReadContext context = TestReadContext.batchesOf(size);
        for (Split split : scan.splits()) {
            try (BatchReader reader = scan.open(split, context)) {
                for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                    batches.add(batch);
                }
            }
        }
        assertThat(context.lent()).isZero();
        return batches;
    }

    private static List<List<@Nullable Object>> rows(List<Batch> batches) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Batch batch : batches) {
            for (int n = 0; n < batch.selectedCount(); n++) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int column = 0; column < batch.columnCount(); column++) {
                    row.add(batch.column(column).value(batch.row(n)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static void assertFinds(SourceTable table, Predicate filter, IntPredicate expected) {
        Scan scan = table.plan(ScanRequest.of(COLUMNS).withFilters(List.of(filter)));
        List<List<@Nullable Object>> wanted = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            if (expected.test(i)) {
                wanted.add(expected(i));
            }
        }
        for (int size : new int[] {1000, 4096}) {
            List<Batch> batches = batches(scan, size);
            assertThat(batches).allMatch(batch -> batch.selectedCount() <= size);
            assertThat(rows(batches)).as("%s, batches of %d", filter, size).isEqualTo(wanted);
        }
    }

    @ParameterizedTest
    @CsvSource({"true,100000", "true,700", "false,100000", "false,700"})
    void filtersLeaveExactlyTheirRowsInTheirOrder(boolean dictionaries, int pageRows) {
        SourceTable table = table(dictionaries, pageRows);
        assertFinds(table, col("rare").eq(0), i -> rare(i) == 0);
        assertFinds(table, col("rare").eq(50), i -> rare(i) == 50);
        assertFinds(table, col("key").lt(30L), i -> (long) i * 7919 % 100_003 < 30);
        assertFinds(table, col("word").eq("word 77"), i -> i % 1500 == 77);
        assertFinds(table, col("few").eq("few 3").and(col("rare").gt(97)), i -> rare(i) == 99);
        assertFinds(
                table,
                col("price").gte(1000L).and(col("price").lt(1003L)),
                i -> i % 3 != 0 && i % 1237 >= 1000 && i % 1237 < 1003);
        assertFinds(
                table,
                col("price").lt(2L).or(col("price").gt(1234L)).and(col("note").isNull()),
                i -> i % 3 != 0 && (i % 1237 < 2 || i % 1237 > 1234) && i % 5 == 0);
        assertFinds(table, col("note").eq("a note of its own 59999"), i -> i == 59_999);
        assertFinds(table, col("id").gte(0L), i -> true);
        assertFinds(table, col("id").eq(-1L).and(col("few").neq("x")), i -> false);
    }

    @Test
    void oneRowAtATimeIsAlsoABatch() {
        Scan scan =
                table(true, 700)
                        .plan(ScanRequest.of(COLUMNS).withFilters(List.of(col("rare").eq(0))));
        List<Batch> batches = batches(scan, 1);
        assertThat(batches).hasSize(ROWS / 200 + ROWS / 2);
        assertThat(rows(batches).get(301)).isEqualTo(expected(ROWS / 2 + 1));
    }

    @Test
    void theFewRowsOfManyBatchesAreDeliveredTogether() {
        Scan scan =
                table(true, 100_000)
                        .plan(
                                ScanRequest.of(COLUMNS)
                                        .withFilters(List.of(col("word").eq("word 77"))));
        List<Batch> batches = batches(scan, 1000);
        assertThat(rows(batches)).hasSize(ROWS / 1500);
        assertThat(batches).hasSizeLessThan(ROWS / 1000 / 5);
        assertThat(batches).allMatch(batch -> batch.rowCount() == batch.selectedCount());
    }

    @Test
    void aPageOfWhichNoRowIsWantedIsNotEvenUnpacked() throws IOException {
        write(false, 700, CompressionCodecName.UNCOMPRESSED);
        // In a page in the middle, a note gets a length that cannot be.
        Path file = folder.resolve("rows.parquet");
        byte[] bytes = Files.readAllBytes(file);
        int at = indexOf(bytes, "a note of its own 30051".getBytes(StandardCharsets.UTF_8));
        Arrays.fill(bytes, at - 4, at, (byte) 0xFF);
        Files.write(file, bytes);
        SourceTable broken = connect();
        Predicate elsewhere = col("id").lt(20_000L).or(col("id").gte(40_000L));
        assertThat(
                        rows(
                                batches(
                                        broken.plan(
                                                ScanRequest.of(COLUMNS)
                                                        .withFilters(List.of(elsewhere))),
                                        4096)))
                .hasSize(40_000);
        assertThatThrownBy(() -> batches(broken.plan(ScanRequest.of(List.of("note"))), 4096))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.FILE_CORRUPT));
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int i = 0; i <= bytes.length - wanted.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new AssertionError("not found");
    }
}
