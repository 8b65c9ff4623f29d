package io.tauro.connector.files;

import static io.tauro.connector.files.FileErrorsAssert.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.error.ErrorCode;
import io.tauro.table.TableSource;
import io.tauro.type.DataType;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What other programs write, each in its own way. */
class CsvWritersTest extends CsvFileTest {

    @Test
    void anEscapeMayStandBeforeQuotesAndItself() throws IOException {
        TableSource.Files source = file("a,b\n\"x \\\"y\\\" \\\\ \\n\",c:\\d\n\"p\"\"q\",2\n");
        assertThat(rows(source.option("escape", "\\")))
                .containsExactly(List.of("x \"y\" \\ \\n", "c:\\d"), List.of("p\"q", "2"));
        assertThat(rows(file("a,b\n\"x!\"y!z\",1\n").option("escape", "!")))
                .containsExactly(List.of("x\"y!z", 1L));
    }

    @Test
    void quotesMayBeNothing() throws IOException {
        assertThat(rows(file("a,b\n\"x,5\" pipe\n").option("quote", "")))
                .containsExactly(List.of("\"x", "5\" pipe"));
    }

    /** {@code SELECT … INTO OUTFILE}: tabs, no quotes, a backslash before what is special. */
    @Test
    void databasesEscapeControlCharactersAndNull() throws IOException {
        TableSource.Files source =
                file("1\t\\N\ta\\tb\\\\\n2\t\tx\\\ny\n3\tN\\N\t\\0\\Z\\b\\r\\n\\q\n")
                        .option("delimiter", "\t")
                        .option("quote", "")
                        .option("header", false)
                        .option("c_escapes", true);
        assertThat(rows(source))
                .containsExactly(
                        Arrays.asList(1L, null, "a\tb\\"),
                        Arrays.asList(2L, "", "x\ny"),
                        Arrays.asList(3L, "NN", "\0\u001A\b\r\nq"));
        assertThat(
                        rows(
                                file("1,\"a\\\"b\\nc\",\\N\n2,\"\\N\",\"\"\n")
                                        .option("header", false)
                                        .option("c_escapes", true)))
                .containsExactly(Arrays.asList(1L, "a\"b\nc", null), Arrays.asList(2L, "N", ""));
    }

    @Test
    void linesInErrorsAreThoseOfTheFileWhateverIsInFields() throws IOException {
        TableSource.Files source =
                file("note\r\nnote\r\na,b\n\"x\r\n\ny\rz\",1\n1,x\n")
                        .option("skip_rows", 2)
                        .schema(columns("a", "VARCHAR", "b", "BIGINT"));
        assertFails(ErrorCode.FILE_CORRUPT, () -> rows(source), "line 8, column 'b'");
        assertFails(
                ErrorCode.FILE_CORRUPT,
                () -> rows(source.option("escape", "\\")),
                "line 8, column 'b'");
    }

    @Test
    void brokenEscapedTextIsAnError() throws IOException {
        for (String text : List.of("a,b\n1,\"x\\\"\n", "a,b\n1,\"x\" y\n")) {
            assertFails(
                    ErrorCode.FILE_CORRUPT,
                    () -> rows(file(text).option("escape", "\\").option("dialect", "fixed")),
                    "t.csv",
                    "line 2");
        }
    }

    @Test
    void longDelimitersAreFoundAcrossPiecesOfTheFile() throws IOException {
        String record = "abc<->d<-e<->\"f<->g\"\n";
        TableSource.Files source =
                file("a<->b<->c\n" + record.repeat(5000))
                        .option("delimiter", "<->")
                        .option("escape", "\\");
        assertThat(rows(source)).hasSize(5000).containsOnly(List.of("abc", "d<-e", "f<->g"));
    }

    @Test
    void severalTextsCanMeanNull() throws IOException {
        TableSource.Files source =
                file("a,b\n,1\nNA,2\n\"NA\",n/a\n").option("null", List.of("", "NA", "n/a"));
        assertThat(schema(source)).isEqualTo(columns("a", DataType.VARCHAR, "b", DataType.BIGINT));
        assertThat(rows(source))
                .containsExactly(
                        Arrays.asList(null, 1L),
                        Arrays.asList(null, 2L),
                        Arrays.asList("NA", null));
    }

    @Test
    void linesBeforeTheFirstRecordCanBeSkipped() throws IOException {
        assertThat(rows(file("Report, \"of\r\rtoday\na,b\n1,2\n").option("skip_rows", 3)))
                .containsExactly(List.of(1L, 2L));
        assertFails(
                ErrorCode.INVALID_OPTION,
                () -> rows(file("a\n").option("skip_rows", -1)),
                "from 0 on");
    }

    @Test
    void aDelimiterMayEndEachRecord() throws IOException {
        TableSource.Files source = file("1|x|\n2|y|\n").option("header", false);
        assertThat(rows(source.schema(columns("id", "BIGINT", "name", "VARCHAR"))))
                .containsExactly(List.of(1L, "x"), List.of(2L, "y"));
        assertThat(rows(file("a,b\n1,x,\n2,y\n")))
                .containsExactly(List.of(1L, "x"), List.of(2L, "y"));
        assertFails(ErrorCode.FILE_CORRUPT, () -> rows(file("a,b\n1,x,\"\"\n")), "3 fields, not 2");
    }

    @Test
    void aCommaMayStandBeforeFractions() throws IOException {
        TableSource.Files source = file("a;b;c\n1,5;-2,25e3;3\n").option("decimal", ",");
        assertThat(schema(source))
                .isEqualTo(
                        columns("a", DataType.DOUBLE, "b", DataType.DOUBLE, "c", DataType.BIGINT));
        assertThat(rows(source)).containsExactly(List.of(1.5, -2250.0, 3L));
        assertThat(rows(source.schema(columns("a", "DECIMAL(9,2)"))))
                .containsExactly(List.of(new BigDecimal("1.50")));
        assertFails(
                ErrorCode.FILE_CORRUPT,
                () ->
                        rows(
                                file("a;b\n1.5;2\n")
                                        .option("decimal", ",")
                                        .schema(columns("a", "DOUBLE"))),
                "DOUBLE");
    }

    @Test
    void datesAndTimestampsAreWrittenAsTheirFormatsSay() throws IOException {
        TableSource.Files source =
                file("d,t,z\n31.01.2026,1/31/2026 5:06 PM,x\n01.02.2026,2/1/2026 12:00 am,y\n")
                        .option("date_format", "dd.MM.yyyy")
                        .option("timestamp_format", "M/d/yyyy h:mm a");
        assertThat(schema(source))
                .isEqualTo(
                        columns(
                                "d",
                                DataType.DATE,
                                "t",
                                DataType.TIMESTAMP,
                                "z",
                                DataType.VARCHAR));
        assertThat(rows(source))
                .containsExactly(
                        List.of(
                                LocalDate.of(2026, 1, 31),
                                LocalDateTime.of(2026, 1, 31, 17, 6),
                                "x"),
                        List.of(LocalDate.of(2026, 2, 1), LocalDateTime.of(2026, 2, 1, 0, 0), "y"));
        assertFails(
                ErrorCode.FILE_CORRUPT,
                () ->
                        rows(
                                file("d\n30.02.2026\n")
                                        .option("date_format", "dd.MM.yyyy")
                                        .schema(columns("d", "DATE"))),
                "is not DATE");
        assertThat(
                        rows(
                                file("z\n20260131T170600+0100\n")
                                        .option("timestamp_format", "yyyyMMdd'T'HHmmssZ")
                                        .schema(columns("z", "TIMESTAMP WITH TIME ZONE"))))
                .containsExactly(List.of(OffsetDateTime.parse("2026-01-31T16:06:00Z")));
        assertFails(
                ErrorCode.INVALID_OPTION,
                () -> rows(file("d\n").option("date_format", "no such")),
                "'date_format'");
    }

    @Test
    void charactersThatMeanTwoThingsAreRefused() throws IOException {
        assertFails(
                ErrorCode.INVALID_OPTION,
                () -> rows(file("a\n").option("delimiter", "'").option("quote", "'")),
                "'delimiter'");
        assertFails(
                ErrorCode.INVALID_OPTION,
                () -> rows(file("a\n").option("comment", ",")),
                "'comment'");
    }
}
