package io.tauro.connector.files;

import static io.tauro.connector.files.FileErrorsAssert.assertFails;
import static io.tauro.predicate.Predicate.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.error.ErrorCode;
import io.tauro.predicate.Predicate;
import io.tauro.spi.Connector;
import io.tauro.spi.Pushdown.Precision;
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
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionsTest {

    @TempDir Path folder;

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private TableSource.Files sales() throws IOException {
        write("sales/day=2026-01-01/shop=5/a.csv", "id\n1\n2\n");
        write("sales/day=2026-01-02/shop=5/a.csv", "id\n3\n");
        write("sales/day=2026-01-02/shop=__HIVE_DEFAULT_PARTITION__/a.csv", "id\n4\n");
        write("sales/_SUCCESS", "");
        write("sales/day=2026-01-02/shop=5/.a.csv.crc", "x");
        return TableSource.csv("sales").partitionedBy("day", "shop");
    }

    @Test
    void columnsOfThePathFollowThoseOfTheFiles() throws IOException {
        try (Connector connector = TableRows.connect(folder)) {
            SourceTable table = connector.table(sales());
            assertThat(table.schema())
                    .isEqualTo(
                            Schema.of(
                                    Column.of("id", DataType.BIGINT),
                                    Column.of("day", DataType.DATE),
                                    Column.of("shop", DataType.BIGINT)));
            assertThat(TableRows.of(table))
                    .containsExactlyInAnyOrder(
                            List.of(1L, LocalDate.parse("2026-01-01"), 5L),
                            List.of(2L, LocalDate.parse("2026-01-01"), 5L),
                            List.of(3L, LocalDate.parse("2026-01-02"), 5L),
                            Arrays.asList(4L, LocalDate.parse("2026-01-02"), null));
            assertThat(table.statistics().column("day").max())
                    .contains(LocalDate.parse("2026-01-02"));
            assertThat(table.statistics().column("day").distinct()).hasValue(2);
        }
    }

    @Test
    void ofANameThatStandsInAPathTwiceTheOutermostFolderOfTheTableCounts() throws IOException {
        write("twice/day=1/day=2/a.csv", "id\n1\n");
        write("day=9/within/day=1/a.csv", "id\n2\n");
        write("day=9/above/a.csv", "id\n3\n");
        assertThat(daysOf("twice")).containsExactly(List.of(1L, 1L));
        assertThat(daysOf("twice", col("day").eq(1L))).containsExactly(List.of(1L, 1L));
        assertThat(daysOf("twice", col("day").eq(2L))).isEmpty();
        assertThat(daysOf("day=9/within", col("day").eq(1L))).containsExactly(List.of(2L, 1L));
        assertThat(daysOf("day=9/within", col("day").eq(9L))).isEmpty();
        assertThat(daysOf("day=9/above", col("day").eq(9L))).containsExactly(List.of(3L, 9L));
    }

    private List<List<Object>> daysOf(String path, Predicate... filters) {
        try (Connector connector = TableRows.connect(folder)) {
            SourceTable table = connector.table(TableSource.csv(path).partitionedBy("day"));
            ScanRequest request =
                    ScanRequest.of(List.of("id", "day")).withFilters(List.of(filters));
            return TableRows.of(table.plan(request));
        }
    }

    @Test
    void filtersOnPartitionsAreExactAndChooseFiles() throws IOException {
        try (Connector connector = TableRows.connect(folder)) {
            SourceTable table = connector.table(sales());
            Predicate second = col("day").gt(LocalDate.parse("2026-01-01"));
            Scan scan =
                    table.plan(
                            ScanRequest.of(List.of("shop", "id"))
                                    .withFilters(List.of(second, col("shop").isNull()))
                                    .withLimit(9));
            assertThat(scan.pushdown().residual()).isEmpty();
            assertThat(scan.pushdown().limit()).isTrue();
            assertThat(TableRows.of(scan)).containsExactly(Arrays.asList(null, 4L));
            assertThat(scan.describe()).isEqualTo("csv sales 2 columns, 1 of 3 files");
            assertThat(
                            TableRows.of(
                                    table.plan(
                                            ScanRequest.of(List.of())
                                                    .withFilters(List.of(second)))))
                    .hasSize(2);
        }
    }

    @Test
    void filtersOnPartitionsAndOthersLeaveOutFiles() throws IOException {
        try (Connector connector = TableRows.connect(folder)) {
            SourceTable table = connector.table(sales());
            Predicate mixed = col("shop").eq(5L).and(col("id").gt(1L));
            Scan scan = table.plan(ScanRequest.of(List.of("id")).withFilters(List.of(mixed)));
            assertThat(scan.pushdown().filters().get(0).precision()).isEqualTo(Precision.INEXACT);
            assertThat(scan.splits()).hasSize(2);
            Scan none =
                    table.plan(
                            ScanRequest.of(List.of("id")).withFilters(List.of(col("id").gt(1L))));
            assertThat(none.pushdown().filters().get(0).precision()).isEqualTo(Precision.NONE);
        }
    }

    @Test
    void noFileMayBeLeft() throws IOException {
        try (Connector connector = TableRows.connect(folder)) {
            Scan scan =
                    connector
                            .table(sales())
                            .plan(
                                    ScanRequest.of(List.of("id"))
                                            .withFilters(List.of(col("shop").eq(6L))));
            assertThat(TableRows.of(scan)).isEmpty();
            assertThat(scan.splits()).hasSize(1);
            assertThat(scan.describe()).isEqualTo("csv sales 1 column, 0 of 3 files");
        }
    }

    @Test
    void namesAndValuesArePercentDecoded() throws IOException {
        write("t/a%3Db=x%2Fy%20%C3%A9%zz/1.csv", "id\n1\n");
        assertThat(TableRows.of(folder, TableSource.csv("t").partitionedBy("a=b")))
                .containsExactly(List.of(1L, "x/y é%zz"));
    }

    @Test
    void declaredPartitionsHaveTheirTypeAndPlace() throws IOException {
        write("t/n=007/1.csv", "id\n1\n");
        Schema schema =
                Schema.of(Column.of("n", DataType.VARCHAR), Column.of("id", DataType.INTEGER));
        assertThat(TableRows.of(folder, TableSource.csv("t").partitionedBy("n").schema(schema)))
                .containsExactly(List.of("007", 1));
        assertThat(TableRows.of(folder, TableSource.csv("t").partitionedBy("n")))
                .containsExactly(List.of(1L, 7L));
    }

    @Test
    void thePathWinsOverAColumnOfTheSameName() throws IOException {
        write("t/n=7/1.csv", "n,id\nx,1\n");
        assertThat(TableRows.of(folder, TableSource.csv("t").partitionedBy("n")))
                .containsExactly(List.of(7L, 1L));
    }

    @Test
    void aFileOutsideOfThePartitionsIsRefused() throws IOException {
        TableSource.Files sales = sales();
        write("sales/stray.csv", "id\n9\n");
        assertFails(
                ErrorCode.SCHEMA_CHANGED,
                () -> TableRows.of(folder, sales),
                "'day'",
                "sales/stray.csv");
    }

    @Test
    void aValueThatIsNotOfTheTypeOfThePartitionIsRefused() throws IOException {
        write("t/n=x/1.csv", "id\n1\n");
        Schema schema =
                Schema.of(Column.of("id", DataType.INTEGER), Column.of("n", DataType.INTEGER));
        assertFails(
                ErrorCode.SCHEMA_CHANGED,
                () -> TableRows.of(folder, TableSource.csv("t").partitionedBy("n").schema(schema)),
                "'n'",
                "INTEGER");
    }
}
