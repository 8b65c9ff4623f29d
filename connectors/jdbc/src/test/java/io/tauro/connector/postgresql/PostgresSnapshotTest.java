package io.tauro.connector.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.connector.jdbc.Scans;
import io.tauro.connector.jdbc.TestQuery;
import io.tauro.data.Batch;
import io.tauro.predicate.Predicate;
import io.tauro.predicate.PredicateOperator;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Connector;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.spi.Split;
import io.tauro.table.TableSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All that a query reads of one connection is one state, however it is read. */
@Timeout(120)
class PostgresSnapshotTest {

    private static final int ROWS = 20_000;
    private static final int MANY = 1_000_000;
    private static final int FEW = 10;

    private static TestPostgres postgres;
    private Connector connector;

    @BeforeAll
    static void database() {
        postgres = TestPostgres.database("snapshots");
    }

    @BeforeEach
    void tables() {
        postgres.run(
                "DROP TABLE IF EXISTS a, b",
                "CREATE TABLE a AS SELECT g AS id, 0 AS v FROM generate_series(1, " + ROWS + ") g",
                "CREATE TABLE b AS SELECT * FROM a",
                "ANALYZE a",
                "ANALYZE b");
        connector = connector(8);
    }

    private static Connector connector(int connections) {
        return new TunedFactory(50_000, 2_000)
                .connect(
                        postgres.definition()
                                .poolSize(connections)
                                .connectionTimeout(Duration.ofSeconds(60)));
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(Scans.borrowed(connector)).isZero();
        connector.close();
        assertThat(Scans.open(connector)).isZero();
    }

    private static Scan scan(Connector connector, String name) {
        SourceTable table = connector.table(TableSource.table(name));
        // The engine asks for them when it plans.
        table.statistics();
        return table.plan(ScanRequest.of(table.schema().names()));
    }

    private static void write() {
        postgres.run(
                "UPDATE a SET v = v + 1",
                "UPDATE b SET v = v + 1",
                "DELETE FROM b WHERE id % 2 = 0",
                "INSERT INTO b SELECT g, 7 FROM generate_series(100001, 100100) g");
    }

    /** The ids and the sum of the rest of what is left of a reader. */
    private static void read(BatchReader reader, List<Integer> ids, List<Integer> values) {
        for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
            add(batch, ids, values);
        }
    }

    /** Pages at the end of a table may be empty, and then a range is. */
    private static void add(@Nullable Batch batch, List<Integer> ids, List<Integer> values) {
        for (int i = 0; batch != null && i < batch.selectedCount(); i++) {
            ids.add((Integer) batch.column(0).value(batch.row(i)));
            values.add((Integer) batch.column(1).value(batch.row(i)));
        }
    }

    private static void assertFirstState(List<Integer> ids, List<Integer> values) {
        assertThat(ids.stream().sorted())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, ROWS).boxed().toList());
        assertThat(values).hasSize(ROWS).containsOnly(0);
    }

    private static void assertFirstState(Scan scan, ReadContext query) {
        List<Integer> ids = new ArrayList<>();
        List<Integer> values = new ArrayList<>();
        try (BatchReader reader = scan.open(Split.WHOLE, query)) {
            read(reader, ids, values);
        }
        assertFirstState(ids, values);
    }

    @ParameterizedTest
    @CsvSource({"1,10", "8,10", "1,1000000", "2,1000000", "8,1000000"})
    void aSecondScanDoesNotSeeWhatWasWrittenSinceTheFirst(int connections, int expected) {
        try (Connector some = connector(connections);
                TestQuery query = new TestQuery(3, expected)) {
            Scan a = scan(some, "a");
            Scan b = scan(some, "b");
            assertFirstState(a, query);
            write();
            assertFirstState(b, query);
            write();
            assertFirstState(b, query);
            assertThat(Scans.borrowed(some)).as("all scans have ended").isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"1,10", "8,10", "1,1000000", "2,1000000", "8,1000000"})
    void scansThatAreReadInTurnSeeOneState(int connections, int expected) {
        try (Connector some = connector(connections);
                TestQuery query = new TestQuery(2, expected)) {
            Scan a = scan(some, "a");
            Scan b = scan(some, "b");
            List<List<Integer>> all = List.of(new ArrayList<>(), new ArrayList<>());
            List<List<Integer>> values = List.of(new ArrayList<>(), new ArrayList<>());
            try (BatchReader one = a.open(Split.WHOLE, query)) {
                add(one.next(), all.get(0), values.get(0));
                write();
                try (BatchReader two = b.open(Split.WHOLE, query)) {
                    add(two.next(), all.get(1), values.get(1));
                    read(one, all.get(0), values.get(0));
                    read(two, all.get(1), values.get(1));
                }
            }
            assertFirstState(all.get(0), values.get(0));
            assertFirstState(all.get(1), values.get(1));
        }
    }

    /** As in a sub-query that runs for each row: nobody knows how often. */
    @Test
    void scansThatAreOpenedAgainAndAgainSeeOneStateUntilTheQueryEnds() {
        Scan a = scan(connector, "a");
        try (TestQuery query = new TestQuery(Integer.MAX_VALUE, FEW)) {
            for (int i = 0; i < 5; i++) {
                assertFirstState(a, query);
                write();
                assertThat(Scans.borrowed(connector)).isEqualTo(1);
            }
        }
        assertThat(Scans.borrowed(connector)).isZero();
    }

    @Test
    void aQueryOfOneScanKeepsNothing() {
        try (TestQuery query = new TestQuery(1, FEW)) {
            assertFirstState(scan(connector, "a"), query);
            assertThat(Scans.borrowed(connector)).isZero();
        }
    }

    @Test
    void aQueryThatEndsEarlyGivesAllBack() {
        try (TestQuery query = new TestQuery(5, MANY)) {
            BatchReader one = scan(connector, "a").open(Split.WHOLE, query);
            BatchReader two = scan(connector, "b").open(Split.WHOLE, query);
            assertThat(one.next()).isNotNull();
            assertThat(two.next()).isNotNull();
            one.close();
            two.close();
            assertThat(Scans.borrowed(connector)).isEqualTo(1);
        }
        assertThat(Scans.borrowed(connector)).isZero();
    }

    private static Scan lookup(SourceTable table, int id) {
        return table.plan(
                ScanRequest.of(List.of("id", "v"))
                        .withFilters(List.of(Predicate.of("id", PredicateOperator.EQ, id))));
    }

    private static List<Integer> rest(BatchReader reader) {
        List<Integer> row = new ArrayList<>();
        read(reader, row, row);
        return row;
    }

    @Test
    void lookUpsOfOneQuerySeeOneStateAndDoNotTakeEachOthersRows() {
        postgres.run("ALTER TABLE a ADD PRIMARY KEY (id)");
        SourceTable table = connector.table(TableSource.table("a"));
        for (int round = 0; round < 3; round++) {
            try (TestQuery query = new TestQuery(4, 1);
                    BatchReader one = lookup(table, 1).open(Split.WHOLE, query);
                    BatchReader two = lookup(table, 2).open(Split.WHOLE, query)) {
                postgres.run("UPDATE a SET v = v + 1 WHERE id < 10");
                assertThat(rest(two)).containsExactly(2, round);
                assertThat(rest(one)).containsExactly(1, round);
                try (BatchReader three = lookup(table, 3).open(Split.WHOLE, query)) {
                    assertThat(rest(three)).containsExactly(3, round);
                }
                assertThat(Scans.borrowed(connector)).isEqualTo(1);
            }
            assertThat(Scans.borrowed(connector)).isZero();
        }
    }

    @Test
    void aStatementThatIsOutdatedIsPreparedAnewWhileNobodyHasReadTheState() {
        postgres.run("ALTER TABLE a ADD PRIMARY KEY (id)");
        SourceTable table = connector.table(TableSource.table("a"));
        try (TestQuery query = new TestQuery(1, 1);
                BatchReader one = lookup(table, 1).open(Split.WHOLE, query)) {
            assertThat(rest(one)).containsExactly(1, 0);
        }
        postgres.run("ALTER TABLE a ALTER COLUMN v TYPE bigint");
        try (TestQuery query = new TestQuery(2, 1);
                BatchReader one = lookup(table, 1).open(Split.WHOLE, query);
                BatchReader two = lookup(table, 2).open(Split.WHOLE, query)) {
            assertThat(rest(one)).containsExactly(1, 0);
            assertThat(rest(two)).containsExactly(2, 0);
        }
        assertThat(connector.metrics().retries()).isEqualTo(1);
    }

    private static List<Split> parts(Scan scan) {
        return scan.splits(4, ROWS);
    }

    @Test
    void aLargeTableIsCutForSeveralReadersOnly() {
        Scan scan = scan(connector, "a");
        assertThat(parts(scan)).hasSize(10);
        assertThat(parts(scan).get(9).describe()).isEqualTo("range 10 of 10");
        assertThat(scan.splits(1, ROWS)).containsExactly(Split.WHOLE);
        assertThat(scan.splits()).containsExactly(Split.WHOLE);
        try (Connector one = connector(1)) {
            assertThat(parts(scan(one, "a"))).containsExactly(Split.WHOLE);
        }
        try (Connector usual = TestPostgres.connect(postgres.definition())) {
            assertThat(parts(scan(usual, "a"))).as("no more than one range").hasSize(1);
        }
    }

    @Test
    void whatIsNoOrdinaryTableIsNotCut() {
        postgres.run(
                "CREATE OR REPLACE VIEW seen AS SELECT * FROM a",
                "DROP TABLE IF EXISTS parted",
                "CREATE TABLE parted (id int, v int) PARTITION BY RANGE (id)",
                "CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM (0) TO (10000)",
                "CREATE TABLE parted_2 PARTITION OF parted FOR VALUES FROM (10000) TO (100000)",
                "INSERT INTO parted SELECT * FROM a",
                "ANALYZE parted");
        assertThat(parts(scan(connector, "seen"))).containsExactly(Split.WHOLE);
        assertThat(parts(scan(connector, "parted"))).containsExactly(Split.WHOLE);
        postgres.run("DROP VIEW seen", "DROP TABLE parted");
    }

    @Test
    void aScanOfFewOrSortedRowsIsNotCut() {
        SourceTable table = connector.table(TableSource.table("a"));
        table.statistics();
        ScanRequest all = ScanRequest.of(List.of("id"));
        assertThat(table.plan(all.withLimit(10_000)).splits(4, ROWS)).hasSize(1);
        Predicate filter = Predicate.of("v", PredicateOperator.LT, 10);
        assertThat(table.plan(all.withFilters(List.of(filter))).splits(4, 100)).hasSize(1);
        assertThat(table.plan(all.withFilters(List.of(filter))).splits(4, ROWS)).hasSize(10);
    }

    @ParameterizedTest
    @CsvSource({"2,10,1", "3,10,4", "8,10,4", "2,1000000,4", "3,1000000,1", "8,1000000,4"})
    void rangesSeeOneStateWhileTheirRowsMove(int connections, int expected, int threads) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (Connector some = connector(connections);
                TestQuery query = new TestQuery(2, expected)) {
            Scan a = scan(some, "a");
            Scan b = scan(some, "b");
            List<Split> parts = new ArrayList<>(parts(a));
            assertThat(parts).hasSize(10);
            Collections.shuffle(parts, new Random(expected + connections));
            List<Integer> ids = Collections.synchronizedList(new ArrayList<>());
            List<Integer> values = Collections.synchronizedList(new ArrayList<>());
            try (BatchReader first = a.open(parts.get(0), query)) {
                read(first, ids, values);
            }
            List<CompletableFuture<?>> all = new ArrayList<>();
            for (Split part : parts.subList(1, parts.size())) {
                all.add(
                        CompletableFuture.runAsync(
                                () -> {
                                    move();
                                    try (BatchReader reader = a.open(part, query)) {
                                        read(reader, ids, values);
                                    }
                                },
                                pool));
            }
            all.forEach(CompletableFuture::join);
            assertFirstState(ids, values);
            assertFirstState(b, query);
            assertThat(Scans.borrowed(some)).isZero();
        } finally {
            pool.shutdownNow();
        }
    }

    private static synchronized void move() {
        postgres.run("UPDATE a SET v = v + 1 WHERE id % 7 = 0");
    }

    @Test
    void aFilterHoldsInEachRange() {
        SourceTable table = connector.table(TableSource.table("a"));
        table.statistics();
        Scan scan =
                table.plan(
                        ScanRequest.of(List.of("id"))
                                .withFilters(
                                        List.of(
                                                Predicate.of("id", PredicateOperator.GT, 100),
                                                Predicate.of("v", PredicateOperator.NEQ, 1))));
        List<Integer> ids = new ArrayList<>();
        try (TestQuery query = new TestQuery(1, ROWS)) {
            for (Split part : parts(scan)) {
                try (BatchReader reader = scan.open(part, query)) {
                    for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                        for (int i = 0; i < batch.selectedCount(); i++) {
                            ids.add((Integer) batch.column(0).value(batch.row(i)));
                        }
                    }
                }
            }
        }
        assertThat(ids.stream().sorted())
                .containsExactlyElementsOf(IntStream.rangeClosed(101, ROWS).boxed().toList());
    }

    @Test
    void rowsOfFewKeysAreLookedForOnce() {
        Scan scan = scan(connector, "a");
        List<Split> parts = parts(scan);
        List<Integer> ids = new ArrayList<>();
        long before = connector.metrics().statements();
        try (TestQuery query =
                new TestQuery(1, ROWS)
                        .wanting(Predicate.of("id", PredicateOperator.IN, List.of(3, 5, 19_999)))) {
            for (Split part : parts) {
                try (BatchReader reader = scan.open(part, query)) {
                    read(reader, ids, new ArrayList<>());
                }
            }
        }
        assertThat(ids).containsExactlyInAnyOrder(3, 5, 19_999);
        assertThat(connector.metrics().statements() - before).isEqualTo(1);
    }

    /** With values in its conditions a scan could not be copied. */
    @ParameterizedTest
    @CsvSource({"1,20000,20000", "9000,20000,20000", "11000,20000,9001", "5,100,96"})
    void rangesOfKeysThatLeaveLittleOutAreNotAskedFor(int least, int greatest, int rows) {
        Scan scan = scan(connector, "a");
        try (TestQuery query =
                new TestQuery(1, MANY)
                        .wanting(
                                Predicate.of("id", PredicateOperator.GTE, least),
                                Predicate.of("id", PredicateOperator.LTE, greatest))) {
            assertThat(Scans.rows(scan, query)).hasSize(rows);
        }
    }

    @Test
    void aTableIsNotWrittenAnewWhileItsRangesAreRead() {
        Scan scan = scan(connector, "a");
        List<Split> parts = parts(scan);
        try (TestQuery query = new TestQuery(1, ROWS)) {
            List<Integer> ids = new ArrayList<>();
            List<Integer> values = new ArrayList<>();
            for (Split part : parts) {
                try (BatchReader reader = scan.open(part, query)) {
                    read(reader, ids, values);
                }
                if (!part.equals(parts.get(parts.size() - 1))) {
                    assertThatThrownBy(
                                    () ->
                                            postgres.run(
                                                    "SET lock_timeout = '20ms'", "VACUUM FULL a"))
                            .hasMessageContaining("lock timeout");
                }
            }
            assertFirstState(ids, values);
        }
        postgres.run("VACUUM FULL a");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void manyQueriesOnFewConnectionsDoNotWaitForEachOther(int connections) {
        ExecutorService clients = Executors.newFixedThreadPool(24);
        try (Connector some = connector(connections)) {
            Scan a = scan(some, "a");
            Scan b = scan(some, "b");
            List<CompletableFuture<?>> all = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                int expected = i % 2 == 0 ? MANY : FEW;
                all.add(CompletableFuture.runAsync(() -> both(a, b, expected), clients));
            }
            all.forEach(CompletableFuture::join);
            assertThat(Scans.borrowed(some)).isZero();
            assertThat(Scans.open(some)).isLessThanOrEqualTo(connections);
        } finally {
            clients.shutdownNow();
        }
    }

    /** Two ranges are open all the time, and a scan besides. */
    private static void both(Scan a, Scan b, int expected) {
        List<Integer> ids = new ArrayList<>();
        List<Integer> values = new ArrayList<>();
        try (TestQuery query = new TestQuery(2, expected);
                BatchReader other = b.open(Split.WHOLE, query)) {
            assertThat(other.next()).isNotNull();
            List<Split> parts = parts(a);
            for (int i = 0; i < parts.size(); i += 2) {
                try (BatchReader one = a.open(parts.get(i), query);
                        BatchReader two = a.open(parts.get(i + 1), query)) {
                    add(one.next(), ids, values);
                    add(two.next(), ids, values);
                    read(one, ids, values);
                    read(two, ids, values);
                }
            }
            assertFirstState(ids, values);
        }
    }

    @Test
    void aRangeThatIsLeftInTheMiddleDoesNotDisturbTheOthers() {
        Scan scan = scan(connector, "a");
        try (TestQuery query = new TestQuery(2, MANY)) {
            for (Split part : parts(scan)) {
                List<Integer> ids = new ArrayList<>();
                try (BatchReader reader = scan.open(part, query)) {
                    add(reader.next(), ids, new ArrayList<>());
                }
                assertThat(ids).hasSizeLessThanOrEqualTo(1000);
            }
            assertFirstState(scan(connector, "b"), query);
        }
    }
}
