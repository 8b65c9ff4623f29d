package io.tauro.connector.mysql;

import static io.tauro.predicate.Predicate.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.jdbc.JdbcDefinition;
import io.tauro.connector.jdbc.Scans;
import io.tauro.connector.mysql.TestDatabase.By;
import io.tauro.predicate.Predicate;
import io.tauro.spi.ColumnStatistics;
import io.tauro.spi.Connector;
import io.tauro.spi.Pushdown.Precision;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SortKey;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of requests: the statements, and what stays behind. */
class MySqlPushdownTest {

    private static TestDatabase server;
    private static Connector connector;
    private static SourceTable table;

    @BeforeAll
    static void connect() {
        server = TestMariaDb.database("pushdown");
        server.run(
                "CREATE TABLE t (id int PRIMARY KEY, n decimal(10,2), u int unsigned, v varchar(20),"
                        + " c char(4), e enum('sad','ok'), x text, l longtext, j json, y year, b bit(8), f boolean,"
                        + " d date, w datetime(0), s timestamp(6) NULL, g uuid, q double)",
                "INSERT INTO t SELECT seq, seq / 100, seq, CONCAT('V', seq), CONCAT('c', seq % 7), 'ok', 'x', 'l',"
                        + " '{}', 2000, b'1', seq % 2, DATE '2026-01-01' + INTERVAL seq DAY, '2026-01-01',"
                        + " '2026-01-01', UUID(), 1.5 FROM seq_1_to_500",
                "ANALYZE TABLE t PERSISTENT FOR ALL");
        connector = server.connect(By.MARIADB);
        table = connector.table(TableSource.table("t"));
    }

    @AfterAll
    static void nothingIsLeft() {
        assertThat(Scans.borrowed(connector)).isZero();
        connector.close();
    }

    private static Scan plan(Predicate... filters) {
        return table.plan(ScanRequest.of(List.of("id")).withFilters(List.of(filters)));
    }

    private static String where(Predicate... filters) {
        return plan(filters)
                .describe()
                .replaceFirst("SELECT `id` FROM `pushdown`.`t`( WHERE )?", "");
    }

    private static Precision precision(Predicate filter) {
        return plan(filter).pushdown().filters().get(0).precision();
    }

    @Test
    void aRequestBecomesOneStatementWithoutValues() {
        ScanRequest request =
                ScanRequest.of(List.of("v", "id"))
                        .withFilters(
                                List.of(
                                        col("id").gt(5).and(col("n").lte(new BigDecimal("2.00"))),
                                        col("d").isNotNull()))
                        .withSort(
                                List.of(
                                        new SortKey("v", true, false),
                                        new SortKey("id", false, true)))
                        .withLimit(10);
        Scan scan = table.plan(request);
        assertThat(scan.describe())
                .isEqualTo(
                        "SELECT `v`, `id` FROM `pushdown`.`t` WHERE ((`id` > ? AND `n` <= ?) AND (`d`) IS NOT NULL)"
                                + " ORDER BY CAST(CONVERT(`v` USING utf8mb4) AS BINARY) DESC, `id` ASC LIMIT ?");
        assertThat(scan.pushdown().residual()).isEmpty();
        assertThat(scan.pushdown().sort()).isTrue();
        assertThat(scan.pushdown().limit()).isTrue();
        assertThat(Scans.rows(scan).get(0)).isEqualTo(List.of("V99", 99));
    }

    @Test
    void textIsComparedByBytesAndLikeSaysItsEscape() {
        String v = "CAST(CONVERT(`v` USING utf8mb4) AS BINARY)";
        assertThat(where(col("v").eq("x"))).isEqualTo(v + " = ?");
        assertThat(where(col("v").lt("x"))).isEqualTo(v + " < ?");
        assertThat(where(col("v").like("x%")))
                .isEqualTo("(CONVERT(`v` USING utf8mb4) COLLATE utf8mb4_bin LIKE ? ESCAPE '|')");
        assertThat(where(col("e").eq("ok")))
                .isEqualTo("CAST(CONVERT(`e` USING utf8mb4) AS BINARY) = ?");
        assertThat(Scans.rows(plan(col("v").eq("v1")))).isEmpty();
        assertThat(Scans.rows(plan(col("v").eq("V1")))).hasSize(1);
        assertThat(Scans.rows(plan(col("v").eq("V1 ")))).isEmpty();
    }

    @Test
    void nullsAreSortedWhereTheyBelong() {
        assertThat(order(false, false)).endsWith("ORDER BY `id` IS NULL ASC, `id` ASC");
        assertThat(order(false, true)).endsWith("ORDER BY `id` ASC");
        assertThat(order(true, true)).endsWith("ORDER BY `id` IS NULL DESC, `id` DESC");
        assertThat(order(true, false)).endsWith("ORDER BY `id` DESC");
    }

    private static String order(boolean descending, boolean nullsFirst) {
        return table.plan(
                        ScanRequest.of(List.of("id"))
                                .withSort(List.of(new SortKey("id", descending, nullsFirst)))
                                .withLimit(3))
                .describe()
                .replace(" LIMIT ?", "");
    }

    @Test
    void momentsGoAsTextThatIsToldItsType() {
        assertThat(where(col("d").eq(LocalDate.EPOCH))).isEqualTo("`d` = CAST(? AS DATE)");
        assertThat(where(col("w").gt(LocalDateTime.of(2026, 1, 1, 0, 0))))
                .isEqualTo("`w` > CAST(? AS DATETIME(0))");
        assertThat(where(col("s").gt(OffsetDateTime.parse("2026-01-01T02:00:00+02:00"))))
                .isEqualTo("`s` > CAST(? AS DATETIME(6))");
        assertThat(Scans.rows(plan(col("s").eq(OffsetDateTime.parse("2026-01-01T02:00:00+02:00")))))
                .hasSize(500);
    }

    @Test
    void whatTheServerComparesOtherwiseStaysBehind() {
        assertThat(precision(col("c").eq("c1 "))).isEqualTo(Precision.NONE);
        assertThat(precision(col("w").gt(LocalDateTime.of(2026, 1, 1, 0, 0, 0, 1000))))
                .isEqualTo(Precision.NONE);
        assertThat(precision(col("n").eq(new BigDecimal("1.005")))).isEqualTo(Precision.NONE);
        assertThat(precision(col("q").eq(Double.NaN))).isEqualTo(Precision.NONE);
        assertThat(precision(col("j").eq("{}"))).isEqualTo(Precision.NONE);
        assertThat(precision(col("b").eq(new byte[] {1}))).isEqualTo(Precision.NONE);
        assertThat(precision(col("x").lt("y"))).isEqualTo(Precision.NONE);
        assertThat(precision(col("x").eq("x"))).isEqualTo(Precision.EXACT);
        assertThat(precision(col("g").eq(new UUID(0, 0)))).isEqualTo(Precision.EXACT);
        assertThat(precision(col("g").lt(new UUID(0, 0)))).isEqualTo(Precision.NONE);
        assertThat(precision(col("j").isNull())).isEqualTo(Precision.EXACT);
        assertThat(plan(col("j").eq("{}")).pushdown().filters().get(0).reason())
                .startsWith("j: JSON is not compared at the source");
    }

    @Test
    void numbersAndTruth() {
        assertThat(where(col("u").gt(5L))).isEqualTo("`u` > ?");
        assertThat(where(col("f").eq(true))).isEqualTo("(`f` <> 0) = ?");
        assertThat(where(col("y").eq((short) 70))).isEqualTo("CAST(`y` AS SIGNED) = ?");
        assertThat(Scans.rows(plan(col("f").eq(true)))).hasSize(250);
        assertThat(Scans.rows(plan(col("y").eq((short) 2000)))).hasSize(500);
    }

    @Test
    void aConjunctionIsTakenInPartAndADisjunctionIsNot() {
        Predicate opaque = col("j").eq("{}");
        assertThat(precision(col("id").eq(1).and(opaque))).isEqualTo(Precision.INEXACT);
        assertThat(where(col("id").eq(1).and(opaque))).isEqualTo("`id` = ?");
        assertThat(precision(col("id").eq(1).or(opaque))).isEqualTo(Precision.NONE);
        assertThat(where(col("id").eq(1).or(opaque).not())).isEqualTo("`id` <> ?");
    }

    @Test
    void whatAnalyzeHasCountedIsKnown() {
        ColumnStatistics day = table.statistics().column("d");
        assertThat(day.distinct()).isEqualTo(OptionalDouble.of(500));
        assertThat(day.nullFraction()).isEqualTo(OptionalDouble.of(0));
        assertThat(day.min()).isEqualTo(Optional.of(LocalDate.of(2026, 1, 2)));
        assertThat(table.statistics().column("n").max())
                .isEqualTo(Optional.of(new BigDecimal("5.00")));
        assertThat(table.statistics().column("f").distinct()).isEqualTo(OptionalDouble.of(2));
    }

    @Test
    void whoMayNotSeeTheCountsStillReads() {
        server.run("GRANT SELECT ON pushdown.t TO app@localhost");
        JdbcDefinition<?> user = server.app(By.MARIADB);
        try (Connector app = user.factory().connect(user.config("app"))) {
            SourceTable seen = app.table(TableSource.table("t"));
            assertThat(seen.statistics().rows()).isPresent();
            assertThat(seen.statistics().column("d").distinct()).isEmpty();
            assertThat(Scans.rows(seen)).hasSize(500);
        }
    }
}
