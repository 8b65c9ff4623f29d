package io.tauro.connector.delta;

import static io.tauro.connector.delta.DeltaTables.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.error.ErrorCode;
import io.tauro.spi.Connector;
import io.tauro.table.TableSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs as other writers than Spark of today write them, made from tables of Spark. */
class OtherWritersTest {

    @TempDir Path folder;

    private List<String> rows(String table) {
        return DeltaTables.rows(folder, TableSource.delta(table));
    }

    private void refused(String table, ErrorCode code, String... parts) {
        try (Connector connector = DeltaTables.connect(folder)) {
            assertFails(code, () -> connector.table(TableSource.delta(table)), parts);
        }
    }

    /** Writes another type of a column into the schema. */
    private Path retyped(String name, String column, String from, String to) {
        Path table = DeltaTables.copy(name, folder);
        String start = "\\\"name\\\":\\\"" + column + "\\\",\\\"type\\\":\\\"";
        DeltaTables.edit(table, 0, text -> text.replace(start + from, start + to));
        return table;
    }

    @Test
    void aLocalTimeInAFileIsOfUtcWhereTheTableHasMoments() {
        retyped("ntz", "local", "timestamp_ntz", "timestamp");

        assertThat(rows("ntz"))
                .containsExactly(
                        "[\"1\",\"2026-03-29T02:30:00.123456Z\",\"2026-03-29T02:30:00.123456Z\"]",
                        "[\"2\",null,null]",
                        "[\"3\",\"1500-01-01T00:00:00Z\",\"1969-12-31T23:59:59.999999Z\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"byte", "short"})
    void anIntegerInAFileCanBeSmallerInTheTable(String type) {
        retyped("history", "id", "integer", type);

        assertThat(rows("history")).isEqualTo(Expected.rows("history"));
    }

    @Test
    void thePartitionsOfATypeThatWasWidenedAreReadAsTheNewOne() {
        retyped("partitioned", "day", "date", "timestamp");

        assertThat(rows("partitioned"))
                .hasSize(10)
                .contains(
                        "[\"1\",\"plain\",\"2026-01-01T00:00:00Z\"]",
                        "[\"5\",\"a=b\",null]",
                        "[\"10\",\"plain\",\"2026-01-04T00:00:00Z\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "timestamp, 10000-01-01 00:59:59.999999, +10000-01-01T00:59:59.999999Z",
        "timestamp, 1971-07-22T03:06:40.000000Z, 1971-07-22T03:06:40Z",
        "timestamp, 2026-01-04T01:00:00+01:00, 2026-01-04T00:00:00Z",
        "timestamp_ntz, 10000-01-01T00:00:00, +10000-01-01T00:00",
        "date, 10000-02-03, +10000-02-03"
    })
    void timesOfPartitionsAreReadInAllTheirForms(String type, String text, String value) {
        Path table =
                type.equals("date")
                        ? DeltaTables.copy("partitioned", folder)
                        : retyped("partitioned", "day", "date", type);
        DeltaTables.edit(
                table, 2, log -> log.replace("\"day\":\"2026-01-04\"", "\"day\":\"" + text + "\""));

        assertThat(rows("partitioned"))
                .hasSize(10)
                .contains("[\"10\",\"plain\",\"" + value + "\"]");
    }

    @Test
    void aFolderOfAPartitionCanHaveAColonInItsName() throws IOException {
        Path table = DeltaTables.copy("history", folder);
        Path part = Files.createDirectories(table.resolve("at=12:30"));
        for (Path file : filesOf(table)) {
            Files.move(file, part.resolve(file.getFileName()));
        }
        for (int version = 1; version <= 6; version++) {
            DeltaTables.edit(
                    table,
                    version,
                    log -> log.replace("\"path\":\"part-", "\"path\":\"at=12:30/part-"));
        }

        assertThat(rows("history")).isEqualTo(Expected.rows("history"));
    }

    @Test
    void whatIsRemovedMayBeWrittenOtherwiseThanWhatWasAdded() {
        Path table = DeltaTables.copy("history", folder);
        String path = Matcher.quoteReplacement(table.toUri().getRawPath());
        for (int version = 1; version <= 6; version++) {
            DeltaTables.edit(
                    table,
                    version,
                    log ->
                            log.replaceAll("(\"add\":\\{\"path\":\")", "$1" + path)
                                    .replaceAll("(\"remove\":\\{\"path\":\")", "$1file://" + path));
        }

        assertThat(rows("history")).isEqualTo(Expected.rows("history"));
    }

    private static List<Path> filesOf(Path table) throws IOException {
        try (Stream<Path> files = Files.list(table)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void columnsOfNoTypeAreLeftOut() {
        Path table = DeltaTables.copy("history", folder);
        String nothing =
                "{\\\"name\\\":\\\"nothing\\\",\\\"type\\\":\\\"void\\\",\\\"nullable\\\":true,\\\"metadata\\\":{}},";
        DeltaTables.edit(
                table,
                0,
                text ->
                        text.replace(
                                "\\\"fields\\\":[",
                                "\\\"fields\\\":["
                                        + nothing
                                        + nothing.replace("nothing", "more \\\\\\\"nothing")));

        assertThat(rows("history")).isEqualTo(Expected.rows("history"));
    }

    @Test
    void fieldsOfNoTypeAreLeftOutAsWell() {
        assertThat(
                        VoidColumns.left(
                                """
                                {"fields":[{"name":"s","type":{"type":"struct","fields":[\
                                {"name":"void","type":"long","nullable":true,"metadata":{"n":1.5,"b":true,"x":null}},\
                                {"name":"y","type":"void","nullable":true,"metadata":{}}]}}]}"""))
                .isEqualTo(
                        """
                        {"fields":[{"name":"s","type":{"type":"struct","fields":[\
                        {"name":"void","type":"long","nullable":true,"metadata":{"n":1.5,"b":true,"x":null}}]}}]}""");
        assertThat(VoidColumns.left("{\"void\"")).isEqualTo("{\"void\"");
    }

    @Test
    void aTypeThatIsNotKnownIsNamed() {
        retyped("history", "word", "string", "hypercube");

        refused(
                "history",
                ErrorCode.NOT_SUPPORTED,
                "'history'",
                "a type that is not known: hypercube");
    }

    @Test
    void aTableWhoseCommitsOnlyItsCatalogKnowsIsRefused() {
        DeltaTables.edit(
                DeltaTables.copy("vectors", folder),
                0,
                text ->
                        text.replaceAll(
                                "(\"(read|writ)erFeatures\":\\[)", "$1\"catalogManaged\","));

        refused("vectors", ErrorCode.NOT_SUPPORTED, "'vectors'", "not supported: catalogManaged");
    }

    @Test
    void aLogWithoutASchemaOrAProtocolIsToldFromABrokenOne() {
        Path table = DeltaTables.copy("history", folder);
        DeltaTables.edit(table, 0, text -> text.replaceFirst("\"schemaString\":\".*\\]}\",", ""));
        refused("history", ErrorCode.NOT_SUPPORTED, "'history'", "has no columns yet");

        DeltaTables.edit(table, 0, text -> text.replaceFirst("\\{\"protocol\".*\n", ""));
        refused("history", ErrorCode.FILE_CORRUPT, "history/_delta_log", "lacks the protocol");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkpoint_classic",
                "checkpoint_multipart",
                "checkpoint_structs",
                "checkpoint_v2_json",
                "checkpoint_v2_parquet"
            })
    void aCommitThatHasACheckpointIsNotNeeded(String name) throws IOException {
        Path table = DeltaTables.copy(name, folder);
        long version = checkpointed(table);
        List<String> then = DeltaTables.rows(folder, TableSource.delta(name).atVersion(version));
        DeltaTables.remove(table, version);

        assertThat(rows(name)).isEqualTo(Expected.rows(name));
        assertThat(DeltaTables.rows(folder, TableSource.delta(name).atVersion(version)))
                .isEqualTo(then);
        Files.delete(table.resolve("_delta_log/_last_checkpoint"));
        assertThat(rows(name)).isEqualTo(Expected.rows(name));
    }

    private static long checkpointed(Path table) throws IOException {
        try (Stream<Path> files = Files.list(table.resolve("_delta_log"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.contains(".checkpoint."))
                    .mapToLong(file -> Long.parseLong(file.substring(0, 20)))
                    .max()
                    .orElseThrow();
        }
    }

    @Test
    void aCommitThatHasHalfACheckpointIsMissing() throws IOException {
        Path table = DeltaTables.copy("checkpoint_multipart", folder);
        DeltaTables.remove(table, 5);
        Files.delete(
                table.resolve(
                        "_delta_log/00000000000000000005.checkpoint.0000000002.0000000002.parquet"));

        refused(
                "checkpoint_multipart",
                ErrorCode.FILE_CORRUPT,
                "checkpoint_multipart/_delta_log",
                "lacks commits");
    }
}
