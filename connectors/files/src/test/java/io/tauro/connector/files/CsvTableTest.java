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
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {

    private static final Schema TWO_TEXTS =
            Schema.of(Column.of("a", DataType.VARCHAR), Column.of("b", DataType.VARCHAR));

    @TempDir Path folder;

    private TableSource.Files file(String text) throws IOException {
        return file("t.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private TableSource.Files file(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
        return TableSource.csv(name);
    }

    private List<List<@Nullable Object>> rows(TableSource source) {
        return TableRows.of(folder, source);
    }

    private Schema schema(TableSource source) {
        try (Connector connector = TableRows.connect(folder)) {
            return connector.table(source).schema();
        }
    }

    private static Schema columns(Object... namesAndTypes) {
        List<Column> columns = new java.util.ArrayList<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            columns.add(Column.of((String) namesAndTypes[i], (DataType) namesAndTypes[i + 1]));
        }
        return new Schema(columns);
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

    @Test
    void anEmptyLineIsARowOfATableOfOneColumn() throws IOException {
        assertThat(rows(file("a\n1\n\n3\n")))
                .containsExactly(List.of(1L), Arrays.asList((Object) null), List.of(3L));
        assertThat(rows(file("a\nx\n\"\"\n"))).containsExactly(List.of("x"), List.of(""));
    }

    @Test
    void onlyUnquotedTextIsNull() throws IOException {
        TableSource.Files source = file("a,b\n,\"\"\nNULL,\"NULL\"\n").schema(TWO_TEXTS);
        assertThat(rows(source)).containsExactly(Arrays.asList(null, ""), List.of("NULL", "NULL"));
        assertThat(rows(source.option("null", "NULL")))
                .containsExactly(List.of("", ""), Arrays.asList(null, "NULL"));
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
    void otherDelimitersQuotesAndCommentsCanBeSaid() throws IOException {
        assertThat(
                        rows(
                                file("# made today\na;b\n'x;y';it\n#no\n1;'#'\n")
                                        .option("delimiter", ";")
                                        .option("quote", "'")
                                        .option("comment", "#")))
                .containsExactly(List.of("x;y", "it"), List.of("1", "#"));
        assertThat(rows(file("a\tb\n1\t2\n").option("delimiter", "\\t")))
                .containsExactly(List.of(1L, 2L));
        assertThat(rows(file("a||b\n1||2|\n").option("delimiter", "||")))
                .containsExactly(List.of(1L, "2|"));
        assertFails(
                ErrorCode.INVALID_OPTION, () -> rows(file("a\n").option("quote", "ab")), "'quote'");
        assertFails(
                ErrorCode.UNKNOWN_OPTION,
                () -> rows(file("a\n").option("delimeter", ";")),
                "Did you mean 'delimiter'?");
    }

    @Test
    void withoutAHeaderColumnsAreNumberedOrThoseOfTheSchema() throws IOException {
        TableSource.Files source = file("1,x\n2,y\n").option("header", false);
        assertThat(schema(source))
                .isEqualTo(columns("column1", DataType.BIGINT, "column2", DataType.VARCHAR));
        assertThat(rows(source)).containsExactly(List.of(1L, "x"), List.of(2L, "y"));
        assertThat(rows(source.schema(columns("id", DataType.INTEGER, "name", DataType.VARCHAR))))
                .containsExactly(List.of(1, "x"), List.of(2, "y"));
    }

    @Test
    void withAHeaderColumnsAreFoundByTheirNames() throws IOException {
        TableSource.Files source = file("b,x,a\n1,2,3\n");
        assertThat(rows(source.schema(columns("a", DataType.INTEGER, "b", DataType.VARCHAR))))
                .containsExactly(List.of(3, "1"));
        assertFails(
                ErrorCode.SCHEMA_CHANGED,
                () -> rows(file("customer\n1\n").schema(columns("custommer", DataType.INTEGER))),
                "'custommer'",
                "Did you mean 'customer'?");
        assertFails(ErrorCode.FILE_CORRUPT, () -> rows(file("a,a\n1,2\n")), "column 2");
    }

    @Test
    void typesAreInferred() throws IOException {
        TableSource.Files source =
                file(
                        """
                bool,int,big,frac,day,at,zip,text,quoted,none
                true,1,1,1,2026-01-01,2026-01-01 10:00:00,01234,x,"1",
                False,-5,12345678901234567890,1.5e3,2026-12-31,2026-01-01T10:00:00.123456,1,2026-01-01,"2",
                ,,,,,,,,,
                """);
        assertThat(schema(source))
                .isEqualTo(
                        columns(
                                "bool", DataType.BOOLEAN,
                                "int", DataType.BIGINT,
                                "big", DataType.decimal(38, 0),
                                "frac", DataType.DOUBLE,
                                "day", DataType.DATE,
                                "at", DataType.TIMESTAMP,
                                "zip", DataType.VARCHAR,
                                "text", DataType.VARCHAR,
                                "quoted", DataType.VARCHAR,
                                "none", DataType.VARCHAR));
        assertThat(rows(source).get(1))
                .containsExactly(
                        false,
                        -5L,
                        new BigDecimal("12345678901234567890"),
                        1500.0,
                        LocalDate.parse("2026-12-31"),
                        LocalDateTime.parse("2026-01-01T10:00:00.123456"),
                        "1",
                        "2026-01-01",
                        "2",
                        null);
    }

    @Test
    void aLaterRecordThatContradictsTheInferredTypeIsAnError() throws IOException {
        TableSource.Files source = file("a,b\n1,1\n2,2\nsecret,3\n").option("sample_rows", 2);
        TauroException error =
                assertFails(
                        ErrorCode.FILE_CORRUPT,
                        () -> rows(source),
                        "t.csv",
                        "line 4",
                        "'a'",
                        "BIGINT",
                        "schema");
        assertThat(error).hasMessageNotContaining("secret");
        assertThat(error.getCause()).isNull();
        assertThat(error.context()).containsEntry("line", "4").containsEntry("column", "a");
        assertThat(rows(source.schema(columns("b", DataType.INTEGER)))).hasSize(3);
    }

    @Test
    void valuesThatLoseDigitsAreErrors() throws IOException {
        assertFails(
                ErrorCode.FILE_CORRUPT,
                () -> rows(file("a\n1.234\n").schema(columns("a", DataType.decimal(9, 2)))),
                "DECIMAL(9,2)");
        assertFails(
                ErrorCode.FILE_CORRUPT,
                () -> rows(file("a\n12345678\n").schema(columns("a", DataType.decimal(9, 2)))));
        assertFails(
                ErrorCode.FILE_CORRUPT,
                () -> rows(file("a\n1e999999999\n").schema(columns("a", DataType.decimal(38, 2)))));
        assertFails(
                ErrorCode.FILE_CORRUPT,
                () ->
                        rows(
                                file("a\n1e-999999999\n")
                                        .schema(columns("a", DataType.decimal(38, 2)))));
        assertFails(
                ErrorCode.FILE_CORRUPT,
                () -> rows(file("a\n128\n").schema(columns("a", DataType.TINYINT))));
        assertFails(
                ErrorCode.FILE_CORRUPT,
                () -> rows(file("a\nlong text\n").schema(columns("a", DataType.varchar(5)))));
        assertFails(
                ErrorCode.FILE_CORRUPT,
                () -> rows(file("a\n2026-02-30\n").schema(columns("a", DataType.DATE))));
        assertFails(
                ErrorCode.FILE_CORRUPT,
                () -> rows(file("a\n1d\n").schema(columns("a", DataType.DOUBLE))));
        assertFails(
                ErrorCode.FILE_CORRUPT,
                () ->
                        rows(
                                file("a,b\n,1\n")
                                        .schema(
                                                Schema.of(
                                                        Column.of("a", DataType.INTEGER)
                                                                .notNull()))),
                "NOT NULL");
    }

    @Test
    void decimalsAreExact() throws IOException {
        TableSource.Files source =
                file("a\n1.10\n-0.5\n.5\n5.\n+7\n12345678901234567.89\n1e2\n1.5000\n")
                        .schema(columns("a", DataType.decimal(19, 2)));
        assertThat(rows(source).stream().map(row -> row.get(0)))
                .containsExactly(
                        new BigDecimal("1.10"),
                        new BigDecimal("-0.50"),
                        new BigDecimal("0.50"),
                        new BigDecimal("5.00"),
                        new BigDecimal("7.00"),
                        new BigDecimal("12345678901234567.89"),
                        new BigDecimal("100.00"),
                        new BigDecimal("1.50"));
        assertThat(
                        rows(
                                        file("a\n1.10\n-0.5\n.5\n5.\n")
                                                .schema(columns("a", DataType.decimal(9, 2))))
                                .stream()
                                .map(row -> row.get(0)))
                .containsExactly(
                        new BigDecimal("1.10"),
                        new BigDecimal("-0.50"),
                        new BigDecimal("0.50"),
                        new BigDecimal("5.00"));
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
                () -> rows(file("a,b\n1,\"x\n").schema(TWO_TEXTS)),
                "t.csv",
                "line 2");
        assertFails(
                ErrorCode.FILE_CORRUPT,
                () -> rows(file("a,b\n1,\"x\"y\n").schema(TWO_TEXTS)),
                "line 2");
    }

    @Test
    void filesAreReadByTheirOwnHeaders() throws IOException {
        Files.createDirectories(folder.resolve("t"));
        file("t/1.csv", "a,b\n1,x\n".getBytes(StandardCharsets.UTF_8));
        file("t/2.csv", "b,c,a\ny,5,2\n".getBytes(StandardCharsets.UTF_8));
        file("t/3.csv", "".getBytes(StandardCharsets.UTF_8));
        assertThat(rows(TableSource.csv("t")))
                .containsExactly(Arrays.asList(1L, "x", null), List.of(2L, "y", 5L));
    }

    @Test
    void anEmptyFileHasRowsOnlyIfColumnsAreDeclared() throws IOException {
        assertThat(rows(file("").schema(TWO_TEXTS))).isEmpty();
        assertThat(rows(file("a,b\n"))).isEmpty();
        assertFails(ErrorCode.FILE_CORRUPT, () -> rows(file("")), "schema");
    }

    @Test
    void typesThatTextCannotHoldAreRefused() throws IOException {
        TableSource.Files source =
                file("a\n1\n").schema(columns("a", DataType.array(DataType.INTEGER)));
        assertFails(ErrorCode.NOT_SUPPORTED, () -> rows(source), "'a'", "INTEGER ARRAY");
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
}
