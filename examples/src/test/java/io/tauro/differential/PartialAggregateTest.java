package io.tauro.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.data.Row;
import io.tauro.engine.PushdownMode;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.query.ScanStatistics;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A source aggregates its rows before they are joined with rows from elsewhere, where that is right
 * and moves less; the answer is the same.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartialAggregateTest {

    private static final TestServer SERVER = TestServer.database("portions");
    private static final long SEED = Long.getLong("tauro.portions.seed", 20_261_122L);

    /** Keys come twice, are null, or have no order. */
    public record Customer(@Nullable Integer id, @Nullable String region, int weight) {}

    private final VirtualContext auto = context(PushdownMode.AUTO);
    private final VirtualContext off = context(PushdownMode.OFF);

    @BeforeAll
    static void fill() throws SQLException {
        try (Connection connection = SERVER.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS orders");
            statement.execute(
                    """
                    CREATE TABLE orders AS SELECT i AS id,
                        CASE WHEN i % 13 > 0 THEN i % 40 END AS customer,
                        CAST(CASE WHEN i % 17 > 0 THEN i * 1.25 END AS numeric(12,2)) AS total,
                        CAST(i % 10 / 100.0 AS numeric(4,2)) AS discount,
                        CASE i % 3 WHEN 0 THEN 'O' WHEN 1 THEN 'F' END AS status,
                        i % 2 = 0 AS paid, i * 1.25 AS free, CAST(i AS double precision) / 3 AS size,
                        CAST(9000000000000000 AS bigint) + i AS big
                    FROM generate_series(1, 5000) i""");
            statement.execute("ANALYZE orders");
        }
    }

    @AfterAll
    void close() {
        auto.close();
        off.close();
    }

    private static VirtualContext context(PushdownMode mode) {
        List<Customer> customers =
                IntStream.range(0, 60)
                        .mapToObj(
                                i ->
                                        new Customer(
                                                i % 9 == 0 ? null : i % 50,
                                                i % 7 == 0 ? null : "r" + i % 4,
                                                i % 5))
                        .toList();
        return VirtualContext.builder()
                .settings(settings -> settings.pushdown(mode))
                .connection("db", SERVER.definition())
                .table("customers", customers, Customer.class)
                .table(VirtualTable.named("orders").from("db", TableSource.table("orders")).build())
                .build();
    }

    private record Outcome(String types, List<String> rows, long moved) {

        static Outcome of(VirtualContext context, String sql) {
            try (QueryResult result = context.as(Principal.ANONYMOUS).query(sql)) {
                List<String> rows = new ArrayList<>();
                for (Row row : result) {
                    rows.add(String.valueOf(row.values()));
                }
                rows.sort(null);
                return new Outcome(
                        result.schema().toString(),
                        rows,
                        result.statistics().scans().stream()
                                .filter(scan -> scan.connection().equals("db"))
                                .mapToLong(ScanStatistics::rows)
                                .sum());
            }
        }

        boolean isLike(Outcome other) {
            return types.equals(other.types) && rows.equals(other.rows);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "SELECT c.region, sum(o.total) FROM orders o JOIN customers c ON o.customer = c.id GROUP BY c.region ! 50",
                "SELECT c.region, count(*), count(o.total), avg(o.total), min(o.id), max(o.status) FROM orders o JOIN customers c ON o.customer = c.id GROUP BY c.region ! 50",
                "SELECT sum(o.total * (1 - o.discount)), avg(o.big), sum(o.big) FROM customers c JOIN orders o ON o.customer = c.id ! 50",
                "SELECT c.region, count(o.total), sum(o.id), max(c.weight) FROM customers c LEFT JOIN orders o ON o.customer = c.id GROUP BY c.region ! 50",
                "SELECT c.region, count(*), sum(o.total) FROM orders o LEFT JOIN customers c ON o.customer = c.id GROUP BY c.region ! 50",
                "SELECT o.status, c.weight, count(*) FILTER (WHERE o.paid), sum(o.id) FILTER (WHERE o.total > 100) FROM orders o JOIN customers c ON o.customer = c.id GROUP BY o.status, c.weight ! 130",
                "SELECT c.region, sum(o.id) FROM orders o JOIN customers c ON o.customer = c.id AND o.status < c.region GROUP BY c.region ! 130",
                "SELECT status, count(*) FROM orders WHERE customer IN (SELECT id FROM customers WHERE weight < 3) GROUP BY status ! 130",
                "SELECT count(*), sum(total) FROM orders o WHERE NOT EXISTS (SELECT 1 FROM customers c WHERE c.id = o.customer) ! 50",
                "SELECT d.region, sum(o.total), count(*) FROM customers d JOIN customers c ON d.weight = c.weight JOIN orders o ON o.customer = c.id AND o.customer > d.id GROUP BY d.region ! 50",
                "SELECT DISTINCT o.status, c.region FROM orders o JOIN customers c ON o.customer = c.id ! 130",
                "SELECT c.region, sum(o.total) FROM orders o JOIN customers c ON o.customer = c.id WHERE o.discount < 0.05 AND c.weight > 1 GROUP BY c.region HAVING count(*) > 2 ! 50"
            })
    void groupsAreMovedInThePlaceOfRows(String sql, long atMost) {
        Outcome there = Outcome.of(auto, sql);
        Outcome here = Outcome.of(off, sql);
        assertThat(there).matches(here::isLike, here.toString());
        assertThat(there.rows()).isNotEmpty();
        assertThat(there.moved()).isLessThanOrEqualTo(atMost);
        assertThat(here.moved()).isGreaterThan(1000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "SELECT c.region, count(DISTINCT o.status) FROM orders o JOIN customers c ON o.customer = c.id GROUP BY c.region",
                "SELECT c.region, sum(o.free) FROM orders o JOIN customers c ON o.customer = c.id GROUP BY c.region",
                "SELECT c.region, sum(o.size) FROM orders o JOIN customers c ON o.customer = c.id GROUP BY c.region",
                "SELECT c.region, sum(o.total), sum(c.weight) FROM orders o JOIN customers c ON o.customer = c.id GROUP BY c.region",
                "SELECT c.region, count(*) FROM customers c LEFT JOIN orders o ON o.customer = c.id GROUP BY c.region",
                "SELECT c.region, sum(coalesce(o.id, 7)) FROM customers c LEFT JOIN orders o ON o.customer = c.id GROUP BY c.region",
                "SELECT c.region, sum(o.total * c.weight) FROM orders o JOIN customers c ON o.customer = c.id GROUP BY c.region",
                "SELECT o.id, count(*) FROM orders o JOIN customers c ON o.customer = c.id GROUP BY o.id"
            })
    void whatDoesNotComeApartIsMovedAsRows(String sql) {
        Outcome there = Outcome.of(auto, sql);
        assertThat(there).matches(Outcome.of(off, sql)::isLike);
        assertThat(there.moved()).isGreaterThan(1000);
    }

    /** Any aggregates of either side, over any join, by any keys. */
    @Test
    void randomAggregatesOverJoinsGiveTheSameAnswer() {
        Random random = new Random(SEED);
        List<String> keys = List.of("o.status", "c.region", "c.weight", "o.paid", "o.discount");
        List<String> calls =
                List.of(
                        "count(*)",
                        "count(o.total)",
                        "sum(o.total)",
                        "avg(o.total)",
                        "min(o.total)",
                        "max(o.status)",
                        "sum(o.id)",
                        "avg(o.id)",
                        "sum(o.big)",
                        "min(c.region)",
                        "max(c.weight)",
                        "count(c.id)",
                        "count(DISTINCT o.discount)",
                        "sum(o.total) FILTER (WHERE o.paid)",
                        "count(*) FILTER (WHERE o.status = 'F')",
                        "sum(o.total * o.discount)",
                        "sum(coalesce(o.total, 1))",
                        "max(o.id) FILTER (WHERE c.weight > 2)");
        List<String> conditions =
                List.of(
                        "o.customer = c.id",
                        "o.customer = c.id AND o.discount > 0.03",
                        "o.customer = c.id AND c.weight > 1",
                        "o.customer IS NOT DISTINCT FROM c.id",
                        "o.customer = c.id AND o.status < c.region");
        List<String> joins =
                List.of(
                        "orders o JOIN customers c",
                        "customers c JOIN orders o",
                        "orders o LEFT JOIN customers c",
                        "customers c LEFT JOIN orders o",
                        "orders o RIGHT JOIN customers c",
                        "orders o FULL JOIN customers c");
        int fewer = 0;
        for (int i = 0; i < 150; i++) {
            List<String> by = some(keys, random, random.nextInt(3));
            List<String> list = new ArrayList<>(by);
            list.addAll(some(calls, random, 1 + random.nextInt(3)));
            String join = joins.get(random.nextInt(joins.size()));
            String condition =
                    conditions.get(random.nextInt(join.contains("FULL") ? 1 : conditions.size()));
            String sql =
                    "SELECT "
                            + String.join(", ", list)
                            + " FROM "
                            + join
                            + " ON "
                            + condition
                            + (by.isEmpty() ? "" : " GROUP BY " + String.join(", ", by));
            Outcome there = Outcome.of(auto, sql);
            Outcome here = Outcome.of(off, sql);
            assertThat(there).as("%s, seed %d", sql, SEED).matches(here::isLike, here.toString());
            fewer += there.moved() < 1000 ? 1 : 0;
        }
        assertThat(fewer).as("queries that moved groups").isGreaterThan(30);
    }

    private static List<String> some(List<String> of, Random random, int count) {
        List<String> some = new ArrayList<>();
        while (some.size() < count) {
            String one = of.get(random.nextInt(of.size()));
            if (!some.contains(one)) {
                some.add(one);
            }
        }
        return some;
    }
}
