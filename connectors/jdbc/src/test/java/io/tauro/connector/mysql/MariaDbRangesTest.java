package io.tauro.connector.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.jdbc.Database;
import io.tauro.connector.jdbc.JdbcFactory;
import io.tauro.connector.jdbc.KeyRanges;
import io.tauro.connector.jdbc.RangeReads;
import io.tauro.connector.jdbc.Scans;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A table of MariaDB is read in ranges of its primary key, if that is allowed. */
@Timeout(120)
class MariaDbRangesTest {

    private static final TestDatabase SERVER = TestMariaDb.database("ranges");

    /** Ranges of about a hundred rows. */
    private static final class SmallRanges extends JdbcFactory {
        @Override
        public String type() {
            return "mariadb";
        }

        @Override
        public List<Option> options() {
            return new MariaDbFactory().options();
        }

        @Override
        protected Database database() {
            return new MySqlDatabase(Flavor.MARIADB, new KeyRanges(100));
        }
    }

    @BeforeAll
    static void fill() {
        SERVER.run(
                "CREATE TABLE t (`id` int unsigned PRIMARY KEY, n int UNIQUE)",
                "INSERT INTO t SELECT 4294967295 - seq * 3, seq FROM seq_1_to_1000",
                "CREATE TABLE signed (id bigint PRIMARY KEY)",
                "INSERT INTO signed SELECT CAST(seq AS signed) - 500 FROM seq_1_to_1000",
                "CREATE TABLE pairs (a int, b int, PRIMARY KEY (a, b))",
                "INSERT INTO pairs SELECT seq, seq FROM seq_1_to_1000",
                "CREATE TABLE huge (id bigint unsigned PRIMARY KEY)",
                "INSERT INTO huge SELECT seq FROM seq_1_to_1000",
                "CREATE TABLE other (id int NOT NULL UNIQUE)",
                "INSERT INTO other SELECT seq FROM seq_1_to_1000",
                "ANALYZE TABLE t, signed, pairs, huge, other");
    }

    private static Connector connect(int connections, boolean allowed) {
        return new SmallRanges()
                .connect(
                        ((MariaDb) SERVER.definition(TestDatabase.By.MARIADB))
                                .parallelRanges(allowed)
                                .poolSize(connections)
                                .config("maria"));
    }

    private static Scan scan(Connector connector, String name) {
        SourceTable table = connector.table(TableSource.table(name));
        // The engine has asked for them when it planned.
        table.statistics();
        return table.plan(ScanRequest.of(List.of(table.schema().names().get(0))));
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "2, 4", "4, 4"})
    void eachRowIsInOneRangeHoweverManyReadThem(int connections, int threads) {
        try (Connector connector = connect(connections, true)) {
            Scan scan = scan(connector, "t");
            List<Split> splits = RangeReads.splits(scan);
            assertThat(splits).hasSizeBetween(8, 12);
            assertThat(RangeReads.keys(scan, splits, threads))
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, 1000)
                                    .<Object>mapToObj(i -> 4294967295L - i * 3)
                                    .toList());
            assertThat(Scans.borrowed(connector)).isZero();
        }
    }

    @Test
    void rowsThatCameSinceAreInTheFirstAndTheLastRange() {
        try (Connector connector = connect(4, true)) {
            Scan scan = scan(connector, "signed");
            List<Split> splits = RangeReads.splits(scan);
            SERVER.run("INSERT INTO signed VALUES (-9223372036854775808), (9223372036854775807)");
            List<Object> expected =
                    new ArrayList<>(
                            LongStream.rangeClosed(-499, 500).<Object>mapToObj(i -> i).toList());
            expected.addAll(List.of(Long.MIN_VALUE, Long.MAX_VALUE));
            assertThat(RangeReads.keys(scan, splits, 4))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pairs", "huge", "other"})
    void aTableWithoutSuchAKeyIsReadAsAWhole(String table) {
        try (Connector connector = connect(4, true)) {
            assertThat(RangeReads.splits(scan(connector, table))).containsExactly(Split.WHOLE);
        }
    }

    @Test
    void unlessItIsAllowedATableIsReadAsAWhole() {
        try (Connector connector = connect(4, false)) {
            assertThat(RangeReads.splits(scan(connector, "t"))).containsExactly(Split.WHOLE);
        }
    }
}
