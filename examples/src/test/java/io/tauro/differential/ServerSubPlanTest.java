package io.tauro.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.engine.PushdownMode;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.ScanStatistics;
import io.tauro.spi.ConnectionDefinition;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What one database on a server can do of a query it does, in one statement, and the rows are the
 * same.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerSubPlanTest {

    public record Key(int k, String note) {}

    /** A connection to tables that were filled and counted. */
    abstract ConnectionDefinition filled();

    private ConnectionDefinition server;

    @BeforeAll
    void fill() {
        server = filled();
    }

    final VirtualContext context(PushdownMode mode, int keys) {
        List<Key> rows =
                IntStream.range(0, keys).mapToObj(i -> new Key(i * 4, "n" + i % 3)).toList();
        return VirtualContext.builder()
                .settings(settings -> settings.pushdown(mode))
                .connection("server", server)
                .table("keys", rows, Key.class)
                .table(table("customers"))
                .table(table("orders"))
                .table(table("lines"))
                .build();
    }

    private static VirtualTable table(String name) {
        return VirtualTable.named(name).from("server", TableSource.table(name)).build();
    }

    /** With sub-plans given away and without: the same rows, and so many moved of one scan. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "SELECT count(*), sum(total), avg(total), min(day), max(status) FROM orders ! 1",
                "SELECT status, count(*), avg(total) FROM orders WHERE total > 100 GROUP BY status ! 2",
                "SELECT c.region, sum(l.price * (1 - l.discount)) FROM customers c JOIN orders o ON o.customer = c.id JOIN lines l ON l.id = o.id WHERE c.segment = 'build' GROUP BY c.region ORDER BY 2 DESC LIMIT 3 ! 3",
                "SELECT c.name, o.id FROM customers c LEFT JOIN orders o ON o.customer = c.id AND o.total > 2000 ORDER BY c.name, o.id LIMIT 5 ! 5",
                "SELECT c.name, o.id FROM orders o RIGHT JOIN customers c ON o.customer = c.id AND o.total > 2200 ! 200",
                "SELECT * FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer = c.id AND o.status = 'F') ! 100",
                "SELECT * FROM customers WHERE id NOT IN (SELECT customer FROM orders WHERE total < 1000) ! 0",
                "SELECT extract(year FROM day), segment, count(DISTINCT c.id) FROM customers c, orders o WHERE o.customer = c.id GROUP BY 1, 2 ! 4",
                "SELECT day, total FROM orders WHERE total * 2 > 4000 ORDER BY total DESC LIMIT 3 OFFSET 2 ! 3",
                "SELECT c.id, (SELECT max(total) FROM orders o WHERE o.customer = c.id) FROM customers c WHERE c.id < 20 ! 19",
                "SELECT note, count(*) FILTER (WHERE price > 10), sum(CASE WHEN discount > 0.05 THEN price ELSE 0 END) FROM lines GROUP BY note HAVING count(*) > 307 ! 9",
                "SELECT DISTINCT segment, region FROM customers ! 12",
                "SELECT region FROM customers UNION SELECT note FROM lines ! 19",
                "SELECT region FROM customers EXCEPT SELECT region FROM customers WHERE region = 'r1' ! 5",
                "SELECT * FROM (SELECT customer, id, row_number() OVER (PARTITION BY customer ORDER BY total DESC) AS n FROM orders) WHERE n = 1 AND customer < 50 ! 50",
                "SELECT a.id, b.id FROM customers a JOIN customers b ON a.region = b.region WHERE a.id = 2 ! 34",
                "SELECT region, name FROM customers WHERE name LIKE 'C1%' AND char_length(name) > 3 LIMIT 4 ! 4"
            })
    void aSubPlanIsOneStatement(String sql, long moved) {
        assertOneStatement(sql, moved);
    }

    final void assertOneStatement(String sql, long moved) {
        try (VirtualContext auto = context(PushdownMode.AUTO, 0);
                VirtualContext off = context(PushdownMode.OFF, 0)) {
            Outcome there = Outcome.of(auto, sql);
            assertThat(there.rows()).isEqualTo(Outcome.of(off, sql).rows());
            assertThat(there.scans())
                    .singleElement()
                    .extracting(ScanStatistics::rows)
                    .isEqualTo(moved);
        }
    }

    @Test
    void whatStaysSaysWhy() {
        try (VirtualContext context = context(PushdownMode.AUTO, 0)) {
            assertThat(
                            context.as(Principal.ANONYMOUS)
                                    .plan(
                                            "SELECT region, stddev(id) FROM customers GROUP BY region")
                                    .explain())
                    .contains("left     aggregate (the aggregate STDDEV_SAMP of ");
        }
    }

    @Test
    void keysOfTheSmallSideGoToTheLargeOne() {
        try (VirtualContext auto = context(PushdownMode.AUTO, 30);
                VirtualContext off = context(PushdownMode.OFF, 30)) {
            for (String sql :
                    List.of(
                            "SELECT k, o.total FROM keys JOIN orders o ON o.id = k",
                            "SELECT k, p FROM keys JOIN (SELECT id, sum(price) AS p FROM lines GROUP BY id) x ON x.id = k",
                            "SELECT o.id FROM orders o WHERE o.id IN (SELECT k FROM keys)")) {
                Outcome there = Outcome.of(auto, sql);
                assertThat(there.rows()).isEqualTo(Outcome.of(off, sql).rows()).hasSize(29);
                assertThat(there.scans())
                        .filteredOn(scan -> scan.connection().equals("server"))
                        .singleElement()
                        .extracting(ScanStatistics::rows)
                        .isEqualTo(29L);
            }
        }
    }

    /** PostgreSQL refuses one without an equality that it can hash. */
    @Test
    void aFullJoinThatTheSourceCannotDoIsDoneHere() {
        String sql =
                "SELECT a.id, b.id FROM customers a FULL JOIN customers b ON a.region IS NOT DISTINCT"
                        + " FROM b.region AND a.id < b.id WHERE a.id < 3 OR b.id < 3";
        try (VirtualContext with = context(PushdownMode.AUTO, 0);
                VirtualContext without = context(PushdownMode.OFF, 0)) {
            assertThat(Outcome.of(with, sql).rows())
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(Outcome.of(without, sql).rows());
        }
    }

    @Test
    void aFilterThatIsDemandedMayBeAnyExpression() {
        try (VirtualContext context = context(PushdownMode.REQUIRED, 0)) {
            assertThat(Outcome.of(context, "SELECT id FROM orders WHERE total + 1 > 2250").rows())
                    .containsExactly("1000");
            assertThatThrownBy(
                            () ->
                                    Outcome.of(
                                            context,
                                            "SELECT id FROM orders WHERE sqrt(total) > 47"))
                    .isInstanceOfSatisfying(
                            TauroException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.PUSHDOWN_REQUIRED));
        }
    }
}
