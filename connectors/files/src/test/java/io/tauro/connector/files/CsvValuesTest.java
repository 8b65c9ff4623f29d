package io.tauro.connector.files;

import static io.tauro.connector.files.FileErrorsAssert.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.table.TableSource;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Types of columns, inferred and declared, and their values. */
class CsvValuesTest extends CsvFileTest {

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
    void timesOfDayAreInferredAndBlanksAroundNumbersDoNotCount() throws IOException {
        TableSource.Files source =
                file(
                        "n,d,b,at,mixed,word\n  7, 1.5 , true,09:30,10:00,1 2\n-12,2,FALSE ,23:59:59.25,10 am,3\n");

        assertThat(schema(source))
                .isEqualTo(
                        columns(
                                "n", DataType.BIGINT,
                                "d", DataType.DOUBLE,
                                "b", DataType.BOOLEAN,
                                "at", DataType.TIME,
                                "mixed", DataType.VARCHAR,
                                "word", DataType.VARCHAR));
        assertThat(rows(source))
                .containsExactly(
                        List.of(7L, 1.5, true, LocalTime.of(9, 30), "10:00", "1 2"),
                        List.of(
                                -12L,
                                2.0,
                                false,
                                LocalTime.of(23, 59, 59, 250_000_000),
                                "10 am",
                                "3"));
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
    void typesThatTextCannotHoldAreRefused() throws IOException {
        TableSource.Files source =
                file("a\n1\n").schema(columns("a", DataType.array(DataType.INTEGER)));
        assertFails(ErrorCode.NOT_SUPPORTED, () -> rows(source), "'a'", "INTEGER ARRAY");
    }
}
