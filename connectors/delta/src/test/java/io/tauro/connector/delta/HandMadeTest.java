package io.tauro.connector.delta;

import static io.tauro.connector.delta.DeltaTables.assertFails;
import static io.tauro.predicate.Predicate.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.delta.kernel.internal.deletionvectors.Base85Codec;
import io.tauro.connector.testkit.TestReadContext;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.Connector;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that Spark does not write, made from some that it has written. */
class HandMadeTest {

    private static final Pattern ADD_OR_REMOVE =
            Pattern.compile("^\\{\"(?:add|remove)\":\\{\"path\":\"([^\"]+)\"");

    @TempDir Path folder;

    private Path withoutCommitsFrom3() {
        Path table = DeltaTables.copy("vectors", folder);
        for (int version = 3; version <= 6; version++) {
            DeltaTables.remove(table, version);
        }
        return table;
    }

    @Test
    void aDeletionVectorCanStandInTheLog() throws IOException {
        Path table = withoutCommitsFrom3();
        Path file = firstVector(table);
        byte[] bytes = Files.readAllBytes(file);
        String inline = Base85Codec.encodeBytes(Arrays.copyOfRange(bytes, 5, 45));
        DeltaTables.edit(
                table,
                2,
                text ->
                        text.replaceAll(
                                "\"storageType\":\"u\",\"pathOrInlineDv\":\"[^\"]*\",\"offset\":1",
                                Matcher.quoteReplacement(
                                        "\"storageType\":\"i\",\"pathOrInlineDv\":\""
                                                + inline.replace("\\", "\\\\")
                                                + "\"")));
        Files.delete(file);

        assertThat(DeltaTables.rows(folder, TableSource.delta("vectors")))
                .isEqualTo(Expected.rows("vectors@2"));
    }

    /** As files that were written under other names and then taken over. */
    @Test
    void columnsAreFoundByTheirIdsWhateverFilesCallThem() throws IOException {
        Path table = DeltaTables.copy("mapping_id", folder);
        Matcher physical =
                Pattern.compile("physicalName[^:]*:[^c]*(col-[0-9a-f-]+)")
                        .matcher(Files.readString(DeltaTables.commit(table, 0)));
        assertThat(physical.find()).isTrue();
        for (int version = 0; Files.exists(DeltaTables.commit(table, version)); version++) {
            Path commit = DeltaTables.commit(table, version);
            String text = Files.readString(commit);
            Files.writeString(commit, text.replace(physical.group(1), "col-of-another-name"));
        }
        DeltaTables.edit(table, 1, text -> text + "\n");

        assertThat(DeltaTables.rows(folder, TableSource.delta("mapping_id")))
                .isEqualTo(Expected.rows("mapping_id"));
        try (Connector connector = DeltaTables.connect(folder)) {
            SourceTable source = connector.table(TableSource.delta("mapping_id"));
            assertThat(Expected.rows(DeltaTables.scan(source, List.of("gone"), col("id").eq(3))))
                    .containsExactly("[\"back\"]");
        }
    }

    /** The vector that version 2 names. */
    private static Path firstVector(Path table) throws IOException {
        Matcher name =
                Pattern.compile("\"pathOrInlineDv\":\"([^\"]*)\"")
                        .matcher(Files.readString(DeltaTables.commit(table, 2)));
        assertThat(name.find()).isTrue();
        return table.resolve("deletion_vector_" + Base85Codec.decodeUUID(name.group(1)) + ".bin");
    }

    @Test
    void aDeletionVectorCanHaveAnAbsoluteLocation() throws IOException {
        Path table = withoutCommitsFrom3();
        Path moved = Files.createDirectories(folder.resolve("else where")).resolve("v.bin");
        Files.move(firstVector(table), moved);
        DeltaTables.edit(
                table,
                2,
                text ->
                        text.replaceAll(
                                "\"storageType\":\"u\",\"pathOrInlineDv\":\"[^\"]*\"",
                                "\"storageType\":\"p\",\"pathOrInlineDv\":\""
                                        + moved.toUri()
                                        + "\""));

        assertThat(DeltaTables.rows(folder, TableSource.delta("vectors")))
                .isEqualTo(Expected.rows("vectors@2"));
    }

    @Test
    void aDeletionVectorThatIsGoneOrDamagedIsAnError() throws IOException {
        Path table = withoutCommitsFrom3();
        Path file = firstVector(table);
        byte[] bytes = Files.readAllBytes(file);
        bytes[20] ^= 1;
        Files.write(file, bytes);
        try (Connector connector = DeltaTables.connect(folder)) {
            assertFails(
                    ErrorCode.FILE_CORRUPT,
                    () -> DeltaTables.rows(connector, TableSource.delta("vectors")),
                    "vectors/part-",
                    "its deletion vector cannot be read");
            Files.write(file, Arrays.copyOf(bytes, 30));
            assertFails(
                    ErrorCode.FILE_CORRUPT,
                    () -> DeltaTables.rows(connector, TableSource.delta("vectors")),
                    "vectors/deletion_vector_",
                    "shorter than the log");
            Files.delete(file);
            assertFails(
                    ErrorCode.FILE_NOT_FOUND,
                    () -> DeltaTables.rows(connector, TableSource.delta("vectors")),
                    "vectors/deletion_vector_",
                    "VACUUM");
        }
    }

    /** Commits 1 to 5 stand in one file as well, and have nothing in them any more. */
    @Test
    void aCompactedLogIsReadInThePlaceOfItsCommits() throws IOException {
        Path table = DeltaTables.copy("history", folder);
        Map<String, String> last = new LinkedHashMap<>();
        for (int version = 1; version <= 5; version++) {
            for (String line : Files.readAllLines(DeltaTables.commit(table, version))) {
                Matcher action = ADD_OR_REMOVE.matcher(line);
                if (action.find()) {
                    last.remove(action.group(1));
                    last.put(action.group(1), line);
                }
            }
            DeltaTables.edit(table, version, text -> "{\"commitInfo\":{\"timestamp\":1}}\n");
        }
        assertThat(last).hasSizeGreaterThan(3);
        Files.write(
                table.resolve(
                        "_delta_log/00000000000000000001.00000000000000000005.compacted.json"),
                last.values());
        DeltaTables.remove(table, 6);

        assertThat(DeltaTables.rows(folder, TableSource.delta("history")))
                .isEqualTo(Expected.rows("history@5"));
    }

    @Test
    void aLastCheckpointThatIsNotThereOrDamagedIsNotNeeded() throws IOException {
        Path table = DeltaTables.copy("checkpoint_multipart", folder);
        Files.writeString(table.resolve("_delta_log/_last_checkpoint"), "{\"version\":");
        assertThat(rowsOrNull("checkpoint_multipart"))
                .isIn(Expected.rows("checkpoint_multipart"), null);
        Files.delete(table.resolve("_delta_log/_last_checkpoint"));
        assertThat(DeltaTables.rows(folder, TableSource.delta("checkpoint_multipart")))
                .isEqualTo(Expected.rows("checkpoint_multipart"));
    }

    private @org.jspecify.annotations.Nullable List<String> rowsOrNull(String table) {
        try {
            return DeltaTables.rows(folder, TableSource.delta(table));
        } catch (TauroException e) {
            return null;
        }
    }

    /** Each file of a table with some bytes changed, cut or doubled: an answer, or an error. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "vectors",
                "mapping_name",
                "nested",
                "changes_vectors",
                "checkpoint_multipart",
                "checkpoint_v2_json",
                "checkpoint_v2_parquet"
            })
    void damagedTablesAreAnsweredOrRefusedAndNeverCrash(String name) throws IOException {
        Path table = DeltaTables.copy(name, folder);
        Random random = new Random(name.hashCode());
        List<Path> files;
        try (Stream<Path> all = Files.walk(table)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        int rounds = Integer.getInteger("tauro.damages", 150);
        for (int round = 0; round < rounds; round++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] before = Files.readAllBytes(file);
            Files.write(file, damaged(before, random));
            TableSource.Files source = TableSource.delta(name);
            boolean changes = name.startsWith("changes") && random.nextBoolean();
            try (Connector connector = DeltaTables.connect(folder)) {
                SourceTable opened =
                        connector.table(changes ? source.option("changes_from", 0) : source);
                Scan scan = opened.plan(ScanRequest.of(opened.schema().names()));
                Expected.rows(scan, scan.splits(), TestReadContext.create());
            } catch (TauroException e) {
                assertThat(e.code().number() / 1000).as("%s", e).isIn(2, 4, 1);
            }
            Files.write(file, before);
        }
        assertThat(DeltaTables.rows(folder, TableSource.delta(name)))
                .isEqualTo(
                        name.equals("changes_vectors")
                                ? DeltaTables.rows(Expected.TABLES, TableSource.delta(name))
                                : Expected.rows(name));
    }

    private static byte[] damaged(byte[] before, Random random) {
        byte[] bytes = before.clone();
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        switch (random.nextInt(3)) {
            case 0 -> {
                for (int i = 0; i <= random.nextInt(4); i++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
                return bytes;
            }
            case 1 -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            default -> {
                // A digit or a letter for another one keeps JSON what it is.
                int position = random.nextInt(bytes.length);
                for (int i = 0; i < bytes.length; i++) {
                    int at = (position + i) % bytes.length;
                    if (Character.isLetterOrDigit(bytes[at])) {
                        bytes[at] = (byte) (random.nextBoolean() ? '9' : 'a' + random.nextInt(26));
                        return bytes;
                    }
                }
                return bytes;
            }
        }
    }
}
