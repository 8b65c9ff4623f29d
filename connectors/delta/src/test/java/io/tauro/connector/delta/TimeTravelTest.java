package io.tauro.connector.delta;

import static io.tauro.connector.delta.DeltaTables.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.error.ErrorCode;
import io.tauro.spi.Cancellation;
import io.tauro.spi.Connector;
import io.tauro.spi.QueryScope;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions by number and by time. */
class TimeTravelTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir Path folder;

    /** A table whose commits were written an hour after another. */
    private Path history() throws IOException {
        Path table = DeltaTables.copy("history", folder);
        for (int version = 0; version <= 6; version++) {
            Files.setLastModifiedTime(
                    DeltaTables.commit(table, version),
                    FileTime.from(START.plusSeconds(3600L * version)));
        }
        return table;
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z, 0",
        "2026-01-01T01:59:59Z, 1",
        "2026-01-01T04:00:00+02:00, 2",
        "2026-01-01 03:00:00.001, 3",
        "2026-01-01T06:00:00Z, 6"
    })
    void aTimeMeansTheVersionThatWasTheLatestThen(String time, int version) throws IOException {
        history();

        assertThat(DeltaTables.rows(folder, TableSource.delta("history").option("timestamp", time)))
                .isEqualTo(Expected.rows("history@" + version));
    }

    @Test
    void aDayBeginsAtMidnightUtc() throws IOException {
        history();

        assertThat(
                        DeltaTables.rows(
                                folder,
                                TableSource.delta("history").option("timestamp", "2026-01-01")))
                .isEqualTo(Expected.rows("history@0"));
    }

    @Test
    void commitsThatKnowTheirOwnTimeAreFoundByIt() {
        Instant second = inCommitTime(2);
        try (Connector connector = DeltaTables.connect()) {
            assertThat(
                            DeltaTables.rows(
                                    connector,
                                    TableSource.delta("in_commit_timestamps").atTimestamp(second)))
                    .isEqualTo(Expected.rows("in_commit_timestamps@2"));
            assertThat(
                            DeltaTables.rows(
                                    connector,
                                    TableSource.delta("in_commit_timestamps")
                                            .atTimestamp(inCommitTime(3).minusMillis(1))))
                    .isEqualTo(Expected.rows("in_commit_timestamps@2"));
        }
    }

    private static Instant inCommitTime(long version) {
        try {
            String commit =
                    Files.readString(
                            DeltaTables.commit(
                                    Expected.TABLES.resolve("in_commit_timestamps"), version));
            String key = "\"inCommitTimestamp\":";
            int start = commit.indexOf(key) + key.length();
            return Instant.ofEpochMilli(
                    Long.parseLong(commit.substring(start, commit.indexOf(',', start))));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aVersionThatThereIsNotIsRefusedWithThoseThatThereAre() {
        try (Connector connector = DeltaTables.connect()) {
            assertFails(
                    ErrorCode.INVALID_OPTION,
                    () -> connector.table(TableSource.delta("history").atVersion(7)),
                    "'history' has no version 7",
                    "from 0 to 6");
            assertFails(
                    ErrorCode.INVALID_OPTION,
                    () -> connector.table(TableSource.delta("checkpoint_classic").atVersion(3)),
                    "from 5 to 7");
        }
    }

    @ParameterizedTest
    @CsvSource({"2025-12-31T23:59:59.999Z", "2026-01-01T06:00:00.001Z"})
    void aTimeWithoutAVersionIsRefusedWithThoseThatHaveOne(String time) throws IOException {
        history();
        try (Connector connector = DeltaTables.connect(folder)) {
            assertFails(
                    ErrorCode.INVALID_OPTION,
                    () -> connector.table(TableSource.delta("history").option("timestamp", time)),
                    "'history'",
                    "from 2026-01-01T00:00:00Z to 2026-01-01T06:00:00Z");
        }
    }

    @Test
    void aVersionIsAnOptionOfTheTable() {
        VirtualTable sales =
                VirtualTable.named("sales")
                        .from("disk", TableSource.delta("sales_delta/").atVersion(12))
                        .build();

        assertThat(sales.source())
                .isEqualTo(TableSource.delta("sales_delta/").option("version", 12L));
    }

    @Test
    void allScansOfAQueryReadTheVersionThatTheFirstOneSaw() throws IOException {
        Path table = DeltaTables.copy("history", folder);
        Path last = DeltaTables.commit(table, 6);
        byte[] commit = Files.readAllBytes(last);
        DeltaTables.remove(table, 6);
        try (Connector connector = DeltaTables.connect(folder)) {
            SourceTable source = connector.table(TableSource.delta("history"));
            Scan first = source.plan(ScanRequest.of(source.schema().names()));
            Scan second = source.plan(ScanRequest.of(source.schema().names()));
            OneQuery query = new OneQuery();
            first.splits(1, 0, query);

            Files.write(last, commit);

            second.splits(1, 0, query);
            assertThat(second.describe()).isEqualTo("delta history version 5, 2 files, 2 columns");
            second.splits(1, 0, new OneQuery());
            assertThat(second.describe()).startsWith("delta history version 6");
        }
    }

    /** What connectors keep for a query, without an engine. */
    private static final class OneQuery implements QueryScope {

        private final Map<Object, Kept> kept = new HashMap<>();

        @Override
        public int scans() {
            return 2;
        }

        @Override
        public Cancellation cancellation() {
            return new Cancellation();
        }

        @Override
        public Kept keep(Object key, Supplier<? extends Kept> maker) {
            return kept.computeIfAbsent(key, one -> maker.get());
        }
    }

    @Test
    void aQueryReadsOneVersionAndTheNextOneTheNext() throws IOException {
        Path table = DeltaTables.copy("history", folder);
        Path last = DeltaTables.commit(table, 6);
        byte[] commit = Files.readAllBytes(last);
        DeltaTables.remove(table, 6);
        try (Connector connector = DeltaTables.connect(folder)) {
            SourceTable source = connector.table(TableSource.delta("history"));
            Scan scan = source.plan(ScanRequest.of(source.schema().names()));
            var splits = scan.splits();
            assertThat(scan.describe()).isEqualTo("delta history version 5, 2 files, 2 columns");

            Files.write(last, commit);

            assertThat(
                            Expected.rows(
                                    scan,
                                    splits,
                                    io.tauro.connector.testkit.TestReadContext.create()))
                    .isEqualTo(Expected.rows("history@5"));
            assertThat(Expected.rows(scan)).isEqualTo(Expected.rows("history@6"));
            assertThat(scan.describe()).isEqualTo("delta history version 6, 1 file, 2 columns");
        }
    }

    @Test
    void aTableThatWasMadeAnewIsSeen() throws IOException {
        Path table = DeltaTables.copy("history", folder);
        for (int version = 2; version <= 6; version++) {
            DeltaTables.remove(table, version);
        }
        try (Connector connector = DeltaTables.connect(folder)) {
            SourceTable source = connector.table(TableSource.delta("history"));
            Scan scan = source.plan(ScanRequest.of(source.schema().names()));
            assertThat(Expected.rows(scan)).isEqualTo(Expected.rows("history@1"));

            DeltaTables.edit(table, 1, text -> text.replaceAll("(?m)^\\{\"add\".*$\\n?", ""));

            assertThat(Expected.rows(scan)).isEmpty();
        }
    }

    @Test
    void aTableWhoseColumnsHaveChangedIsRefusedUntilItIsRegisteredAgain() throws IOException {
        Path table = DeltaTables.copy("overwritten_schema", folder);
        byte[] second = Files.readAllBytes(DeltaTables.commit(table, 2));
        DeltaTables.remove(table, 2);
        try (Connector connector = DeltaTables.connect(folder)) {
            SourceTable source = connector.table(TableSource.delta("overwritten_schema"));
            Scan scan = source.plan(ScanRequest.of(List.of("id")));
            assertThat(Expected.rows(scan)).containsExactly("[\"1\"]");

            Files.write(DeltaTables.commit(table, 2), second);

            assertFails(ErrorCode.SCHEMA_CHANGED, scan::splits, "'id'", "Register the table again");
        }
    }

    @Test
    void aColumnThatNobodyAsksForMayChange() throws IOException {
        Path table = DeltaTables.copy("evolved", folder);
        byte[] added = Files.readAllBytes(DeltaTables.commit(table, 2));
        for (int version = 2; Files.exists(DeltaTables.commit(table, version)); version++) {
            DeltaTables.remove(table, version);
        }
        try (Connector connector = DeltaTables.connect(folder)) {
            SourceTable source = connector.table(TableSource.delta("evolved"));
            Scan scan = source.plan(ScanRequest.of(List.of("id")));
            Files.write(DeltaTables.commit(table, 2), added);

            assertThat(Expected.rows(scan)).containsExactly("[\"1\"]");
            assertThat(scan.describe()).startsWith("delta evolved version 2, ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "version, -1, a whole number from 0 on",
        "version, latest, a whole number from 0 on",
        "timestamp, yesterday, a time such as",
        "changes_from, a, 'a version, or a time'",
        "changes_to, 3, needs 'changes_from'"
    })
    void anOptionThatIsWrongIsRefusedByName(String option, String value, String expected) {
        try (Connector connector = DeltaTables.connect()) {
            assertFails(
                    ErrorCode.INVALID_OPTION,
                    () -> connector.table(TableSource.delta("history").option(option, value)),
                    "'" + option + "'",
                    "'delta history'",
                    expected);
        }
    }

    @Test
    void optionsThatExcludeEachOtherAreRefused() {
        try (Connector connector = DeltaTables.connect()) {
            TableSource.Files both = TableSource.delta("history").atVersion(1).atTimestamp(START);
            TableSource.Files other =
                    TableSource.delta("changes").atVersion(1).option("changes_from", 1);

            assertFails(
                    ErrorCode.INVALID_OPTION,
                    () -> connector.table(both),
                    "'version' and 'timestamp'");
            assertFails(
                    ErrorCode.INVALID_OPTION,
                    () -> connector.table(other),
                    "'changes_from' and 'version'");
            assertFails(
                    ErrorCode.UNKNOWN_OPTION,
                    () -> connector.table(TableSource.delta("history").option("versoin", 1)),
                    "Did you mean 'version'?");
        }
    }
}
