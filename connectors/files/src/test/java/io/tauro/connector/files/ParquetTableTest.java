package io.tauro.connector.files;

import static io.tauro.connector.files.FileErrorsAssert.assertFails;
import static io.tauro.predicate.Predicate.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.testkit.TestReadContext;
import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.DictionaryVector;
import io.tauro.error.ErrorCode;
import io.tauro.predicate.Predicate;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Cancellation;
import io.tauro.spi.Connector;
import io.tauro.spi.DynamicFilter;
import io.tauro.spi.Pushdown.Precision;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.spi.Split;
import io.tauro.spi.TableStatistics;
import io.tauro.table.TableSource;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTableTest {

    @TempDir Path folder;

    private @Nullable Connector connector;

    private Connector connector() {
        Connector open = connector == null ? TableRows.connect(folder) : connector;
        connector = open;
        return open;
    }

    @AfterEach
    void close() {
        if (connector != null) {
            connector.close();
        }
    }

    private void write(
            String file, String columns, List<? extends List<? extends @Nullable Object>> rows) {
        ParquetFile.write(
                folder.resolve(file),
                MessageTypeParser.parseMessageType("message rows { " + columns + " }"),
                rows,
                builder -> builder.withRowGroupRowCountLimit(100));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private SourceTable table(String path) {
        return connector().table(TableSource.parquet(path));
    }

    /**
     * A thousand rows in ten row groups: ids that rise, prices with NaN in the last group, names,
     * notes that are null from 500 on.
     */
    private SourceTable orders() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            rows.add(
                    Arrays.asList(
                            (long) i,
                            i == 950 ? Double.NaN : (double) i,
                            text("name " + i / 100),
                            i < 500 ? text("note") : null));
        }
        write(
                "orders.parquet",
                "required int64 id; required double price; required binary name (STRING); optional binary note (STRING);",
                rows);
        return table("orders.parquet");
    }

    private static int groups(SourceTable table, Predicate filter) {
        Scan scan = table.plan(ScanRequest.of(List.of("id")).withFilters(List.of(filter)));
        assertThat(scan.pushdown().filters().get(0).precision()).isEqualTo(Precision.EXACT);
        return (int)
                scan.splits().stream().filter(split -> !split.describe().equals("nothing")).count();
    }

    @Test
    void rowGroupsAreLeftOutByTheirStatistics() {
        SourceTable table = orders();
        assertThat(groups(table, col("id").eq(250L))).isEqualTo(1);
        assertThat(groups(table, col("id").lt(200L))).isEqualTo(2);
        assertThat(groups(table, col("id").gte(200L).not())).isEqualTo(2);
        assertThat(groups(table, col("id").in(5L, 905L))).isEqualTo(2);
        assertThat(groups(table, col("id").eq(5000L))).isZero();
        assertThat(groups(table, col("name").eq("name 3"))).isEqualTo(1);
        assertThat(groups(table, col("name").gt("name 7"))).isEqualTo(2);
        assertThat(groups(table, col("note").isNull())).isEqualTo(5);
        assertThat(groups(table, col("note").eq("note"))).isEqualTo(5);
        assertThat(groups(table, col("note").isNotNull().and(col("id").gt(350L)))).isEqualTo(2);
        assertThat(groups(table, col("id").isNull())).isZero();
        assertThat(groups(table, col("id").neq(5L))).isEqualTo(10);
        assertThat(groups(table, col("name").neq("name 3"))).isEqualTo(9);
    }

    /** A query that has found out something meanwhile. */
    private record Knowing(
            TestReadContext plain, List<Predicate> dynamicFilters, List<DynamicFilter> rowFilters)
            implements ReadContext {
        @Override
        public String queryId() {
            return plain.queryId();
        }

        @Override
        public int batchSize() {
            return plain.batchSize();
        }

        @Override
        public Cancellation cancellation() {
            return plain.cancellation();
        }

        @Override
        public void countBytes(long bytes) {
            plain.countBytes(bytes);
        }
    }

    private static int rowsRead(Scan scan, Predicate... found) {
        return rowsRead(scan, new Knowing(TestReadContext.create(), List.of(found), List.of()));
    }

    private static int rowsRead(Scan scan, ReadContext context) {
        int rows = 0;
        for (Split split : scan.splits()) {
            try (BatchReader reader = scan.open(split, context)) {
                for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                    rows += batch.selectedCount();
                }
            }
        }
        return rows;
    }

    @Test
    void rowGroupsAreLeftOutByWhatTheQueryFoundOutMeanwhile() {
        Scan scan = orders().plan(ScanRequest.of(List.of("id", "note")));
        assertThat(rowsRead(scan)).isEqualTo(1000);
        assertThat(rowsRead(scan, col("id").gte(250L), col("id").lte(349L))).isEqualTo(200);
        assertThat(rowsRead(scan, col("id").in(5L, 905L))).isEqualTo(200);
        assertThat(rowsRead(scan, col("id").lt(0L))).isZero();
        assertThat(rowsRead(scan, col("note").lte("n").or(col("note").isNull()))).isEqualTo(500);
    }

    /** Lets every so many values of a column of integers pass. */
    private record Every(String column, int step) implements DynamicFilter {
        @Override
        public int select(ColumnVector values, int[] rows, int count) {
            int kept = 0;
            for (int i = 0; i < count; i++) {
                if (((Number) values.value(rows[i])).longValue() % step == 0) {
                    rows[kept++] = rows[i];
                }
            }
            return kept;
        }
    }

    private static List<Object> read(Scan scan, DynamicFilter... filters) {
        List<Object> values = new ArrayList<>();
        ReadContext context =
                new Knowing(TestReadContext.batchesOf(64), List.of(), List.of(filters));
        for (Split split : scan.splits()) {
            try (BatchReader reader = scan.open(split, context)) {
                for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                    for (int n = 0; n < batch.selectedCount(); n++) {
                        values.add(batch.column(0).value(batch.row(n)));
                    }
                }
            }
        }
        return values;
    }

    @Test
    void rowsAreLeftOutByWhatTheQueryFoundOutMeanwhile() {
        SourceTable table = orders();
        Scan scan = table.plan(ScanRequest.of(List.of("name", "id")));
        List<Object> all = read(scan);
        List<Object> every = new ArrayList<>();
        List<Object> some = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            if (i % 2 == 0) {
                every.add(all.get(i));
            }
            if (i % 21 == 0) {
                some.add(all.get(i));
            }
        }
        assertThat(all).hasSize(1000);
        assertThat(read(scan, new Every("id", 2))).isEqualTo(every);
        assertThat(read(scan, new Every("id", 3), new Every("id", 7))).isEqualTo(some);
        assertThat(read(scan, new Every("partition", 5))).isEqualTo(all);
        assertThat(
                        read(
                                table.plan(
                                        ScanRequest.of(List.of("name", "id"))
                                                .withFilters(List.of(col("id").gte(900L)))),
                                new Every("id", 2)))
                .hasSize(50);
    }

    @Test
    void nanIsAboveAllNumbersAlthoughStatisticsDoNotHaveIt() {
        SourceTable table = orders();
        assertThat(groups(table, col("price").lt(100.0))).isEqualTo(1);
        assertThat(groups(table, col("price").gt(100_000.0))).isEqualTo(10);
        assertThat(groups(table, col("price").eq(Double.NaN))).isEqualTo(10);
    }

    @Test
    void thePlanSaysWhatIsRead() {
        SourceTable table = orders();
        ScanRequest request =
                ScanRequest.of(List.of("id", "name")).withFilters(List.of(col("id").lt(200L)));
        assertThat(table.plan(request).describe())
                .isEqualTo("parquet orders.parquet 2 columns, 2 of 10 row groups, 1 file");
        assertThat(table.plan(ScanRequest.of(List.of("id"))).describe())
                .isEqualTo("parquet orders.parquet 1 column, 10 row groups, 1 file");
    }

    @Test
    void onlyTheWantedColumnsAreReadAndCounted() {
        SourceTable table = orders();
        TestReadContext all = TestReadContext.create();
        TableRows.of(table.plan(ScanRequest.of(table.schema().names())), all);
        TestReadContext one = TestReadContext.create();
        TableRows.of(table.plan(ScanRequest.of(List.of("name"))), one);
        TestReadContext none = TestReadContext.create();
        assertThat(TableRows.of(table.plan(ScanRequest.of(List.of())), none)).hasSize(1000);
        assertThat(one.bytes()).isPositive().isLessThan(all.bytes() / 3);
        assertThat(none.bytes()).isZero();
    }

    @Test
    void aLimitEndsEachSplit() {
        Scan scan = orders().plan(ScanRequest.of(List.of("id")).withLimit(3));
        assertThat(scan.pushdown().limit()).isTrue();
        assertThat(TableRows.of(scan)).hasSize(30);
    }

    @Test
    void textFromADictionaryStaysADictionary() {
        Scan scan = orders().plan(ScanRequest.of(List.of("name")));
        try (BatchReader reader = scan.open(scan.splits().get(0), TestReadContext.create())) {
            assertThat(reader.next().column(0)).isInstanceOf(DictionaryVector.class);
        }
    }

    @Test
    void footersGiveStatistics() {
        TableStatistics statistics = orders().statistics();
        assertThat(statistics.rows()).hasValue(1000);
        assertThat(statistics.column("id").min()).contains(0L);
        assertThat(statistics.column("id").max()).contains(999L);
        assertThat(statistics.column("id").nullFraction()).hasValue(0);
        assertThat(statistics.column("note").nullFraction()).hasValue(0.5);
        assertThat(statistics.column("name").max()).contains("name 9");
        assertThat(statistics.column("price").max()).isEmpty();
    }

    @Test
    void filesWithOtherOrdersOfColumnsOrFewerOfThemAreReadByName() {
        write(
                "t/1.parquet",
                "required int64 id; required binary name (STRING);",
                List.of(List.of(1L, text("one"))));
        write(
                "t/2.parquet",
                "optional binary name (STRING); required int64 id; optional int32 age;",
                List.of(Arrays.asList(null, 2L, 20)));
        write("t/3.parquet", "required int64 id;", List.of(List.of(3L)));
        SourceTable table = table("t/");
        assertThat(table.schema())
                .isEqualTo(
                        Schema.of(
                                Column.of("id", DataType.BIGINT).notNull(),
                                Column.of("name", DataType.VARCHAR),
                                Column.of("age", DataType.INTEGER)));
        assertThat(TableRows.of(table))
                .containsExactlyInAnyOrder(
                        Arrays.asList(1L, "one", null),
                        Arrays.asList(2L, null, 20),
                        Arrays.asList(3L, null, null));
        Scan missing =
                table.plan(
                        ScanRequest.of(List.of("id")).withFilters(List.of(col("age").isNotNull())));
        assertThat(missing.describe()).isEqualTo("parquet t/ 1 column, 1 of 3 row groups, 3 files");
    }

    @Test
    void filesThatDisagreeAboutATypeAreRefused() {
        write("t/1.parquet", "required double id;", List.of(List.of(1.0)));
        write("t/2.parquet", "required int32 id;", List.of(List.of(2)));
        assertFails(
                ErrorCode.SCHEMA_CHANGED,
                () -> table("t"),
                "'id'",
                "t/2.parquet",
                "INTEGER",
                "DOUBLE");
        TableSource declared =
                TableSource.parquet("t").schema(Schema.of(Column.of("id", DataType.DOUBLE)));
        assertThat(TableRows.of(folder, declared)).containsExactly(List.of(1.0), List.of(2.0));
    }

    @Test
    void aFileThatDisagreesLaterIsRefused() {
        write("t/1.parquet", "required int64 id;", List.of(List.of(1L)));
        SourceTable table = table("t");
        write("t/2.parquet", "required binary id (STRING);", List.of(List.of(text("x"))));
        assertFails(ErrorCode.SCHEMA_CHANGED, () -> TableRows.of(table), "'id'", "t/2.parquet");
    }

    @Test
    void newFilesAreSeenByAPlanThatIsUsedAgain() {
        write("t/1.parquet", "required int64 id;", List.of(List.of(1L)));
        Scan scan = table("t").plan(ScanRequest.of(List.of("id")));
        assertThat(TableRows.of(scan)).hasSize(1);
        write("t/2.parquet", "required int64 id;", List.of(List.of(2L)));
        assertThat(TableRows.of(scan)).hasSize(2);
    }

    @Test
    void aFileThatChangesBetweenPlanningAndReadingIsNoticed() {
        write("t.parquet", "required int64 id;", List.of(List.of(1L)));
        Scan scan = table("t.parquet").plan(ScanRequest.of(List.of("id")));
        var splits = scan.splits();
        write("t.parquet", "required int64 id;", List.of(List.of(1L), List.of(2L)));
        assertFails(
                ErrorCode.FILE_CHANGED,
                () -> {
                    try (BatchReader reader = scan.open(splits.get(0), TestReadContext.create())) {
                        reader.next();
                    }
                },
                "t.parquet");
    }

    @Test
    void declaredTypesMayBeWider() {
        write(
                "t.parquet",
                "required int32 a; required float b; required int32 c (DECIMAL(5,2)); required binary d; required int32 e (UINT_16); required int64 f (TIMESTAMP(MILLIS,false));",
                List.of(List.of(7, 1.5f, 123, text("é"), 65_535, 1001L)));
        Schema wider =
                Schema.of(
                        Column.of("a", DataType.BIGINT),
                        Column.of("b", DataType.DOUBLE),
                        Column.of("c", DataType.decimal(30, 2)),
                        Column.of("d", DataType.VARCHAR),
                        Column.of("e", DataType.BIGINT),
                        Column.of("f", DataType.TIMESTAMP));
        assertThat(TableRows.of(folder, TableSource.parquet("t.parquet").schema(wider)))
                .containsExactly(
                        List.of(
                                7L,
                                1.5,
                                new java.math.BigDecimal("1.23"),
                                "é",
                                65_535L,
                                java.time.LocalDateTime.parse("1970-01-01T00:00:01.001")));
    }

    @Test
    void declaredColumnsThatNoFileHasAreRefused() {
        write("t.parquet", "required int64 customer;", List.of(List.of(1L)));
        Schema schema = Schema.of(Column.of("custommer", DataType.BIGINT));
        assertFails(
                ErrorCode.SCHEMA_CHANGED,
                () -> TableRows.of(folder, TableSource.parquet("t.parquet").schema(schema)),
                "'custommer'",
                "Did you mean 'customer'?");
    }

    @Test
    void longTextMakesSmallBatchesOrOnesOfAPage() {
        byte[] large = text("x".repeat(100_000));
        write(
                "t.parquet",
                "required binary t (STRING);",
                IntStream.range(0, 300).mapToObj(i -> List.of(large)).toList());
        assertThat(TableRows.of(folder, TableSource.parquet("t.parquet"))).hasSize(300);
    }

    @Test
    void wrongOptionsAreRefused() {
        write("t.parquet", "required int64 id;", List.of(List.of(1L)));
        assertFails(
                ErrorCode.UNKNOWN_OPTION,
                () -> TableRows.of(folder, TableSource.parquet("t.parquet").option("header", true)),
                "'header'");
        assertFails(
                ErrorCode.INVALID_OPTION,
                () -> TableRows.of(folder, TableSource.files("t.parquet", "parqet")),
                "Did you mean 'parquet'?");
    }

    @Test
    void aFilterOfAWrongTypeIsNotTaken() {
        SourceTable table = orders();
        Scan scan =
                table.plan(ScanRequest.of(List.of("id")).withFilters(List.of(col("id").eq("5"))));
        assertThat(scan.pushdown().filters().get(0).precision()).isEqualTo(Precision.NONE);
    }
}
