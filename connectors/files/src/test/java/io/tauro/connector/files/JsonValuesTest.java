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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of declared columns. */
class JsonValuesTest extends JsonFileTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "BIGINT | 1e2 | 100",
                "BIGINT | 1.0 | 1",
                "BIGINT | \"12\" | 12",
                "TINYINT | -128 | -128",
                "REAL | 1e-45 | 1.4E-45",
                "DOUBLE | 12345678901234567890 | 1.2345678901234567E19",
                "DOUBLE | \"NaN\" | NaN",
                "DECIMAL(5,2) | 1.5 | 1.50",
                "DECIMAL(5,2) | -999.99 | -999.99",
                "DECIMAL(5,2) | 1.5e2 | 150.00",
                "DECIMAL(38,0) | 99999999999999999999999999999999999999 | 99999999999999999999999999999999999999",
                "DECIMAL(18,18) | 0.000000000000000001 | 1E-18",
                "BOOLEAN | \"true\" | true",
                "VARCHAR | 1.10 | 1.10",
                "VARCHAR | [1, {\"a\" : 2}] | [1,{\"a\":2}]",
                "VARCHAR(3) | \"abc\" | abc",
                "JSON | \"a\" | \"a\"",
                "DATE | \"2026-02-28\" | 2026-02-28",
                "TIMESTAMP | \"2026-02-28T01:02:03.123456\" | 2026-02-28T01:02:03.123456",
                "TIMESTAMP | \"2026-02-28\" | 2026-02-28T00:00",
                "TIMESTAMP(3) | \"1969-12-31 23:59:59.9999\" | 1969-12-31T23:59:59.999",
                "TIMESTAMP WITH TIME ZONE | \"2026-01-01T01:00:00+01:00\" | 2026-01-01T00:00Z",
                "TIME | \"10:11:12\" | 10:11:12",
                "UUID | \"123e4567-e89b-12d3-a456-426614174000\" | 123e4567-e89b-12d3-a456-426614174000",
            })
    void declaredTypesAreRead(String type, String json, String expected) throws IOException {
        assertThat(String.valueOf(value(type, json))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "BIGINT | 1.5",
                "BIGINT | 9223372036854775808",
                "BIGINT | 1e1000000000",
                "TINYINT | 128",
                "DECIMAL(5,2) | 1.555",
                "DECIMAL(5,2) | 1000",
                "DECIMAL(5,2) | true",
                "DOUBLE | 1e999",
                "DOUBLE | [1]",
                "BOOLEAN | 77",
                "VARCHAR(3) | \"abcd\"",
                "DATE | \"2026-02-30\"",
                "DATE | 20260228",
                "TIMESTAMP | \"2026-01-01T24:00:00\"",
                "BIGINT ARRAY | 77",
                "MAP<VARCHAR,BIGINT> | [1]",
                "ROW(b BIGINT) | \"x\"",
            })
    void aValueOfAnotherTypeIsAnError(String type, String json) {
        TauroException error =
                assertFails(
                        ErrorCode.FILE_CORRUPT,
                        () -> value(type, json),
                        "t.json",
                        "line 1, column 'a'",
                        "is not " + DataType.parse(type));
        assertThat(error.getMessage()).doesNotContain(json);
    }

    @Test
    void errorsNameThePathWithinTheColumn() throws IOException {
        TableSource source =
                file("{\"a\":{\"b\":[{\"c\":1}]}}\n{\"a\":{\"b\":[{\"c\":2},{\"c\":\"secret\"}]}}")
                        .schema(columns("a", "ROW(b ROW(c BIGINT) ARRAY)"));
        TauroException error =
                assertFails(
                        ErrorCode.FILE_CORRUPT,
                        () -> rows(source),
                        "line 2",
                        "'a.b[1].c'",
                        "BIGINT");
        assertThat(error.context()).containsEntry("line", "2").containsEntry("column", "a.b[1].c");
        assertThat(error.getMessage()).doesNotContain("secret");
        TableSource map =
                file("{\"a\":{\"secret\":\"x\"}}").schema(columns("a", "MAP<VARCHAR,BIGINT>"));
        assertThat(assertFails(ErrorCode.FILE_CORRUPT, () -> rows(map), "'a{0}'").getMessage())
                .doesNotContain("secret");
    }

    @Test
    void mapsKeepTheirKeysInOrderAndReadThemAsTheirType() throws IOException {
        Map<?, ?> map = (Map<?, ?>) value("MAP<BIGINT,DATE>", "{\"2\":\"2026-01-01\",\"1\":null}");
        assertThat(List.<Object>copyOf(map.keySet())).containsExactly(2L, 1L);
        assertThat(map.get(2L)).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(map.get(1L)).isNull();
    }

    @Test
    void aFieldThatIsThereTwiceIsAnErrorWhereItIsWanted() throws IOException {
        TableSource.Files source = file("{\"a\":1,\"b\":1,\"b\":2}").schema(columns("a", "BIGINT"));
        assertThat(rows(source)).containsExactly(List.of(1L));
        assertFails(
                ErrorCode.FILE_CORRUPT,
                () -> rows(source.schema(columns("b", "BIGINT"))),
                "column 'b' is there twice");
        assertFails(
                ErrorCode.FILE_CORRUPT, () -> value("MAP<VARCHAR,BIGINT>", "{\"x\":1,\"x\":1}"));
        assertFails(
                ErrorCode.FILE_CORRUPT,
                () -> value("ROW(x BIGINT)", "{\"x\":1,\"x\":1}"),
                "'a.x' is there twice");
    }

    @Test
    void aColumnThatIsNotNullMustBeThere() throws IOException {
        Schema notNull = new Schema(List.of(Column.of("a", DataType.BIGINT).notNull()));
        assertFails(
                ErrorCode.FILE_CORRUPT,
                () -> rows(file("{\"a\":1}\n{\"a\":null}").schema(notNull)),
                "line 2, column 'a' is NULL");
        assertFails(
                ErrorCode.FILE_CORRUPT,
                () -> rows(file("{\"a\":1}\n{}").schema(notNull)),
                "line 2, column 'a' is missing");
    }

    @Test
    void optionsAndTypesAreChecked() throws IOException {
        TableSource.Files source = file("{\"a\":1}");
        assertFails(
                ErrorCode.INVALID_OPTION,
                () -> rows(source.option("bad_records", "guess")),
                "error or skip");
        assertFails(ErrorCode.INVALID_OPTION, () -> rows(source.option("sample_rows", 0)));
        assertFails(
                ErrorCode.UNKNOWN_OPTION, () -> rows(source.option("bad_record", "skip")), "mean");
        Schema keys = columns("a", "MAP<BIGINT ARRAY,BIGINT>");
        assertFails(ErrorCode.NOT_SUPPORTED, () -> rows(source.schema(keys)), "'a'", "in JSON");
    }
}
