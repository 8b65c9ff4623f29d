package io.tauro.connector.delta;

import static io.tauro.connector.delta.DeltaTables.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.error.ErrorCode;
import io.tauro.spi.Connector;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not read is refused, by name. */
class RefusalsTest {

    @TempDir Path folder;

    private void refused(String table, ErrorCode code, String... parts) {
        try (Connector connector = DeltaTables.connect(folder)) {
            assertFails(
                    code,
                    () -> {
                        SourceTable source = connector.table(TableSource.delta(table));
                        Expected.rows(source.plan(ScanRequest.of(source.schema().names())));
                    },
                    parts);
        }
    }

    @Test
    void aFeatureThatIsUnknownIsNamed() {
        DeltaTables.edit(
                DeltaTables.copy("vectors", folder),
                0,
                text ->
                        text.replace(
                                "\"readerFeatures\":[", "\"readerFeatures\":[\"timeMachine\","));

        refused("vectors", ErrorCode.NOT_SUPPORTED, "'vectors'", "not supported: timeMachine");
    }

    @Test
    void aFeatureThatOnlyWritersNeedIsNoMatter() {
        DeltaTables.edit(
                DeltaTables.copy("vectors", folder),
                0,
                text ->
                        text.replace(
                                "\"writerFeatures\":[", "\"writerFeatures\":[\"timeMachine\","));

        assertThat(DeltaTables.rows(folder, TableSource.delta("vectors")))
                .isEqualTo(Expected.rows("vectors"));
    }

    @Test
    void aProtocolThatIsTooNewIsRefusedWithItsVersion() {
        DeltaTables.edit(
                DeltaTables.copy("history", folder),
                0,
                text -> text.replaceFirst("\"minReaderVersion\":\\d+", "\"minReaderVersion\":99"));

        refused("history", ErrorCode.NOT_SUPPORTED, "'history'", "protocol version 99");
    }

    @Test
    void aColumnOfATypeThatIsNotReadIsNamedAndTheOthersCanBeRead() {
        try (Connector connector = DeltaTables.connect()) {
            assertFails(
                    ErrorCode.NOT_SUPPORTED,
                    () -> connector.table(TableSource.delta("variant")),
                    "'variant'",
                    "column 'v'",
                    "Name the other columns in the schema");
            assertThat(
                            DeltaTables.rows(
                                    connector,
                                    TableSource.delta("variant")
                                            .schema(Schema.of(Column.of("id", DataType.INTEGER)))))
                    .containsExactly("[\"1\"]");
        }
    }

    @Test
    void aSchemaChoosesColumnsAndMustAgreeWithTheLog() {
        try (Connector connector = DeltaTables.connect()) {
            assertThat(
                            DeltaTables.rows(
                                    connector,
                                    TableSource.delta("partitioned")
                                            .atVersion(2)
                                            .schema(
                                                    Schema.of(
                                                            Column.of("day", DataType.DATE),
                                                            Column.of("id", DataType.INTEGER)))))
                    .hasSize(10)
                    .contains("[\"2026-01-04\",\"10\"]", "[null,\"5\"]");
            assertFails(
                    ErrorCode.SCHEMA_CHANGED,
                    () ->
                            connector.table(
                                    TableSource.delta("partitioned")
                                            .schema(Schema.of(Column.of("id", DataType.BIGINT)))),
                    "'id'",
                    "INTEGER in the log, but BIGINT");
            assertFails(
                    ErrorCode.SCHEMA_CHANGED,
                    () ->
                            connector.table(
                                    TableSource.delta("partitioned")
                                            .schema(
                                                    Schema.of(
                                                            Column.of("wordd", DataType.VARCHAR)))),
                    "'wordd'",
                    "Did you mean 'word'?");
        }
    }

    @Test
    void aFolderWithoutALogIsNoTable() throws IOException {
        Files.createDirectories(folder.resolve("plain"));
        Files.writeString(folder.resolve("plain/a.parquet"), "x");

        refused("plain", ErrorCode.FILE_NOT_FOUND, "no Delta table at 'plain'", "_delta_log");
        refused("nowhere", ErrorCode.FILE_NOT_FOUND, "no Delta table at 'nowhere'");
        Files.createDirectories(folder.resolve("plain/_delta_log"));
        refused("plain", ErrorCode.FILE_NOT_FOUND, "no Delta table at 'plain'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc", "../other", "a/../../b"})
    void aPathMustBeBelowTheConnection(String path) {
        refused(path, ErrorCode.INVALID_OPTION, "'" + path + "'", "must be relative");
    }

    @Test
    void partitionsAreThoseOfTheLog() {
        try (Connector connector = DeltaTables.connect()) {
            assertFails(
                    ErrorCode.INVALID_OPTION,
                    () -> connector.table(TableSource.delta("partitioned").partitionedBy("day")),
                    "'partitioned'",
                    "Remove the partitions");
        }
    }

    @Test
    void aFileThatIsGoneIsNamedWithWhatToDo() throws IOException {
        Path table = DeltaTables.copy("history", folder);
        try (Stream<Path> files = Files.list(table)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        refused("history", ErrorCode.FILE_NOT_FOUND, "history/part-", "VACUUM");
    }

    @Test
    void aVersionWhoseFilesWereVacuumedIsRefusedAndTheLatestIsRead() {
        try (Connector connector = DeltaTables.connect()) {
            assertThat(DeltaTables.rows(connector, TableSource.delta("vacuumed")))
                    .isEqualTo(Expected.rows("vacuumed"));
            assertFails(
                    ErrorCode.FILE_NOT_FOUND,
                    () -> DeltaTables.rows(connector, TableSource.delta("vacuumed").atVersion(1)),
                    "VACUUM",
                    "read a later version");
        }
    }

    @Test
    void aFileThatWasReplacedByALongerOneIsRefused() throws IOException {
        Path table = DeltaTables.copy("history", folder);
        try (Stream<Path> files = Files.list(table)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(file, new byte[5000]);
            }
        }
        refused("history", ErrorCode.FILE_CORRUPT, "history/part-", "as the log of its table says");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"add\":', line 1",
        "'{\"add\":5}', line 1",
        "'[1]', line 1",
        "'{\"add\":{\"path\":\"x\",\"size\":\"big\"}}', line 1",
        "'{\"commitInfo\":{}}nonsense', line 1"
    })
    void aCommitThatIsBrokenIsNamedWithItsLine(String json, String line) {
        DeltaTables.edit(DeltaTables.copy("history", folder), 6, text -> json);

        refused(
                "history",
                ErrorCode.FILE_CORRUPT,
                "history/_delta_log/00000000000000000006.json",
                line);
    }

    @Test
    void aCommitThatIsMissingBreaksTheLog() {
        DeltaTables.remove(DeltaTables.copy("history", folder), 3);

        refused("history", ErrorCode.FILE_CORRUPT, "history/_delta_log");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../secret.parquet",
                "a/../../../secret.parquet",
                "%2e%2e/secret.parquet",
                "a\\\\b c^"
            })
    void aLogCannotLeadOutOfItsTable(String path) {
        DeltaTables.edit(
                DeltaTables.copy("history", folder),
                6,
                text ->
                        text.replaceFirst(
                                "\"path\":\"part-[^\"]*",
                                "\"path\":\"" + path.replace("\\", "\\\\")));

        refused("history", ErrorCode.FILE_CORRUPT, "history/_delta_log");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://other/part.parquet", "file:/etc/passwd", "/etc/passwd"})
    void aFileOutsideOfTheConnectionIsRefused(String path) {
        DeltaTables.edit(
                DeltaTables.copy("history", folder),
                6,
                text -> text.replaceFirst("\"path\":\"part-[^\"]*", "\"path\":\"" + path));

        refused("history", ErrorCode.NOT_SUPPORTED, "'history'", "outside of its connection");
    }

    @Test
    void anAbsolutePathIntoTheConnectionIsRead() {
        Path table = DeltaTables.copy("history", folder);
        DeltaTables.edit(
                table,
                6,
                text -> text.replaceAll("(\"add\":\\{\"path\":\")", "$1" + table.toUri()));

        assertThat(DeltaTables.rows(folder, TableSource.delta("history")))
                .isEqualTo(Expected.rows("history"));
    }

    @Test
    void aPartitionValueThatIsNoneOfItsTypeIsNamedByItsColumn() {
        DeltaTables.edit(
                DeltaTables.copy("partitioned", folder),
                2,
                text -> text.replace("\"day\":\"2026-01-04\"", "\"day\":\"soon\""));

        refused(
                "partitioned",
                ErrorCode.FILE_CORRUPT,
                "partitioned/_delta_log",
                "'day'",
                "not DATE");
    }

    @Test
    void nothingIsReadOnceTheConnectionIsClosed() {
        Connector connector = DeltaTables.connect();
        SourceTable table = connector.table(TableSource.delta("history"));
        Scan scan = table.plan(ScanRequest.of(List.of("id")));
        connector.close();

        assertFails(ErrorCode.CONTEXT_CLOSED, scan::splits, "closed");
    }
}
