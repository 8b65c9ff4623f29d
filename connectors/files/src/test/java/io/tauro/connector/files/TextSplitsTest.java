package io.tauro.connector.files;

import static io.tauro.connector.files.FileErrorsAssert.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.testkit.TestReadContext;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.Connector;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large files of text are read in parts: the same rows in the same order, and the same errors. */
class TextSplitsTest {

    @TempDir Path folder;

    private TableSource.Files file(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
        return TableSource.files(name, name.substring(name.lastIndexOf('.') + 1));
    }

    private TableSource.Files file(String name, String text) throws IOException {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private int splits(TableSource source) {
        try (Connector connector = TableRows.connect(folder)) {
            SourceTable table = connector.table(source);
            return table.plan(ScanRequest.of(table.schema().names())).splits().size();
        }
    }

    /** The rows, or the error in which a line is named. */
    private Object read(TableSource source) {
        TestReadContext context = TestReadContext.create();
        try (Connector connector = TableRows.connect(folder)) {
            SourceTable table = connector.table(source);
            Scan scan = table.plan(ScanRequest.of(table.schema().names()));
            return List.of(TableRows.of(scan, context), context.skipped());
        } catch (TauroException e) {
            return e.code()
                    + " "
                    + e.context().get("line")
                    + " "
                    + e.getMessage().split(";|\\(")[0];
        }
    }

    private void assertSameInParts(TableSource.Files source, int... sizes) {
        Object whole = read(source.option("split_size", "none"));
        for (int size : sizes) {
            assertThat(read(source.option("split_size", size)))
                    .as("parts of %s bytes", size)
                    .isEqualTo(whole);
        }
    }

    private static String random(Random random, String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    /** Whatever stands in a file, however wrong: quotes in and around fields, any line end. */
    @ParameterizedTest
    @ValueSource(strings = {"\"", "'", "\\", "none"})
    void anyTextIsTheSameInParts(String quoting) throws IOException {
        Map<String, Object> options =
                switch (quoting) {
                    case "'" -> Map.of("quote", "'");
                    case "\\" -> Map.of("escape", "\\");
                    case "none" -> Map.of("quote", "");
                    default -> Map.of();
                };
        Random random = new Random(quoting.hashCode());
        for (int i = 0; i < 120; i++) {
            String body = random(random, "aé,,\n\n\r\"\"'\\1", random.nextInt(60));
            String head = random.nextInt(4) == 0 ? "\r\n\n" : "";
            boolean header = random.nextBoolean();
            TableSource.Files source =
                    file("t.csv", head + (header ? "a,b\n" : "") + body)
                            .option("header", header)
                            .option("dialect", "fixed")
                            .option("ragged", random.nextBoolean() ? "null_fill" : "error")
                            .schema(TextFileTest.columns("a", "VARCHAR", "b", "VARCHAR"));
            for (Map.Entry<String, Object> option : options.entrySet()) {
                source = source.option(option.getKey(), option.getValue());
            }
            assertSameInParts(source, 1, 2, 3, 7, 20);
        }
    }

    @Test
    void fieldsOfMegabytesAndTheRecordsAroundThemAreWhole() throws IOException {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder("id,note\n");
        for (int i = 0; i < 3000; i++) {
            int length = i % 500 == 77 ? 700_000 : random.nextInt(40);
            text.append(i).append(",\"").append(random(random, "ab,\n\r", length)).append("\"\r\n");
        }
        TableSource.Files source = file("t.csv", text.toString());
        assertSameInParts(source, 100_000, 1 << 20);
        assertThat(splits(source.option("split_size", "100KB"))).isBetween(35, 50);
    }

    @Test
    void oneColumnKeepsItsEmptyLines() throws IOException {
        String text = "a\r\n" + "\r\nx\r\n\r\n\r\n\"\r\n\"\r\n".repeat(20);
        assertSameInParts(file("t.csv", text), 1, 2, 3, 5, 11, 50);
        assertSameInParts(file("t.csv", text).option("header", false), 1, 2, 3, 5, 11, 50);
    }

    @Test
    void linesBeforeTheHeaderAndTheByteOrderMarkAreOfTheFirstPart() throws IOException {
        String text = "\uFEFFnot \"a, record\r\n\r\r\n\na,b\n" + "\"ü\",2\n".repeat(20);
        assertSameInParts(file("t.csv", text).option("skip_rows", 1), 1, 4, 30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "windows-1252", "Shift_JIS"})
    void otherEncodingsAreTheSame(String encoding) throws IOException {
        String mark = encoding.startsWith("UTF") ? "\uFEFF" : "";
        String other = encoding.equals("windows-1252") ? "ÿþ\n,\"ü" : "表\n\"";
        String text = mark + "a,b\n" + ("\"" + other.replace("\"", "\"\"") + "\",1\n").repeat(30);
        TableSource.Files source =
                file("t.csv", text.getBytes(Charset.forName(encoding)))
                        .option("encoding", encoding);
        assertThat((List<?>) ((List<?>) read(source)).get(0)).hasSize(30);
        assertSameInParts(source, 1, 10, 50);
    }

    @Test
    void errorsNameTheLinesOfTheFile() throws IOException {
        String text = "a,b\n" + "1,\"x\r\ny\"\n".repeat(50) + "x,1\n" + "1,1\n".repeat(50);
        TableSource.Files csv =
                file("t.csv", text).schema(TextFileTest.columns("a", "BIGINT", "b", "VARCHAR"));
        assertThat(read(csv.option("split_size", 100))).asString().contains(" 102 ");
        assertSameInParts(csv.option("bad_records", "skip"), 10, 100);
        String json = "{\"a\":1}\n".repeat(50) + "{\"a\":\"x\"}\n" + "{\"a\":1}\n".repeat(9);
        TableSource.Files lines = file("t.json", json).schema(TextFileTest.columns("a", "BIGINT"));
        assertThat(read(lines.option("split_size", 100))).asString().contains(" 51 ");
        assertSameInParts(lines, 1, 9, 20, 100);
        assertSameInParts(lines.option("bad_records", "skip"), 1, 9, 20, 100);
    }

    @Test
    void linesOfJsonAreTheSameInParts() throws IOException {
        Random random = new Random(3);
        for (int i = 0; i < 150; i++) {
            StringBuilder text = new StringBuilder(i % 5 == 0 ? "\uFEFF" : "");
            for (int line = random.nextInt(12); line >= 0; line--) {
                text.append(
                        switch (random.nextInt(8)) {
                            case 0 -> "";
                            case 1 -> "{\"a\":\"é\\n\",\"b\":[1,{\"c\":2}]}  ";
                            case 2 -> "{\"a\":1}{\"a\":2}";
                            case 3 -> random.nextInt(3) == 0 ? "{\"a\":" : "{}";
                            default -> "{\"a\":\"" + line + "\"}";
                        });
                text.append(random.nextInt(6) == 0 ? "\r\n" : "\n");
            }
            TableSource.Files source =
                    file("t.json", text.toString()).schema(TextFileTest.columns("a", "VARCHAR"));
            assertSameInParts(source.option("bad_records", "skip"), 1, 2, 5, 11, 40);
            if (!text.toString().contains("\"a\":\n") && !text.toString().contains("\"a\":\r")) {
                assertSameInParts(source, 1, 2, 5, 11, 40);
            }
        }
    }

    @Test
    void filesOfOtherShapesAreReadAsOne() throws IOException {
        for (String text :
                List.of(
                        "[" + "{\"a\":1},\n".repeat(20) + "{\"a\":2}]",
                        "{\n\"a\":1}\n".repeat(20),
                        "{\"a\":1}".repeat(20))) {
            assertSameInParts(file("t.json", text), 1, 5, 50);
        }
        byte[] bytes = "{\"a\":1}\n".repeat(20).getBytes(StandardCharsets.UTF_16LE);
        assertSameInParts(file("t.json", bytes), 1, 5, 50);
    }

    @Test
    void aRecordOfSeveralLinesBehindOneOfOneLineIsAnErrorAndNeverAnotherRow() throws IOException {
        String text = "{\"a\":1}\n" + "{\"a\":2,\"b\":[\n{\"a\":3}\n]}\n".repeat(20);
        TableSource.Files source = file("t.json", text).schema(TextFileTest.columns("a", "BIGINT"));
        for (int size = 1; size < 100; size++) {
            int one = size;
            if (splits(source.option("split_size", size)) > 30) {
                assertFails(
                        ErrorCode.FILE_CORRUPT,
                        () -> TableRows.of(folder, source.option("split_size", one)),
                        "split_size");
            }
        }
        assertThat(TableRows.of(folder, source)).hasSize(21);
    }

    @Test
    void partsAreInThePlan() throws IOException {
        TableSource.Files source = file("t.csv", "a,b\n" + "1,2\n".repeat(1000));
        try (Connector connector = TableRows.connect(folder)) {
            SourceTable table = connector.table(source.option("split_size", "1KB"));
            assertThat(table.plan(ScanRequest.of(List.of("a"))).describe())
                    .isEqualTo("csv t.csv 1 column, 4 parts, 1 file");
        }
        assertThat(splits(source)).isEqualTo(1);
        for (Object wrong : List.of("0", "-1", "much", "9999999999GB")) {
            assertFails(
                    ErrorCode.INVALID_OPTION,
                    () -> TableRows.of(folder, source.option("split_size", wrong)),
                    "64MB");
        }
    }

    @Test
    void whatCannotBeCutForCertainIsNot() throws IOException {
        String text = "a,b\n" + "1,2\n".repeat(1000);
        TableSource.Files source = file("t.csv", text).option("split_size", 100);
        assertThat(splits(source)).isEqualTo(40);
        assertThat(splits(source.option("comment", "#"))).isEqualTo(1);
        assertThat(splits(source.option("c_escapes", true))).isEqualTo(1);
        List<@Nullable Object> multi = new ArrayList<>(List.of("::", "§"));
        for (Object delimiter : multi) {
            assertThat(splits(source.option("delimiter", delimiter))).isEqualTo(1);
        }
    }
}
