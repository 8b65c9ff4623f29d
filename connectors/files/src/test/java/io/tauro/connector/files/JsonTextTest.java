package io.tauro.connector.files;

import static io.tauro.connector.files.FileErrorsAssert.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.error.ErrorCode;
import io.tauro.table.TableSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are no text, wherever they stand: in values, names, and what nobody asks for. */
class JsonTextTest extends JsonFileTest {

    private static byte[] around(String before, String hex, String after) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(before.getBytes(StandardCharsets.UTF_8));
        bytes.write(HexFormat.of().parseHex(hex));
        bytes.write(after.getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "80", // a byte that continues nothing
                "c3", // the first of two bytes alone
                "c080", // an overlong zero
                "c1bf", // an overlong DEL
                "e08080", // overlong, three bytes
                "f0808080", // overlong, four bytes
                "eda080", // half of a surrogate pair
                "eda0bdedb880", // both halves, as CESU-8 has them
                "f4908080", // above the last code point
                "f8888080", // five bytes
                "ff",
                "fe",
                "e282", // cut off
            })
    void bytesThatAreNotUtf8AreErrorsWhereverTheyStand(String hex) throws IOException {
        for (byte[] bytes :
                List.of(
                        around("{\"b\":1}\n{\"a\":\"x", hex, "y\"}\n"),
                        around("{\"b\":1}\n{\"a\":\"x\",\"n", hex, "\":1}\n"),
                        around("{\"b\":1}\n{\"a\":\"x\",\"other\":\"", hex, "\"}\n"),
                        around("{\"b\":1}\n{\"a\":\"x\"}\n", hex, "\n"))) {
            TableSource.Files source = file("t.json", bytes);
            for (TableSource one : List.of(source, source.schema(columns("a", "VARCHAR")))) {
                assertFails(
                        ErrorCode.FILE_CORRUPT, () -> rows(one), "t.json", "not in the encoding");
            }
            assertThat(rows(source.schema(columns("b", "BIGINT")).option("bad_records", "skip")))
                    .startsWith(List.of(1L));
        }
    }

    @Test
    void allOfUnicodeIsReadFromAllEncodings() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int code = 0x20; code <= Character.MAX_CODE_POINT; code += code < 0x3000 ? 1 : 97) {
            boolean plain = code != '"' && code != '\\';
            if (plain && Character.getType(code) != Character.SURROGATE) {
                text.appendCodePoint(code);
            }
        }
        for (String encoding : List.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
            byte[] bytes = ("{\"a\":\"" + text + "\"}").getBytes(Charset.forName(encoding));
            assertThat(rows(file("t.json", bytes))).containsExactly(List.of(text.toString()));
        }
    }

    @Test
    void brokenUtf16IsAnErrorToo() throws IOException {
        byte[] half = "{\"a\":\"x".getBytes(StandardCharsets.UTF_16LE);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(half);
        bytes.write(HexFormat.of().parseHex("3dd8")); // half of a pair
        bytes.write("\"}".getBytes(StandardCharsets.UTF_16LE));
        TableSource source = file("t.json", bytes.toByteArray()).schema(columns("a", "VARCHAR"));
        assertFails(ErrorCode.FILE_CORRUPT, () -> rows(source), "not in the encoding");
    }
}
