package io.tauro.connector.files;

import static io.tauro.predicate.Predicate.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.files.store.LocalObjectStore;
import io.tauro.error.ErrorCode;
import io.tauro.predicate.Predicate;
import io.tauro.predicate.PredicateEvaluator;
import io.tauro.spi.Connector;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders whose rows nobody wants are not even listed. */
class PartitionPruningTest {

    @TempDir Path folder;

    private RecordingStore store;
    private Connector connector;

    @BeforeEach
    void connect() {
        store = RecordingStore.over(new LocalObjectStore(folder));
        connector = FilesConnectors.over(store);
    }

    @AfterEach
    void close() {
        connector.close();
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Scan scan(SourceTable table, Predicate... filters) {
        return table.plan(ScanRequest.of(table.schema().names()).withFilters(List.of(filters)));
    }

    private List<String> listings() {
        return store.calls().stream().filter(call -> !call.startsWith("open")).toList();
    }

    private long opened() {
        return store.calls().stream().filter(call -> call.startsWith("open")).distinct().count();
    }

    @Test
    void ofAThousandFilesInAHundredPartitionsOnlyTheWantedAreListedAndOpened() throws IOException {
        LocalDate first = LocalDate.parse("2026-01-01");
        for (int day = 0; day < 100; day++) {
            for (int file = 0; file < 10; file++) {
                write("t/day=" + first.plusDays(day) + "/" + file + ".csv", "id\n" + file + "\n");
            }
        }
        SourceTable table = connector.table(TableSource.csv("t").partitionedBy("day"));
        store.calls().clear();
        Scan scan = scan(table, col("day").eq(LocalDate.parse("2026-02-03")));
        assertThat(scan.splits()).hasSize(10);
        assertThat(listings()).containsExactly("children t", "list t/day=2026-02-03");
        assertThat(scan.describe()).isEqualTo("csv t 2 columns, 10 of 1000 files");
        assertThat(TableRows.of(scan)).hasSize(10);
        assertThat(opened()).isEqualTo(10);
        assertThat(store.calls())
                .filteredOn(call -> call.startsWith("open"))
                .allMatch(call -> call.startsWith("open t/day=2026-02-03/"));

        store.calls().clear();
        assertThat(scan(table, col("day").gt(first.plusDays(94))).splits()).hasSize(50);
        assertThat(listings()).hasSize(6);

        store.calls().clear();
        assertThat(scan(table, col("day").gt(first.plusDays(9))).splits()).hasSize(900);
        assertThat(listings())
                .as("most are wanted, and one listing has them all")
                .containsExactly("children t", "list t");

        store.calls().clear();
        assertThat(scan(table).splits()).hasSize(1000);
        assertThat(listings()).containsExactly("list t");
    }

    @Test
    void foldersWithinFoldersAreLeftOutLevelByLevel() throws IOException {
        for (int year = 2020; year < 2030; year++) {
            for (int month = 1; month <= 12; month++) {
                write("t/year=" + year + "/month=" + month + "/a.csv", "id\n" + month + "\n");
            }
        }
        SourceTable table = connector.table(TableSource.csv("t").partitionedBy("year", "month"));
        store.calls().clear();
        assertThat(TableRows.of(scan(table, col("year").eq(2025L), col("month").eq(3L))))
                .containsExactly(List.of(3L, 2025L, 3L));
        assertThat(listings())
                .containsExactly("children t", "children t/year=2025", "list t/year=2025/month=3");
        store.calls().clear();
        assertThat(TableRows.of(scan(table, col("year").eq(2025L)))).hasSize(12);
        assertThat(listings()).containsExactly("children t", "list t/year=2025");
        store.calls().clear();
        assertThat(TableRows.of(scan(table, col("year").in(2025L, 2026L), col("month").eq(3L))))
                .hasSize(2);
        assertThat(listings()).hasSize(5);
    }

    @Test
    void nothingMayBeLeft() throws IOException {
        write("t/day=2026-01-01/a.csv", "id\n1\n");
        SourceTable table = connector.table(TableSource.csv("t").partitionedBy("day"));
        store.calls().clear();
        Scan scan = scan(table, col("day").eq(LocalDate.parse("2027-01-01")));
        assertThat(TableRows.of(scan)).isEmpty();
        assertThat(scan.describe()).isEqualTo("csv t 2 columns, 0 of 1 file");
        Files.delete(folder.resolve("t/day=2026-01-01/a.csv"));
        Files.delete(folder.resolve("t/day=2026-01-01"));
        FileErrorsAssert.assertFails(ErrorCode.FILE_NOT_FOUND, scan::splits, "'t'");
    }

    @Test
    void newFilesOfAWantedPartitionAreFound() throws IOException {
        write("t/p=a/1.csv", "id\n1\n");
        SourceTable table = connector.table(TableSource.csv("t").partitionedBy("p"));
        Scan scan = scan(table, col("p").eq("b"));
        assertThat(TableRows.of(scan)).isEmpty();
        write("t/p=b/2.csv", "id\n2\n");
        assertThat(TableRows.of(scan)).containsExactly(List.of(2L, "b"));
    }

    @Test
    void namesAndNullAreReadAsInFiles() throws IOException {
        write("t/p%20q=x%2Fy/1.csv", "id\n1\n");
        write("t/p%20q=__HIVE_DEFAULT_PARTITION__/2.csv", "id\n2\n");
        SourceTable table = connector.table(TableSource.csv("t").partitionedBy("p q"));
        store.calls().clear();
        assertThat(TableRows.of(scan(table, col("p q").eq("x/y"))))
                .containsExactly(List.of(1L, "x/y"));
        assertThat(TableRows.of(scan(table, col("p q").isNull())))
                .containsExactly(Arrays.asList(2L, null));
        assertThat(listings())
                .containsExactly(
                        "children t",
                        "list t/p%20q=x%2Fy",
                        "children t",
                        "list t/p%20q=__HIVE_DEFAULT_PARTITION__");
    }

    @Test
    void patternsAndHiddenNamesMeanTheSame() throws IOException {
        write("t/p=a/1.csv", "id\n1\n");
        write("t/p=a/1.txt", "no");
        write("t/p=a/_2.csv", "no");
        write("t/_p=a/3.csv", "no");
        write("t/p=b/4.csv", "id\n4\n");
        SourceTable table = connector.table(TableSource.csv("t/**/*.csv").partitionedBy("p"));
        store.calls().clear();
        assertThat(TableRows.of(scan(table, col("p").eq("a")))).containsExactly(List.of(1L, "a"));
        assertThat(listings()).doesNotContain("list t/p=b");
    }

    @Test
    void aStrayFileIsAnErrorAlsoWhereFoldersAreLeftOut() throws IOException {
        write("t/p=a/1.csv", "id\n1\n");
        SourceTable table = connector.table(TableSource.csv("t").partitionedBy("p"));
        write("t/stray.csv", "id\n9\n");
        FileErrorsAssert.assertFails(
                ErrorCode.SCHEMA_CHANGED, scan(table, col("p").eq("a"))::splits, "t/stray.csv");
    }

    @Test
    void whatIsLeftOutChangesNoAnswer() throws IOException {
        for (int a = 0; a < 12; a++) {
            for (int b = 0; b < 3; b++) {
                write("t/a=" + a + "/b=" + b + "/f.csv", "id\n" + (a * 3 + b) + "\n");
            }
        }
        SourceTable table = connector.table(TableSource.csv("t").partitionedBy("a", "b"));
        List<List<Object>> all = new ArrayList<>();
        TableRows.of(scan(table)).forEach(all::add);
        Random random = new Random(3);
        for (int i = 0; i < 50; i++) {
            long low = random.nextInt(12);
            long high = low + random.nextInt(12);
            long b = random.nextInt(3);
            Predicate range = col("a").gte(low).and(col("a").lte(high));
            List<Predicate> filters =
                    List.of(
                            range,
                            col("b").eq(b),
                            col("a").eq(low).or(col("b").eq(b)),
                            col("b").eq(b).not());
            Predicate one = filters.get(random.nextInt(4));
            Predicate two = filters.get(random.nextInt(4));
            assertThat(TableRows.of(scan(table, one, two)))
                    .containsExactlyElementsOf(
                            all.stream()
                                    .filter(row -> holds(one, row) && holds(two, row))
                                    .toList());
        }
        assertThat(IntStream.range(0, 36).boxed().toList()).hasSameSizeAs(all);
    }

    private static boolean holds(Predicate filter, List<Object> row) {
        return PredicateEvaluator.isTrue(
                filter, column -> row.get(List.of("id", "a", "b").indexOf(column)));
    }
}
