package io.tauro.connector.h2;

import static io.tauro.predicate.Predicate.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.jdbc.Database;
import io.tauro.connector.jdbc.JdbcFactory;
import io.tauro.connector.jdbc.KeyRanges;
import io.tauro.connector.jdbc.RangeReads;
import io.tauro.connector.jdbc.Scans;
import io.tauro.connector.jdbc.Scans.Context;
import io.tauro.predicate.Predicate;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Connector;
import io.tauro.spi.Option;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.spi.Split;
import io.tauro.table.TableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A table with a whole number as its primary key is read in ranges of it, if that is allowed. */
@Timeout(60)
class H2RangesTest {

    private static final TestH2 H2 =
            TestH2.database(
                    "ranges",
                    "CREATE TABLE T (ID BIGINT PRIMARY KEY, N INT)",
                    "INSERT INTO T SELECT X * 7 - 3000, X FROM SYSTEM_RANGE(1, 1000)",
                    "CREATE TABLE GROWING AS SELECT * FROM T",
                    "ALTER TABLE GROWING ALTER COLUMN ID SET NOT NULL",
                    "ALTER TABLE GROWING ADD PRIMARY KEY (ID)",
                    "CREATE TABLE EDGES (ID BIGINT PRIMARY KEY)",
                    "INSERT INTO EDGES SELECT X FROM SYSTEM_RANGE(1, 500)",
                    "INSERT INTO EDGES VALUES (-9223372036854775808), (9223372036854775807)",
                    "CREATE TABLE PAIRS (A INT, B INT, PRIMARY KEY (A, B))",
                    "INSERT INTO PAIRS SELECT X, X FROM SYSTEM_RANGE(1, 1000)",
                    "CREATE TABLE TEXTS (ID VARCHAR PRIMARY KEY)",
                    "INSERT INTO TEXTS SELECT X FROM SYSTEM_RANGE(1, 1000)",
                    "CREATE TABLE NONE (ID INT)",
                    "INSERT INTO NONE SELECT X FROM SYSTEM_RANGE(1, 1000)",
                    "CREATE TABLE FEW (ID INT PRIMARY KEY)",
                    "INSERT INTO FEW SELECT X FROM SYSTEM_RANGE(1, 150)",
                    "CREATE VIEW SEEN AS SELECT * FROM T",
                    "ANALYZE");

    /** Ranges of about a hundred rows. */
    private static final class SmallRanges extends JdbcFactory {
        @Override
        public String type() {
            return "h2";
        }

        @Override
        public List<Option> options() {
            return new H2Factory().options();
        }

        @Override
        protected Database database() {
            return new H2Database(new KeyRanges(100));
        }
    }

    private static Connector connect(int connections, boolean allowed) {
        return new SmallRanges()
                .connect(
                        H2.definition().parallelRanges(allowed).poolSize(connections).config("h2"));
    }

    private static Scan scan(Connector connector, String name, Predicate... filters) {
        SourceTable table = connector.table(TableSource.table(name));
        // The engine has asked for them when it planned.
        table.statistics();
        return table.plan(
                ScanRequest.of(List.of(table.schema().names().get(0)))
                        .withFilters(List.of(filters)));
    }

    private static List<Object> keys() {
        return LongStream.rangeClosed(1, 1000).<Object>mapToObj(i -> i * 7 - 3000).toList();
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "2, 2", "2, 4", "4, 4", "8, 3"})
    void eachRowIsInOneRangeHoweverManyReadThem(int connections, int threads) {
        try (Connector connector = connect(connections, true)) {
            Scan scan = scan(connector, "T");
            List<Split> splits = RangeReads.splits(scan);
            assertThat(splits).hasSize(10);
            assertThat(splits.get(9).describe()).isEqualTo("range 10 of 10");
            assertThat(RangeReads.keys(scan, splits, threads))
                    .containsExactlyInAnyOrderElementsOf(keys());
            assertThat(Scans.borrowed(connector)).isZero();
        }
    }

    @Test
    void aRangeWithoutAConnectionIsReadByWhoHasOne() {
        try (Connector connector = connect(2, true)) {
            Scan scan = scan(connector, "T");
            List<Split> splits = RangeReads.splits(scan);
            List<Object> first = new ArrayList<>();
            List<Object> second = new ArrayList<>();
            List<Object> others = new ArrayList<>();
            try (BatchReader one = scan.open(splits.get(0), Context.of(7));
                    BatchReader two = scan.open(splits.get(1), Context.of(7))) {
                for (Split split : splits.subList(2, splits.size())) {
                    try (BatchReader none = scan.open(split, Context.of(7))) {
                        RangeReads.read(none, others);
                    }
                }
                assertThat(Scans.borrowed(connector)).isEqualTo(2);
                RangeReads.read(two, second);
                RangeReads.read(one, first);
            }
            assertThat(others).isEmpty();
            assertThat(second).hasSizeGreaterThan(800);
            first.addAll(second);
            assertThat(first).containsExactlyInAnyOrderElementsOf(keys());
            assertThat(Scans.borrowed(connector)).isZero();
        }
    }

    @Test
    void rowsThatCameSinceAreInTheFirstAndTheLastRange() {
        try (Connector connector = connect(4, true)) {
            Scan scan = scan(connector, "GROWING");
            List<Split> splits = RangeReads.splits(scan);
            H2.run("INSERT INTO GROWING VALUES (-9000, 0), (1, 0), (900000, 0)");
            List<Object> expected = new ArrayList<>(keys());
            expected.addAll(List.of(-9000L, 1L, 900000L));
            assertThat(RangeReads.keys(scan, splits, 4))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void theWholeRangeOfNumbersIsCut() {
        try (Connector connector = connect(4, true)) {
            Scan scan = scan(connector, "EDGES");
            List<Split> splits = RangeReads.splits(scan);
            assertThat(splits).hasSize(5);
            assertThat(RangeReads.keys(scan, splits, 4))
                    .hasSize(502)
                    .doesNotHaveDuplicates()
                    .contains(Long.MIN_VALUE, Long.MAX_VALUE);
        }
    }

    @Test
    void filtersHoldInEachRange() {
        try (Connector connector = connect(4, true)) {
            Scan scan = scan(connector, "T", col("N").gt(250), col("N").neq(700));
            assertThat(RangeReads.keys(scan, RangeReads.splits(scan), 3))
                    .hasSize(749)
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PAIRS", "TEXTS", "NONE", "FEW", "SEEN"})
    void aTableWithoutSuchAKeyOrWithFewRowsIsReadAsAWhole(String table) {
        try (Connector connector = connect(4, true)) {
            assertThat(RangeReads.splits(scan(connector, table))).containsExactly(Split.WHOLE);
        }
    }

    @Test
    void unlessItIsAllowedAndThereAreConnectionsATableIsReadAsAWhole() {
        try (Connector connector = connect(4, false);
                Connector single = connect(1, true)) {
            assertThat(RangeReads.splits(scan(connector, "T"))).containsExactly(Split.WHOLE);
            assertThat(RangeReads.splits(scan(single, "T"))).containsExactly(Split.WHOLE);
        }
    }
}
