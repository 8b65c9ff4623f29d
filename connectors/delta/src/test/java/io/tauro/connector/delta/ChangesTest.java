package io.tauro.connector.delta;

import static io.tauro.connector.delta.DeltaTables.assertFails;
import static io.tauro.predicate.Predicate.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.error.ErrorCode;
import io.tauro.spi.Connector;
import io.tauro.spi.Pushdown.Precision;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import io.tauro.type.DataType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What changed between two versions, as Spark tells it. */
class ChangesTest {

    /** {@code changes!2-4}: from version 2 to version 4. */
    private static TableSource source(String name) {
        String table = name.substring(0, name.indexOf('!'));
        String[] range = name.substring(name.indexOf('!') + 1).split("-");
        TableSource.Files files =
                TableSource.delta(table).option("changes_from", Long.valueOf(range[0]));
        return range.length == 1 ? files : files.option("changes_to", range[1]);
    }

    /** Times are those of files, which a copy does not keep. */
    private static List<String> withoutTimes(List<String> rows) {
        return rows.stream().map(row -> row.substring(0, row.lastIndexOf(','))).sorted().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"changes!0", "changes!2-4", "changes!5-5", "changes_late!2"})
    void hasTheRowsThatSparkHasRead(String name) {
        try (Connector connector = DeltaTables.connect()) {
            assertThat(withoutTimes(DeltaTables.rows(connector, source(name))))
                    .isNotEmpty()
                    .isEqualTo(withoutTimes(Expected.rows(name)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"changes_vectors!0", "changes_vectors!2-4", "changes_vectors!5-5"})
    void hasThemWithTheTimesOfCommitsThatKnowTheirOwn(String name) {
        try (Connector connector = DeltaTables.connect()) {
            assertThat(DeltaTables.rows(connector, source(name)))
                    .isNotEmpty()
                    .isEqualTo(Expected.rows(name));
        }
    }

    @Test
    void hasTheColumnsOfTheTableAndThreeMore() {
        try (Connector connector = DeltaTables.connect()) {
            SourceTable table = connector.table(source("changes!2-4"));

            assertThat(table.schema().names())
                    .containsExactly(
                            "id",
                            "word",
                            "part",
                            "_change_type",
                            "_commit_version",
                            "_commit_timestamp");
            assertThat(table.schema().column("_commit_timestamp").orElseThrow().type())
                    .isEqualTo(DataType.TIMESTAMP_WITH_TIME_ZONE);
            assertThat(DeltaTables.scan(table, List.of("id")).describe())
                    .startsWith("delta changes changes of versions 2 to 4, ");
        }
    }

    @Test
    void filtersOnTheVersionChooseFilesAndAreExact() {
        try (Connector connector = DeltaTables.connect()) {
            SourceTable table = connector.table(source("changes!0"));
            Scan scan =
                    DeltaTables.scan(
                            table, List.of("id", "_change_type"), col("_commit_version").eq(3L));

            assertThat(scan.pushdown().filters().get(0).precision()).isEqualTo(Precision.EXACT);
            assertThat(Expected.rows(scan)).containsExactly("[\"1\",\"delete\"]");
        }
    }

    @Test
    void filtersOnWhatHappenedLeaveOutFilesAndAreCheckedAgain() {
        try (Connector connector = DeltaTables.connect()) {
            SourceTable table = connector.table(source("changes!0"));
            Scan scan =
                    DeltaTables.scan(
                            table,
                            List.of("id", "_commit_version", "_change_type"),
                            col("_change_type").eq("insert"));

            assertThat(scan.pushdown().filters().get(0).precision()).isEqualTo(Precision.INEXACT);
            assertThat(Expected.rows(scan))
                    .contains("[\"6\",\"6\",\"insert\"]", "[\"8\",\"7\",\"insert\"]")
                    .doesNotContain("[\"6\",\"7\",\"delete\"]");
        }
    }

    @Test
    void columnsCanBeReadInAnyOrderAndNone() {
        try (Connector connector = DeltaTables.connect()) {
            SourceTable table = connector.table(source("changes!2-4"));

            assertThat(
                            Expected.rows(
                                    table.plan(
                                            ScanRequest.of(
                                                    List.of("_change_type", "word", "part")))))
                    .contains("[\"update_preimage\",\"b\",\"0\"]", "[\"insert\",\"e\",null]");
            assertThat(Expected.rows(table.plan(ScanRequest.of(List.of()))))
                    .hasSameSizeAs(Expected.rows("changes!2-4"));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 99", "9, ", "5, 4"})
    void aRangeThatThereIsNotIsRefusedWithTheOneThatThereIs(String from, String to) {
        TableSource.Files files = TableSource.delta("changes").option("changes_from", from);
        TableSource source = to == null ? files : files.option("changes_to", to);
        try (Connector connector = DeltaTables.connect()) {
            assertFails(
                    ErrorCode.INVALID_OPTION,
                    () -> connector.table(source),
                    "'changes'",
                    "from 0 to 7");
        }
    }

    @Test
    void aTableThatKeepsNoChangesIsRefusedWithTheNameOfTheProperty() {
        try (Connector connector = DeltaTables.connect()) {
            assertFails(
                    ErrorCode.NOT_SUPPORTED,
                    () -> connector.table(source("history!1")),
                    "'history'",
                    "version 1",
                    "delta.enableChangeDataFeed");
            assertFails(
                    ErrorCode.NOT_SUPPORTED,
                    () -> connector.table(source("changes_late!1-3")),
                    "version 1");
        }
    }

    @Test
    void aCommitThatTurnsTheFeedOffEndsIt(@TempDir Path folder) {
        Path table = DeltaTables.copy("changes_late", folder);
        DeltaTables.edit(
                table,
                3,
                text ->
                        text
                                + "{\"metaData\":{\"id\":\"x\",\"format\":{\"provider\":\"parquet\",\"options\":{}},\"schemaString\":"
                                + "\"{\\\"type\\\":\\\"struct\\\",\\\"fields\\\":[{\\\"name\\\":\\\"id\\\",\\\"type\\\":\\\"integer\\\",\\\"nullable\\\":true,\\\"metadata\\\":{}}]}\","
                                + "\"partitionColumns\":[],\"configuration\":{}}}\n");
        try (Connector connector = DeltaTables.connect(folder)) {
            assertFails(
                    ErrorCode.NOT_SUPPORTED,
                    () -> connector.table(source("changes_late!2")),
                    "version 3");
        }
    }

    @Test
    void changesCanBeAskedForByTime() {
        try (Connector connector = DeltaTables.connect()) {
            String all = Expected.rows("changes_vectors!2-4").toString();
            String first = time(all, "\"update_preimage\",\"2\",\"");
            String last = time(all, "\"insert\",\"4\",\"");
            TableSource source =
                    TableSource.delta("changes_vectors")
                            .option("changes_from", first)
                            .option("changes_to", last);

            assertThat(DeltaTables.rows(connector, source))
                    .isEqualTo(Expected.rows("changes_vectors!2-4"));
        }
    }

    /** The time behind the version of a commit. */
    private static String time(String rows, String version) {
        int start = rows.indexOf(version) + version.length();
        return rows.substring(start, rows.indexOf('"', start));
    }
}
