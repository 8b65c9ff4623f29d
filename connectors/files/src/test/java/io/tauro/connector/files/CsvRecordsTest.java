package io.tauro.connector.files;

import static io.tauro.connector.files.FileErrorsAssert.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.testkit.TestReadContext;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.Connector;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import io.tauro.type.DataType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** How records stand in files, and how files are found, unpacked and cut into batches. */
class CsvRecordsTest extends CsvFileTest {

    @Test
    void anEmptyLineIsARowOfATableOfOneColumn() throws IOException {
        assertThat(rows(file("a\n1\n\n3\n")))
                .containsExactly(List.of(1L), Arrays.asList((Object) null), List.of(3L));
        assertThat(rows(file("a\nx\n\"\"\n"))).containsExactly(List.of("x"), List.of(""));
    }

    @Test
    void aByteOrderMarkIsNotTextAndTellsTheEncoding() throws IOException {
        for (String encoding : List.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
            byte[] bytes = "\uFEFFä,b\nß,😀\n".getBytes(Charset.forName(encoding));
            assertThat(rows(file("t.csv", bytes))).as(encoding).containsExactly(List.of("ß", "😀"));
            assertThat(schema(TableSource.csv("t.csv")).names()).containsExactly("ä", "b");
        }
    }

    @Test
    void theEncodingCanBeSaid() throws IOException {
        TableSource.Files source =
                file("t.csv", "a,b\nß,€\n".getBytes(Charset.forName("windows-1252")));
        assertThat(rows(source.option("encoding", "windows-1252")))
                .containsExactly(List.of("ß", "€"));
        assertFails(ErrorCode.FILE_CORRUPT, () -> rows(source), "t.csv", "encoding");
        assertFails(
                ErrorCode.INVALID_OPTION,
                () -> rows(source.option("encoding", "no such")),
                "'encoding'");
    }

    @Test
    void recordsThatAreTooShortOrTooLongAreAChoice() throws IOException {
        TableSource.Files source = file("a,b\n1,2\n3\n4,5,6\n");
        TauroException error =
                assertFails(
                        ErrorCode.FILE_CORRUPT,
                        () -> rows(source),
                        "t.csv",
                        "line 3",
                        "1 fields, not 2");
        assertThat(error.context()).containsEntry("line", "3").containsEntry("file", "t.csv");
        assertThat(rows(source.option("ragged", "null_fill")))
                .containsExactly(List.of(1L, 2L), Arrays.asList(3L, null), List.of(4L, 5L));
        assertThat(rows(source.option("ragged", "skip"))).containsExactly(List.of(1L, 2L));
        assertFails(
                ErrorCode.INVALID_OPTION,
                () -> rows(source.option("ragged", "guess")),
                "null_fill");
    }

    @Test
    void gzipIsUnpackedByTheNameOfTheFile() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream output = new GZIPOutputStream(packed)) {
            output.write("a,b\n1,x\n".repeat(1).getBytes(StandardCharsets.UTF_8));
            output.write("2,y\n".repeat(5000).getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = packed.toByteArray();
        TableSource.Files source = file("t.csv.gz", bytes);
        assertThat(rows(source)).hasSize(5001).startsWith(List.of(1L, "x"));
        try (Connector connector = TableRows.connect(folder)) {
            TestReadContext context = TestReadContext.create();
            TableRows.of(connector.table(source).plan(ScanRequest.of(List.of("a"))), context);
            assertThat(context.bytes()).as("packed bytes are counted").isEqualTo(bytes.length);
        }
        assertFails(
                ErrorCode.FILE_CORRUPT,
                () -> rows(file("u.csv.gz", Arrays.copyOf(bytes, bytes.length - 20))),
                "gzip",
                "u.csv.gz");
        assertFails(
                ErrorCode.FILE_CORRUPT, () -> rows(file("v.csv.gz", new byte[] {1, 2, 3})), "gzip");
    }

    @Test
    void brokenQuotesAreErrors() throws IOException {
        assertFails(
                ErrorCode.FILE_CORRUPT,
                () ->
                        rows(
                                file("a,b\n1,\"x\n")
                                        .schema(
                                                columns(
                                                        "a",
                                                        DataType.VARCHAR,
                                                        "b",
                                                        DataType.VARCHAR))),
                "t.csv",
                "line 2");
        assertFails(
                ErrorCode.FILE_CORRUPT,
                () ->
                        rows(
                                file("a,b\n1,\"x\"y\n")
                                        .schema(
                                                columns(
                                                        "a",
                                                        DataType.VARCHAR,
                                                        "b",
                                                        DataType.VARCHAR))),
                "line 2");
    }

    @Test
    void onlyWantedFieldsAreConverted() throws IOException {
        SourceTable table;
        try (Connector connector = TableRows.connect(folder)) {
            table =
                    connector.table(
                            file("a,b\n1,wrong\n2,3\n")
                                    .schema(columns("a", DataType.INTEGER, "b", DataType.INTEGER)));
            assertThat(TableRows.of(table.plan(ScanRequest.of(List.of("a")))))
                    .containsExactly(List.of(1), List.of(2));
            assertThat(TableRows.of(table.plan(ScanRequest.of(List.of())))).hasSize(2);
            assertThat(TableRows.of(table.plan(ScanRequest.of(List.of("a")).withLimit(1))))
                    .containsExactly(List.of(1));
            assertThat(table.statistics().rows().orElse(0)).isBetween(1.0, 4.0);
        }
    }

    @Test
    void largeFieldsMakeSmallBatches() throws IOException {
        String large = "x".repeat(1 << 20);
        TableSource.Files source = file("a,b\n" + (large + ",1\n").repeat(30));
        try (Connector connector = TableRows.connect(folder)) {
            var scan = connector.table(source).plan(ScanRequest.of(List.of("a")));
            try (var reader = scan.open(scan.splits().get(0), TestReadContext.create())) {
                assertThat(reader.next().rowCount()).isLessThan(20);
            }
        }
    }

    @Test
    void fieldsMayHoldQuotesDelimitersAndLineEnds() throws IOException {
        assertThat(
                        rows(
                                file(
                                        "a,b\n\"x,y\",\"say \"\"hi\"\"\"\r\n\"two\nlines\",\"two\r\nlines\"\n")))
                .containsExactly(
                        List.of("x,y", "say \"hi\""), List.of("two\nlines", "two\r\nlines"));
    }

    @Test
    void anyLineEndWillDoAndTheLastOneIsNotNeeded() throws IOException {
        assertThat(rows(file("a,b\r\n1,2\r\n3,4")))
                .containsExactly(List.of(1L, 2L), List.of(3L, 4L));
        assertThat(rows(file("a,b\r1,2\r3,4\r"))).containsExactly(List.of(1L, 2L), List.of(3L, 4L));
        assertThat(rows(file("a,b\n\n1,2\n\n\n3,4\n\n")))
                .containsExactly(List.of(1L, 2L), List.of(3L, 4L));
    }
}
