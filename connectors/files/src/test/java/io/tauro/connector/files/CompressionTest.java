package io.tauro.connector.files;

import static io.tauro.connector.files.FileErrorsAssert.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.airlift.compress.zstd.ZstdOutputStream;
import io.tauro.error.ErrorCode;
import io.tauro.table.TableSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are packed. */
class CompressionTest extends CsvFileTest {

    private static byte[] packed(String extension, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out =
                extension.equals("gz")
                        ? new GZIPOutputStream(bytes)
                        : new ZstdOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** Members end at all places of the pieces in which a file is read. */
    @ParameterizedTest
    @ValueSource(strings = {"gz", "zst"})
    void packedFilesMayBePutBehindEachOther(String extension) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List<List<@Nullable Object>> expected = new ArrayList<>();
        Random random = new Random(1);
        all.write(packed(extension, "a,b\n"));
        while (all.size() < 1 << 20) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(300); i >= 0; i--) {
                long number = random.nextLong();
                text.append(number).append(",x\n");
                expected.add(List.of(number, "x"));
            }
            all.write(packed(extension, text.toString()));
        }
        assertThat(rows(file("t.csv." + extension, all.toByteArray()))).isEqualTo(expected);
    }

    @Test
    void thePackingCanBeSaid() throws IOException {
        TableSource.Files source = file("t.csv", packed("gz", "a,b\n1,2\n"));
        assertThat(rows(source.option("compression", "gzip"))).containsExactly(List.of(1L, 2L));
        assertThat(
                        rows(
                                file("t.gz", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8))
                                        .option("compression", "none")))
                .containsExactly(List.of(1L, 2L));
        assertFails(
                ErrorCode.FILE_CORRUPT,
                () -> rows(source.option("compression", "zstd")),
                "complete and correct Zstandard");
        assertFails(
                ErrorCode.INVALID_OPTION,
                () -> rows(source.option("compression", "bzip2")),
                "gzip or zstd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bz2", "xz", "lz4", "br", "zip", "snappy", "Z"})
    void whatCannotBeUnpackedIsNamed(String extension) throws IOException {
        byte[] text = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);
        TableSource source = file("t.csv." + extension, text);
        assertFails(ErrorCode.NOT_SUPPORTED, () -> rows(source), "t.csv." + extension, "gzip");
        file("j/t.json." + extension, text);
        assertFails(ErrorCode.NOT_SUPPORTED, () -> rows(TableSource.json("j")), extension);
    }
}
