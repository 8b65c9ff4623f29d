package io.tauro.connector.files.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.files.TableRows;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.table.TableSource;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.jspecify.annotations.Nullable;

/**
 * Broken bytes give an error code or rows, in whatever dialect they are read, and the same in parts
 * as in one piece: never another exception, never a hang.
 */
class CsvFuzzTest {

    private static final Set<ErrorCode> ALLOWED =
            Set.of(ErrorCode.FILE_CORRUPT, ErrorCode.SCHEMA_CHANGED);

    private static final Schema DECLARED =
            Schema.of(
                    Column.of("id", DataType.BIGINT),
                    Column.of("price", DataType.decimal(12, 2)),
                    Column.of("day", DataType.DATE),
                    Column.of("name", DataType.VARCHAR),
                    Column.of("ok", DataType.BOOLEAN));

    private static final String HEADER = "id,price,day,name,ok\n";

    private static final String RECORD =
            "%d,12.50,2026-01-01,\"n\u00e4\uD83D\uDE00 \"\"x\"\",\r\n y\",true\r\n";

    private static final List<Map<String, Object>> DIALECTS =
            List.of(
                    Map.of(),
                    Map.of("dialect", "auto"),
                    Map.of("escape", "\\"),
                    Map.of("c_escapes", true),
                    Map.of("quote", "", "ragged", "null_fill"),
                    Map.of("delimiter", ",\"", "quote", ""),
                    Map.of("comment", "#", "skip_rows", 1, "ragged", "skip"),
                    Map.of("bad_records", "skip", "decimal", ",", "null", List.of("", "1", "true")),
                    Map.of("date_format", "yyyy-MM-dd", "timestamp_format", "yyyy-MM-dd HH:mm"));

    private @Nullable Path folder;

    @BeforeProperty
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("tauro-csv-fuzz");
    }

    @AfterProperty
    void deleteFolder() throws IOException {
        if (folder != null) {
            Files.deleteIfExists(folder.resolve("t.csv"));
            Files.delete(folder);
        }
    }

    @Property(tries = 1500)
    void brokenBytesGiveAnErrorOrRows(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        TableSource.Files source = file("t.csv", mutate(text(random), random));
        Map<String, Object> dialect = DIALECTS.get(random.nextInt(DIALECTS.size()));
        for (Map.Entry<String, Object> option : dialect.entrySet()) {
            source = source.option(option.getKey(), option.getValue());
        }
        if (random.nextBoolean()) {
            source = source.schema(DECLARED);
        }
        assertThat(read(source.option("split_size", 1 + random.nextInt(400))))
                .isEqualTo(read(source.option("split_size", "none")));
    }

    @Property(tries = 300)
    void brokenPackedBytesGiveAnErrorOrRows(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text(random));
        }
        read(file("t.csv", mutate(packed.toByteArray(), random)).option("compression", "gzip"));
    }

    private Object read(TableSource source) {
        try {
            return TableRows.of(folder(), source);
        } catch (TauroException e) {
            assertThat(e.code()).as("%s", e).isIn(ALLOWED);
            return e.getMessage();
        }
    }

    private Path folder() {
        return folder == null ? Path.of("") : folder;
    }

    private TableSource.Files file(String name, byte[] bytes) throws IOException {
        Files.write(folder().resolve(name), bytes);
        return TableSource.csv(name);
    }

    private static byte[] text(Random random) {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 15; i++) {
            text.append(RECORD.formatted(i));
        }
        List<String> encodings = List.of("UTF-8", "UTF-8", "UTF-16LE", "UTF-32BE");
        String encoding = encodings.get(random.nextInt(encodings.size()));
        return text.toString().getBytes(Charset.forName(encoding));
    }

    private static byte[] mutate(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        String marks = ",;|\t\"\"\"'\\\\#\r\r\n\n01.e- \u0000";
        int changes = random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1, 2 -> bytes[at] = (byte) marks.charAt(random.nextInt(marks.length()));
                case 3 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                default -> {
                    int from = random.nextInt(bytes.length);
                    int length = Math.min(random.nextInt(32), bytes.length - Math.max(at, from));
                    System.arraycopy(bytes, from, bytes, at, length);
                }
            }
        }
        return bytes;
    }
}
