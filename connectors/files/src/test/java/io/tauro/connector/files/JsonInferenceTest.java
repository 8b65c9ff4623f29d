package io.tauro.connector.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.table.TableSource;
import io.tauro.type.DataType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Columns and types from the records of the sample. */
class JsonInferenceTest extends JsonFileTest {

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

    @Test
    void objectsOfManyFieldsCanBeMaps() throws IOException {
        TableSource.Files source =
                file(
                        "{\"a\":{\"k1\":1,\"k2\":2.5},\"b\":{\"x\":1}}\n{\"a\":{\"k3\":null,\"\":4},\"b\":{\"y\":\"t\"}}\n{\"a\":{}}\n");
        assertThat(schema(source.option("map_fields", 2)))
                .isEqualTo(columns("a", "MAP<VARCHAR,DOUBLE>", "b", "ROW(x BIGINT, y VARCHAR)"));
        assertThat(rows(source.option("map_fields", 2)).get(1).get(0).toString())
                .isEqualTo("{k3=null, =4.0}");
        assertThat(schema(source.option("map_fields", 1)))
                .isEqualTo(columns("a", "MAP<VARCHAR,DOUBLE>", "b", "MAP<VARCHAR,VARCHAR>"));
        assertThat(schema(source).column(0).type().toString()).startsWith("ROW(k1 BIGINT");
        TableSource.Files nested =
                file(
                        "{\"a\":{\"p\":{\"x\":[1],\"d\":\"2026-01-01\"},\"q\":{\"x\":[null,2.5],\"t\":true}}}\n{\"a\":{\"r\":{\"d\":\"no\"}}}\n");
        assertThat(schema(nested.option("map_fields", 3)).column(0).type().toString())
                .startsWith("ROW(p ROW");
        assertThat(
                        schema(
                                file("{\"a\":{\"p\":{\"x\":[1],\"d\":\"2026-01-01\"},\"q\":{\"x\":[null,2.5]},\"r\":{\"d\":\"no\"},\"s\":{}}}")
                                        .option("map_fields", 3)))
                .isEqualTo(columns("a", "MAP<VARCHAR,ROW(x DOUBLE ARRAY, d VARCHAR)>"));
    }

    @Test
    void dictionariesOfThousandsOfKeysAreMapsOnDemand() throws IOException {
        StringBuilder text = new StringBuilder("{\"a\":{");
        for (int i = 0; i < 5000; i++) {
            text.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":").append(i);
        }
        TableSource.Files source = file(text + "}}");
        assertThat(schema(source).column(0).type()).isEqualTo(DataType.JSON);
        assertThat(schema(source.option("map_fields", 100)))
                .isEqualTo(columns("a", "MAP<VARCHAR,BIGINT>"));
        assertThat((Map<?, ?>) rows(source.option("map_fields", 100)).get(0).get(0)).hasSize(5000);
    }
}
