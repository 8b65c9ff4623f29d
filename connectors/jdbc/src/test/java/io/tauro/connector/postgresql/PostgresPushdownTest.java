package io.tauro.connector.postgresql;

import static io.tauro.predicate.Predicate.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.jdbc.Scans;
import io.tauro.predicate.Predicate;
import io.tauro.spi.Connector;
import io.tauro.spi.Pushdown;
import io.tauro.spi.Pushdown.Precision;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SortKey;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of requests: the statements, and what stays behind. */
class PostgresPushdownTest {

    private static Connector connector;
    private static SourceTable table;

    @BeforeAll
    static void connect() {
        TestPostgres postgres = TestPostgres.database("pushdown");
        postgres.run(
                "CREATE TYPE mood AS ENUM ('sad', 'ok')",
                "CREATE TABLE t (id int, n numeric(10,2), b text COLLATE \"C\", i text COLLATE \"de-x-icu\","
                        + " c char(4), m mood, j json, p point, d date, w timestamp(0))",
                "INSERT INTO t SELECT g, g / 100.0, 'b' || g, 'I' || g, 'c' || g % 7, 'ok', '{}', NULL,"
                        + " DATE '2026-01-01' + g, '2026-01-01' FROM generate_series(1, 500) g");
        connector = TestPostgres.connect(postgres.definition());
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
                .replaceFirst("SELECT \"id\" FROM \"public\".\"t\"( WHERE )?", "");
    }

    private static Precision precision(Predicate filter) {
        return plan(filter).pushdown().filters().get(0).precision();
    }

    @Test
    void aRequestBecomesOneStatementWithoutValues() {
        ScanRequest request =
                ScanRequest.of(List.of("b", "id"))
                        .withFilters(
                                List.of(
                                        col("id").gt(5).and(col("n").lte(new BigDecimal("2.005"))),
                                        col("d").isNotNull()))
                        .withSort(
                                List.of(
                                        new SortKey("i", true, false),
                                        new SortKey("id", false, true)))
                        .withLimit(10);
        Scan scan = table.plan(request);
        assertThat(scan.describe())
                .isEqualTo(
                        "SELECT \"b\", \"id\" FROM \"public\".\"t\" WHERE ((\"id\" > ? AND \"n\" <= ?) AND (\"d\") IS NOT NULL)"
                                + " ORDER BY \"i\" COLLATE \"C\" DESC NULLS LAST, \"id\" ASC NULLS FIRST LIMIT ?");
        assertThat(scan.pushdown().residual()).isEmpty();
        assertThat(scan.pushdown().sort()).isTrue();
        assertThat(scan.pushdown().limit()).isTrue();
        assertThat(Scans.rows(scan).get(0)).isEqualTo(List.of("b99", 99));
    }

    @Test
    void textIsComparedByBytes() {
        assertThat(where(col("b").eq("x"))).isEqualTo("\"b\" = ?");
        assertThat(where(col("b").lt("x"))).isEqualTo("\"b\" < ?");
        assertThat(where(col("i").eq("x"))).isEqualTo("\"i\" = ?");
        assertThat(where(col("i").lt("x"))).isEqualTo("\"i\" COLLATE \"C\" < ?");
        assertThat(where(col("i").like("x%"))).isEqualTo("(\"i\" LIKE ? ESCAPE '')");
        assertThat(where(col("c").eq("x"))).isEqualTo("\"c\" = CAST(? AS bpchar)");
        assertThat(precision(col("c").eq("x "))).isEqualTo(Precision.NONE);
        assertThat(where(col("m").eq("ok"))).isEqualTo("CAST(\"m\" AS text) COLLATE \"C\" = ?");
    }

    @Test
    void whatTheServerCannotTakeStaysBehind() {
        assertThat(precision(col("b").eq("a\0b"))).isEqualTo(Precision.NONE);
        assertThat(precision(col("b").eq("\ud83d"))).isEqualTo(Precision.NONE);
        assertThat(precision(col("d").eq(LocalDate.MAX))).isEqualTo(Precision.NONE);
        assertThat(precision(col("w").gt(LocalDateTime.of(2026, 1, 1, 0, 0, 0, 1))))
                .isEqualTo(Precision.NONE);
        assertThat(precision(col("n").eq(new BigDecimal("1e2000")))).isEqualTo(Precision.NONE);
        assertThat(precision(col("id").eq(5L))).isEqualTo(Precision.NONE);
        assertThat(precision(col("j").eq("{}"))).isEqualTo(Precision.NONE);
        assertThat(precision(col("p").eq("(1,2)"))).isEqualTo(Precision.NONE);
        assertThat(precision(col("p").isNull())).isEqualTo(Precision.EXACT);
        assertThat(plan(col("j").eq("{}")).pushdown().filters().get(0).reason())
                .isEqualTo(
                        "j: JSON is not compared at the source; a column of the part that is compared would let it go");
    }

    @Test
    void aConjunctionIsTakenInPartAndADisjunctionIsNot() {
        Predicate opaque = col("j").eq("{}");
        assertThat(precision(col("id").eq(1).and(opaque))).isEqualTo(Precision.INEXACT);
        assertThat(where(col("id").eq(1).and(opaque))).isEqualTo("\"id\" = ?");
        assertThat(precision(col("id").eq(1).or(opaque))).isEqualTo(Precision.NONE);
        assertThat(precision(col("id").eq(1).and(opaque).not())).isEqualTo(Precision.NONE);
        assertThat(where(col("id").eq(1).or(opaque).not())).isEqualTo("\"id\" <> ?");
        Scan limited =
                table.plan(
                        ScanRequest.of(List.of("id"))
                                .withFilters(List.of(col("id").gt(1).and(opaque)))
                                .withLimit(5));
        assertThat(limited.pushdown().limit()).isFalse();
    }

    @Test
    void nothingIsTrueOrFalseOfNoOperands() {
        assertThat(Scans.rows(plan(new Predicate.And(List.of())))).hasSize(500);
        assertThat(Scans.rows(plan(new Predicate.Or(List.of())))).isEmpty();
        assertThat(Scans.rows(plan(new Predicate.Or(List.of()).not()))).hasSize(500);
    }

    @Test
    void aLongListIsSentAndShownShort() {
        List<Integer> keys = IntStream.range(0, 30_000).map(i -> i * 2).boxed().toList();
        Scan scan = plan(col("id").in(keys));
        assertThat(scan.describe()).endsWith("WHERE \"id\" IN (?, ?, ?, ?, ?, … 30000 in all)");
        assertThat(Scans.rows(scan)).hasSize(250);
        Pushdown two = plan(col("id").in(keys), col("id").in(keys).not()).pushdown();
        assertThat(two.filters())
                .extracting(Pushdown.Taken::precision)
                .containsExactly(Precision.EXACT, Precision.NONE);
        assertThat(two.filters().get(1).reason())
                .isEqualTo(
                        "it has more values than a statement of the source may have; a shorter list would let it go");
    }

    @Test
    void aQueryIsFilteredFromOutside() {
        SourceTable query =
                connector.table(
                        TableSource.query(
                                "SELECT i AS name, count(*) AS n, avg(id) AS mean FROM t GROUP BY i;"));
        Scan scan =
                query.plan(
                        ScanRequest.of(List.of("n"))
                                .withFilters(
                                        List.of(
                                                col("name").eq("I7"),
                                                col("mean").gt(BigDecimal.ONE))));
        assertThat(scan.pushdown().residual()).isEmpty();
        assertThat(scan.describe())
                .isEqualTo(
                        "SELECT \"n\" FROM (\nSELECT i AS name, count(*) AS n, avg(id) AS mean FROM t GROUP BY i\n) AS q"
                                + " WHERE (\"name\" COLLATE \"C\" = ? AND \"mean\" > ?)");
        assertThat(Scans.rows(scan)).containsExactly(List.of(1L));
    }

    @Test
    void anIndexServesEqualityInAnyDeterministicCollation() {
        assertThat(where(col("i").in("a", "b"))).isEqualTo("\"i\" IN (?, ?)");
    }
}
