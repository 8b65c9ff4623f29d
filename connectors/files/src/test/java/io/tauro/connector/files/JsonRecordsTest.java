package io.tauro.connector.files;

import static io.tauro.connector.files.FileErrorsAssert.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.airlift.compress.zstd.ZstdOutputStream;
import io.tauro.connector.testkit.TestReadContext;
import io.tauro.error.ErrorCode;
import io.tauro.spi.Connector;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How records stand in files, and how files are found, unpacked and cut into batches. */
class JsonRecordsTest extends JsonFileTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}\n{\"a\":2}\n",
                "{\"a\":1}\r\n\r\n{\"a\":2}",
                "[{\"a\":1},{\"a\":2}]",
                "[\n{\"a\":1},\n{\"a\":2}\n]\n",
                "{\"a\":1}{\"a\":2}",
                "{\n  \"a\": 1\n}\n{\n  \"a\": 2\n}\n",
                "[{\"a\":1}]\n[]\n[{\"a\":2}]"
            })
    void recordsAreFoundHoweverTheyStand(String text) throws IOException {
        assertThat(rows(file(text))).containsExactly(List.of(1L), List.of(2L));
        assertThat(rows(file(text).option("bad_records", "skip")))
                .containsExactly(List.of(1L), List.of(2L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "{\"a\":1}\\n{\"a\":tru | not JSON in line 2",
                "{\"a\":1}\\n{\"a\": | middle of a record, in line 2",
                "[{\"a\":1},{\"a\":1} | middle of a record, in line 1",
                "{\"a\":1},{\"a\":2} | not JSON in line 1",
                "{\"a\":1}\\n\\u0000\\u0000 | not JSON in line 2",
                "{\"a\":01} | not JSON in line 1",
                "{\"a\":NaN} | not JSON in line 1",
                "{'a':1} | not JSON in line 1",
                "{\"a\":1,} | not JSON in line 1",
                "{\"a\":1}\\n5 | record in line 2 is not an object",
                "[[{\"a\":1}]] | record in line 1 is not an object",
                "null | record in line 1 is not an object",
            })
    void whatIsNotJsonIsAnError(String escaped, String message) throws IOException {
        String text = escaped.replace("\\n", "\n").replace("\\u0000", "\u0000");
        for (TableSource source : List.of(file(text), file(text).schema(columns("a", "BIGINT")))) {
            assertFails(ErrorCode.FILE_CORRUPT, () -> rows(source), "t.json", message);
        }
    }

    @Test
    void emptyFilesHaveNoColumnsButNoRowsWhereColumnsAreDeclared() throws IOException {
        for (String text : List.of("", " \n ", "[]", "{}")) {
            assertFails(ErrorCode.FILE_CORRUPT, () -> schema(file(text)), "Declare the columns");
        }
        assertThat(rows(file("").schema(columns("a", "BIGINT")))).isEmpty();
        assertThat(rows(file("[]").schema(columns("a", "BIGINT")))).isEmpty();
        assertThat(rows(file("{}").schema(columns("a", "BIGINT"))))
                .containsExactly(Arrays.asList((Object) null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void theEncodingIsToldByTheMarkOrTheZeros(String encoding) throws IOException {
        String text = "{\"ä\":\"ß😀\"}\n";
        for (String mark : List.of("", "\uFEFF")) {
            TableSource source = file("t.json", (mark + text).getBytes(Charset.forName(encoding)));
            assertThat(rows(source)).containsExactly(List.of("ß😀"));
            assertThat(schema(source).names()).containsExactly("ä");
        }
    }

    @Test
    void filesAreUnpackedByTheirNames() throws IOException {
        byte[] text = "{\"a\":1}\n".repeat(5000).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(gzip)) {
            out.write(text);
        }
        ByteArrayOutputStream zstd = new ByteArrayOutputStream();
        try (OutputStream out = new ZstdOutputStream(zstd)) {
            out.write(text);
        }
        for (var packed : Map.of("t.jsonl.gz", gzip, "t.jsonl.ZST", zstd).entrySet()) {
            byte[] bytes = packed.getValue().toByteArray();
            assertThat(rows(file(packed.getKey(), bytes))).hasSize(5000);
            for (int length : List.of(0, 3, bytes.length / 2, bytes.length - 1)) {
                TableSource cut =
                        file(packed.getKey(), Arrays.copyOf(bytes, length))
                                .schema(columns("a", "BIGINT"));
                assertFails(ErrorCode.FILE_CORRUPT, () -> rows(cut), packed.getKey(), "complete");
            }
        }
    }

    @Test
    void partitionsStandBesideTheFields() throws IOException {
        for (int day = 1; day <= 3; day++) {
            file(
                    "p/day=2026-01-0" + day + "/x.json",
                    ("{\"a\":" + day + ",\"day\":\"wrong\"}").getBytes(StandardCharsets.UTF_8));
        }
        TableSource source = TableSource.json("p").partitionedBy("day");
        assertThat(rows(source))
                .containsExactly(
                        List.of(1L, LocalDate.of(2026, 1, 1)),
                        List.of(2L, LocalDate.of(2026, 1, 2)),
                        List.of(3L, LocalDate.of(2026, 1, 3)));
    }

    @Test
    void rowsAreEstimatedByTheFirstRecords() throws IOException {
        TableSource source = file("{\"a\":12345}\n".repeat(10_000));
        try (Connector connector = TableRows.connect(folder)) {
            assertThat(connector.table(source).statistics().rows().orElseThrow())
                    .isCloseTo(10_000, org.assertj.core.data.Offset.offset(20.0));
        }
        for (String text : List.of("{\"a\":1}\n\n{\"a\":2}\n", "[{\"a\":1} , {\"a\":2}]  ")) {
            TableSource two = file(text);
            try (Connector connector = TableRows.connect(folder)) {
                assertThat(connector.table(two).statistics().rows()).hasValue(2);
            }
        }
    }

    @Test
    void batchesAreNoLargerThanAskedForAndEveryByteIsCounted() throws IOException {
        String text = "{\"a\":1,\"at\":\"2026-01-01T00:00:01\"}\n".repeat(10_000);
        TableSource source = file(text);
        TestReadContext context = TestReadContext.batchesOf(100);
        try (Connector connector = TableRows.connect(folder)) {
            SourceTable table = connector.table(source);
            List<List<@Nullable Object>> rows =
                    TableRows.of(table.plan(ScanRequest.of(List.of("at"))), context);
            assertThat(rows)
                    .hasSize(10_000)
                    .containsOnly(List.of(LocalDateTime.of(2026, 1, 1, 0, 0, 1)));
        }
        assertThat(context.bytes()).isEqualTo(text.length());
    }
}
