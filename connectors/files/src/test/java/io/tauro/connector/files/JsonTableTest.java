package io.tauro.connector.files;

import static io.tauro.connector.files.FileErrorsAssert.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.airlift.compress.zstd.ZstdOutputStream;
import io.tauro.connector.testkit.TestReadContext;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Cancellation;
import io.tauro.spi.Connector;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Scan;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTableTest {

    @TempDir Path folder;

    private TableSource.Files file(String text) throws IOException {
        return file("t.json", text.getBytes(StandardCharsets.UTF_8));
    }

    private TableSource.Files file(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        return TableSource.json(name);
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
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            columns.add(
                    Column.of(
                            (String) namesAndTypes[i],
                            DataType.parse((String) namesAndTypes[i + 1])));
        }
        return new Schema(columns);
    }

    private DataType inferred(String... values) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String value : values) {
            text.append("{\"a\":").append(value).append("}\n");
        }
        return schema(file(text.toString())).column(0).type();
    }

    private @Nullable Object value(String type, String json) throws IOException {
        return rows(file("{\"a\":" + json + "}").schema(columns("a", type))).get(0).get(0);
    }

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

    @Test
    void columnsAreAllFieldsInTheOrderTheyAreMet() throws IOException {
        TableSource source = file("{\"b\":1,\"a\":\"x\"}\n{\"c\":true,\"a\":null}\n");
        assertThat(schema(source).names()).containsExactly("b", "a", "c");
        assertThat(rows(source))
                .containsExactly(Arrays.asList(1L, "x", null), Arrays.asList(null, null, true));
    }

    @Test
    void fieldsThatCameAfterTheSampleAreIgnored() throws IOException {
        TableSource source =
                file("{\"a\":1}\n{\"a\":2,\"b\":{\"c\":[3]}}\n").option("sample_rows", 1);
        assertThat(rows(source)).containsExactly(List.of(1L), List.of(2L));
    }

    @Test
    void eachFileHasItsShareOfTheSample() throws IOException {
        file("d/1.json", "{\"a\":1}\n".repeat(100).getBytes(StandardCharsets.UTF_8));
        file("d/2.json", "{\"b\":1}\n".repeat(100).getBytes(StandardCharsets.UTF_8));
        assertThat(schema(TableSource.json("d").option("sample_rows", 10)).names())
                .containsExactly("a", "b");
    }

    @Test
    void numbersAreInferredWithoutLoss() throws IOException {
        assertThat(inferred("1", "-9223372036854775808")).isEqualTo(DataType.BIGINT);
        assertThat(inferred("1", "9223372036854775808")).isEqualTo(DataType.decimal(38, 0));
        assertThat(inferred("9".repeat(39))).isEqualTo(DataType.VARCHAR);
        assertThat(inferred("1", "0.1")).isEqualTo(DataType.DOUBLE);
        assertThat(inferred("1e400")).isEqualTo(DataType.VARCHAR);
        assertThat(inferred("1.5", "6.02214076e23")).isEqualTo(DataType.DOUBLE);
        assertThat(inferred("0.12345678901234567890", "1.5")).isEqualTo(DataType.decimal(38, 20));
        assertThat(inferred("9007199254740993", "0.5")).isEqualTo(DataType.decimal(38, 1));
        assertThat(inferred("0.12345678901234567890", "1e5")).isEqualTo(DataType.DOUBLE);
        assertThat(inferred("1e99999999999")).isEqualTo(DataType.VARCHAR);
        assertThat(rows(file("{\"a\":9007199254740993}{\"a\":0.5}")))
                .containsExactly(
                        List.of(new BigDecimal("9007199254740993.0")),
                        List.of(new BigDecimal("0.5")));
    }

    @Test
    void textsAreDatesOnlyWhereAllAre() throws IOException {
        assertThat(inferred("\"2026-01-01\"", "null")).isEqualTo(DataType.DATE);
        assertThat(inferred("\"2026-01-01\"", "\"2026-01-01T10:00:00.5\""))
                .isEqualTo(DataType.TIMESTAMP);
        assertThat(inferred("\"2026-01-01\"", "\"\"")).isEqualTo(DataType.VARCHAR);
        assertThat(inferred("\"2026-01-01\"", "\"2026-02-30\"")).isEqualTo(DataType.VARCHAR);
        assertThat(inferred("\"2026-01-01\"", "5")).isEqualTo(DataType.VARCHAR);
        assertThat(inferred("\"1\"")).isEqualTo(DataType.VARCHAR);
        assertThat(inferred("null")).isEqualTo(DataType.VARCHAR);
        assertThat(inferred("true", "false")).isEqualTo(DataType.BOOLEAN);
    }

    @Test
    void scalarsOfSeveralKindsAreTextAsItIsWritten() throws IOException {
        TableSource source = file("{\"a\":1.50}{\"a\":\"x\"}{\"a\":true}{\"a\":null}");
        assertThat(schema(source).column(0).type()).isEqualTo(DataType.VARCHAR);
        assertThat(rows(source))
                .containsExactly(
                        List.of("1.50"),
                        List.of("x"),
                        List.of("true"),
                        Arrays.asList((Object) null));
    }

    @Test
    void nestedValuesAreRowsAndArrays() throws IOException {
        TableSource source =
                file(
                        "{\"a\":{\"x\":1,\"y\":[1,2.5]}}\n{\"a\":{\"y\":[],\"z\":\"t\"}}\n{\"a\":null}\n");
        assertThat(schema(source))
                .isEqualTo(columns("a", "ROW(x BIGINT, y DOUBLE ARRAY, z VARCHAR)"));
        assertThat(rows(source))
                .containsExactly(
                        List.of(Arrays.asList(1L, List.of(1.0, 2.5), null)),
                        List.of(Arrays.asList(null, List.of(), "t")),
                        Arrays.asList((Object) null));
    }

    @Test
    void nestedValuesBesideOthersAreJson() throws IOException {
        TableSource source =
                file("{\"a\":1.50}{\"a\":{ \"b\" : [1, \"\\u00e9\\n\", null] }}{\"a\":\"x\"}");
        assertThat(schema(source).column(0).type()).isEqualTo(DataType.JSON);
        assertThat(rows(source))
                .containsExactly(
                        List.of("1.50"), List.of("{\"b\":[1,\"é\\n\",null]}"), List.of("\"x\""));
        assertThat(inferred("[1]", "{\"a\":1}")).isEqualTo(DataType.JSON);
        assertThat(inferred("{}")).isEqualTo(DataType.JSON);
        assertThat(inferred("[]")).isEqualTo(DataType.array(DataType.VARCHAR));
    }

    @Test
    void anObjectOfManyFieldsIsADictionary() throws IOException {
        StringBuilder object = new StringBuilder("{\"k0\":0");
        for (int i = 1; i <= 1000; i++) {
            object.append(",\"k").append(i).append("\":").append(i);
        }
        assertThat(inferred(object + "}")).isEqualTo(DataType.JSON);
        Map<?, ?> map = (Map<?, ?>) value("MAP<VARCHAR,INTEGER>", object + "}");
        assertThat(map).hasSize(1001);
        assertThat(map.get("k7")).isEqualTo(7);
    }

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
    void badRecordsCanBeSkipped() throws IOException {
        TableSource source =
                file("{\"a\":1,\"b\":[1]}\n{\"a\":2\nnonsense\n{\"a\":\"x\"}\n[3]\n7\n{\"a\":4}{\"a\":5} }\n{\"a\":6}")
                        .schema(columns("a", "BIGINT", "b", "BIGINT ARRAY"))
                        .option("bad_records", "skip");
        assertThat(rows(source).stream().map(row -> row.get(0))).containsExactly(1L, 4L, 5L, 6L);
        assertThat(rows(source).get(0).get(1)).isEqualTo(List.of(1L));
    }

    @Test
    void theSameRecordsAreBadWhateverIsWanted() throws IOException {
        TableSource source =
                file("{\"a\":1,\"b\":{\"c\":1}}\n{\"a\":2,\"b\":{\"c\":\"x\"}}\n{\"a\":3}\n")
                        .schema(columns("a", "BIGINT", "b", "ROW(c BIGINT)"))
                        .option("bad_records", "skip");
        try (Connector connector = TableRows.connect(folder)) {
            SourceTable table = connector.table(source);
            assertThat(TableRows.of(table.plan(ScanRequest.of(List.of("a")))))
                    .containsExactly(List.of(1L), List.of(3L));
            assertThat(TableRows.of(table.plan(ScanRequest.of(List.of())))).hasSize(2);
        }
    }

    @Test
    void brokenSyntaxOfOtherFilesIsAnErrorEvenWhereBadRecordsAreSkipped() throws IOException {
        TableSource.Files source = file("[{\"a\":1},\n{\"a\":\"x\"},\n{\"a\":2}\n{\"a\":3}]");
        assertFails(
                ErrorCode.FILE_CORRUPT,
                () -> rows(source.schema(columns("a", "BIGINT")).option("bad_records", "skip")),
                "not JSON in line 4");
        assertThat(
                        rows(
                                file("[{\"a\":1},\n{\"a\":\"x\"},\n7,{\"a\":3}]")
                                        .schema(columns("a", "BIGINT"))
                                        .option("bad_records", "skip")))
                .containsExactly(List.of(1L), List.of(3L));
    }

    @Test
    void aLineInAnotherEncodingIsABadRecord() throws IOException {
        byte[] bytes =
                "{\"a\":\"x\"}\n{\"a\":\"ß\"}\n{\"a\":\"y\"}\n"
                        .getBytes(StandardCharsets.ISO_8859_1);
        TableSource.Files source = file("t.json", bytes).schema(columns("a", "VARCHAR"));
        assertFails(ErrorCode.FILE_CORRUPT, () -> rows(source), "encoding in or behind line 2");
        assertThat(rows(source.option("bad_records", "skip")))
                .containsExactly(List.of("x"), List.of("y"));
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
    void halvesOfSurrogatePairsAreNoText() throws IOException {
        for (String type : List.of("VARCHAR", "JSON", "VARCHAR ARRAY")) {
            for (String text : List.of("\\ud83d", "\\ude00x", "é\\ud83d\\u0041")) {
                String quoted = "\"" + text + "\"";
                String json = type.endsWith("ARRAY") ? "[" + quoted + "]" : quoted;
                assertFails(
                        ErrorCode.FILE_CORRUPT,
                        () -> value(type, json),
                        "half of a surrogate pair");
                assertFails(
                        ErrorCode.FILE_CORRUPT,
                        () -> value("MAP<VARCHAR,BIGINT>", "{" + quoted + ":1}"));
            }
        }
        assertThat(value("VARCHAR", "\"\\ud83d\\ude00\"")).isEqualTo("😀");
    }

    @Test
    void depthIsLimited() throws IOException {
        assertThat(value("JSON", "[".repeat(99) + "]".repeat(99)))
                .isEqualTo("[".repeat(99) + "]".repeat(99));
        for (int depth : List.of(100, 1_000_000)) {
            TableSource.Files source = file("{\"a\":" + "[".repeat(depth));
            assertFails(ErrorCode.FILE_CORRUPT, () -> rows(source), "deeper than 100");
            assertFails(
                    ErrorCode.FILE_CORRUPT,
                    () -> rows(source.schema(columns("b", "BIGINT"))),
                    "deeper than 100");
        }
    }

    @Test
    void numbersTextsAndNestedValuesHaveABound() throws IOException {
        assertFails(ErrorCode.FILE_CORRUPT, () -> value("VARCHAR", "1".repeat(1001)), "too long");
        String text = "\"" + "x".repeat((1 << 24) + 1) + "\"";
        assertFails(ErrorCode.FILE_CORRUPT, () -> value("VARCHAR", text), "too long");
        String list = "[" + "1,".repeat(1 << 20) + "1]";
        for (String type : List.of("BIGINT ARRAY", "JSON", "VARCHAR")) {
            assertFails(ErrorCode.FILE_CORRUPT, () -> value(type, list), "is too large");
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

    @Test
    void aCancelledQueryDoesNotReadOnThroughBadRecords() throws IOException {
        TableSource source =
                file("{\"a\":1}\n" + "{broken}\n".repeat(500_000))
                        .schema(columns("a", "BIGINT"))
                        .option("bad_records", "skip");
        TestReadContext context = TestReadContext.create();
        try (Connector connector = TableRows.connect(folder)) {
            Scan scan = connector.table(source).plan(ScanRequest.of(List.of("a")));
            try (BatchReader reader =
                    scan.open(scan.splits().get(0), new CancelledOnceRead(context))) {
                assertFails(ErrorCode.QUERY_CANCELLED, reader::next);
            }
        }
        assertThat(context.bytes()).isLessThan(1 << 20);
    }

    /** A query that is cancelled when the first bytes have been read. */
    private record CancelledOnceRead(TestReadContext context) implements ReadContext {

        @Override
        public String queryId() {
            return context.queryId();
        }

        @Override
        public int batchSize() {
            return context.batchSize();
        }

        @Override
        public Cancellation cancellation() {
            return context.cancellation();
        }

        @Override
        public void countBytes(long bytes) {
            context.countBytes(bytes);
            context.cancel();
        }
    }
}
