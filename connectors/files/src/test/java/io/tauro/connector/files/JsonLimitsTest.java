package io.tauro.connector.files;

import static io.tauro.connector.files.FileErrorsAssert.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.error.ErrorCode;
import io.tauro.table.TableSource;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What hostile texts may not do. */
class JsonLimitsTest extends JsonFileTest {

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
}
