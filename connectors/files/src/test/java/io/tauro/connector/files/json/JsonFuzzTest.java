package io.tauro.connector.files.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.airlift.compress.zstd.ZstdOutputStream;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.jspecify.annotations.Nullable;

/** Broken bytes give an error code or rows: never another exception, never a hang. */
class JsonFuzzTest {

    private static final Set<ErrorCode> ALLOWED =
            Set.of(ErrorCode.FILE_CORRUPT, ErrorCode.NOT_SUPPORTED);

    private static final Schema DECLARED =
            Schema.of(
                    Column.of("id", DataType.BIGINT),
                    Column.of("price", DataType.decimal(12, 2)),
                    Column.of("ratio", DataType.DOUBLE),
                    Column.of("day", DataType.DATE),
                    Column.of("at", DataType.TIMESTAMP),
                    Column.of("name", DataType.VARCHAR),
                    Column.of("ok", DataType.BOOLEAN),
                    Column.of("raw", DataType.JSON),
                    Column.of("tags", DataType.array(DataType.VARCHAR)),
                    Column.of("map", DataType.map(DataType.VARCHAR, DataType.BIGINT)),
                    Column.of("nested", DataType.parse("ROW(a BIGINT, b ROW(c VARCHAR) ARRAY)")));

    private static final String RECORD =
            """
            {"id":%d,"price":12.50,"ratio":1.5e3,"day":"2026-01-01","at":"2026-01-01T10:00:00",\
            "name":"n\\u00e4\\ud83d\\ude00 ß","ok":true,"raw":{"x":[1,null]},"tags":["a","b"],\
            "map":{"k":1},"nested":{"a":1,"b":[{"c":"d"}]}}""";

    private @Nullable Path folder;

    @BeforeProperty
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("tauro-json-fuzz");
    }

    @AfterProperty
    void deleteFolder() throws IOException {
        if (folder != null) {
            Files.deleteIfExists(folder.resolve("t.json"));
            Files.delete(folder);
        }
    }

    @Property(tries = 4000)
    void brokenBytesGiveAnErrorOrRows(
            @ForAll long seed,
            @ForAll boolean lines,
            @ForAll boolean skip,
            @ForAll @IntRange(max = 2) int encoding)
            throws IOException {
        byte[] broken = mutate(text(lines, encoding), new Random(seed));
        TableSource.Files source = file(broken);
        if (skip) {
            source = source.option("bad_records", "skip");
        }
        for (TableSource one : List.of(source, source.schema(DECLARED))) {
            try {
                TableRows.of(folder(), one);
            } catch (TauroException e) {
                assertThat(e.code()).as("%s", e).isIn(ALLOWED);
            }
        }
    }

    @Property(tries = 1500)
    void brokenPackedBytesGiveAnErrorOrRows(@ForAll long seed, @ForAll boolean gzip)
            throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out =
                gzip ? new GZIPOutputStream(packed) : new ZstdOutputStream(packed)) {
            out.write(text(true, 0));
        }
        Path file = folder().resolve(gzip ? "t.json.gz" : "t.json.zst");
        Files.write(file, mutate(packed.toByteArray(), new Random(seed)));
        try {
            TableRows.of(
                    folder(), TableSource.json(file.getFileName().toString()).schema(DECLARED));
        } catch (TauroException e) {
            assertThat(e.code()).as("%s", e).isIn(ALLOWED);
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 500)
    void whereALineIsBrokenTheOthersAreStillRead(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        byte[] first = (RECORD.formatted(1) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] middle = mutate(RECORD.formatted(2).getBytes(StandardCharsets.UTF_8), random);
        byte[] last = ("\n" + RECORD.formatted(3) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(first, first.length + middle.length + last.length);
        System.arraycopy(middle, 0, all, first.length, middle.length);
        System.arraycopy(last, 0, all, first.length + middle.length, last.length);
        List<List<@Nullable Object>> rows =
                TableRows.of(folder(), file(all).schema(DECLARED).option("bad_records", "skip"));
        assertThat(rows.get(0).get(0)).isEqualTo(1L);
        assertThat(rows.get(rows.size() - 1).get(0)).isEqualTo(3L);
    }

    private Path folder() {
        return folder == null ? Path.of("") : folder;
    }

    private TableSource.Files file(byte[] bytes) throws IOException {
        Files.write(folder().resolve("t.json"), bytes);
        return TableSource.json("t.json");
    }

    private static byte[] text(boolean lines, int encoding) {
        StringBuilder text = new StringBuilder(lines ? "" : "[");
        for (int i = 0; i < 20; i++) {
            text.append(i == 0 || lines ? "" : ",").append(RECORD.formatted(i)).append('\n');
        }
        text.append(lines ? "" : "]");
        List<String> encodings = List.of("UTF-8", "UTF-16LE", "UTF-32BE");
        return text.toString().getBytes(Charset.forName(encodings.get(encoding)));
    }

    private static byte[] mutate(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        String marks = "{}[]:,\"\\0123456789eE.-+ntrue\n\u0000";
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) marks.charAt(random.nextInt(marks.length()));
                case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
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
