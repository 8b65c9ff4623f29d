package io.tauro.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.connector.sqlite.Sqlite;
import io.tauro.engine.PushdownMode;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What SQLite can do of a query it does, and the rows are the same: of tables whose columns may
 * hold anything, and of STRICT ones; and a value that does not fit is an error wherever it is
 * looked at.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqliteSubPlanTest {

    public record Key(int k, String note) {}

    private Path folder = Path.of("");

    @BeforeAll
    void fill(@TempDir Path empty) throws SQLException {
        folder = empty;
        fill("any.db", "");
        fill("strict.db", " STRICT");
        fill("wrong.db", "");
        run(
                "wrong.db",
                "UPDATE orders SET customer = 'nobody' WHERE id = 17",
                "UPDATE customers SET region = x'72' WHERE id = 3");
    }

    private void fill(String file, String ending) throws SQLException {
        run(
                file,
                "CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT, segment TEXT COLLATE NOCASE, region TEXT)"
                        + ending,
                "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer INTEGER, day "
                        + (ending.isEmpty() ? "DATE" : "TEXT")
                        + ", pieces INTEGER, weight REAL, note TEXT)"
                        + ending,
                """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
                INSERT INTO customers SELECT i, 'C' || i,
                    CASE i % 3 WHEN 0 THEN 'build' WHEN 1 THEN 'Build' ELSE 'auto' END,
                    CASE WHEN i % 7 > 0 THEN 'r' || (i % 5) END FROM n""",
                """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
                INSERT INTO orders SELECT i, CASE WHEN i % 11 > 0 THEN i % 240 END,
                    date('2024-01-01', '+' || (i % 700) || ' days'),
                    (i - 500) * 9000000000000, i / 4.0, 'n' || (i % 13) FROM n""",
                "CREATE INDEX by_customer ON orders (customer)",
                "ANALYZE");
    }

    private void run(String file, String... statements) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(file));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private VirtualContext context(String file, PushdownMode mode) {
        List<Key> rows = IntStream.range(0, 30).mapToObj(i -> new Key(i * 4, "n" + i % 3)).toList();
        return VirtualContext.builder()
                .settings(settings -> settings.pushdown(mode))
                .connection("db", Sqlite.at(folder.resolve(file)))
                .table("keys", rows, Key.class)
                .table(table("customers"))
                .table(table("orders"))
                .build();
    }

    private static VirtualTable table(String name) {
        return VirtualTable.named(name).from("db", TableSource.table(name)).build();
    }

    static Stream<Arguments> subPlans() {
        String queries =
                """
                SELECT count(*), sum(pieces), avg(pieces), min(pieces), max(weight), count(customer) FROM orders ! 1
                SELECT sum(pieces), sum(customer), max(customer), count(DISTINCT customer) FROM orders WHERE customer > 5 ! 1
                SELECT note, sum(pieces) FILTER (WHERE customer > 100), count(*) FROM orders GROUP BY note ! 13
                SELECT note, max(weight) FROM orders GROUP BY note ! 13
                SELECT DISTINCT region FROM customers ! 6
                SELECT c.region, count(*), sum(o.pieces) FROM orders o JOIN customers c ON o.customer = c.id GROUP BY c.region ! 6
                SELECT c.name, o.day FROM customers c JOIN orders o ON c.id = o.customer WHERE c.segment = 'auto' ORDER BY o.id DESC LIMIT 4 ! 4
                SELECT c.name, count(o.id) FROM customers c LEFT JOIN orders o ON o.customer = c.id WHERE c.id < 9 GROUP BY c.name ! 8
                SELECT a.region, count(*) FROM customers a JOIN customers b ON a.name = b.name GROUP BY a.region ! 6
                SELECT * FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer = c.id AND o.weight < 100) ! 4
                SELECT name FROM customers WHERE id IN (SELECT customer FROM orders WHERE weight < 20) ! 72
                SELECT max(id * 3 - 1), count(id + 1) FROM customers ! 1
                SELECT name || region, -id, abs(id) FROM customers WHERE id < 9 ! 8
                SELECT region FROM customers UNION SELECT note FROM orders ! 19
                SELECT region FROM customers EXCEPT SELECT 'r1' FROM orders ! 5
                SELECT region FROM customers INTERSECT SELECT region FROM customers WHERE id < 4 ! 3
                SELECT region FROM customers WHERE id < 3 UNION ALL SELECT note FROM orders WHERE id < 4 ! 5
                SELECT * FROM (SELECT customer, id, row_number() OVER (PARTITION BY customer ORDER BY weight DESC) AS n FROM orders) WHERE n = 1 AND customer < 50 ! 50
                SELECT id, name FROM customers ORDER BY region NULLS FIRST, id LIMIT 3 ! 3
                SELECT id, name FROM customers ORDER BY id DESC LIMIT 3 OFFSET 5 ! 3
                SELECT CASE WHEN id < 100 THEN 'low' ELSE 'high' END, count(*) FROM customers GROUP BY 1 ! 2
                SELECT c.id, (SELECT max(weight) FROM orders o WHERE o.customer = c.id) FROM customers c WHERE c.id < 20 ! 19
                SELECT max(pieces) - min(customer) FROM orders ! 1
                SELECT note, max(n) FROM (SELECT note, customer, count(*) AS n FROM orders GROUP BY note, customer) GROUP BY note ! 13""";
        return queries.lines()
                .map(line -> line.split(" ! ", 2))
                .flatMap(
                        line ->
                                Stream.of("any.db", "strict.db")
                                        .map(
                                                file ->
                                                        Arguments.of(
                                                                line[0],
                                                                Long.parseLong(line[1].trim()),
                                                                file)));
    }

    @ParameterizedTest
    @MethodSource("subPlans")
    void aSubPlanIsOneStatement(String sql, long moved, String file) {
        try (VirtualContext auto = context(file, PushdownMode.AUTO);
                VirtualContext off = context(file, PushdownMode.OFF)) {
            Outcome there = Outcome.of(auto, sql);
            assertThat(there.rows()).isEqualTo(Outcome.of(off, sql).rows());
            assertThat(there.moved("db")).containsExactly(moved);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "SELECT sum(customer) FROM orders",
                "SELECT count(customer) FROM orders",
                "SELECT customer, count(*) FROM orders GROUP BY customer",
                "SELECT count(*) FROM orders WHERE customer > 5",
                "SELECT count(*) FROM orders o JOIN customers c ON c.id = o.customer",
                "SELECT c.name, count(o.id) FROM customers c LEFT JOIN orders o ON o.customer = c.id GROUP BY c.name",
                "SELECT count(*) FROM customers WHERE id IN (SELECT customer FROM orders)",
                "SELECT max(region) FROM customers",
                "SELECT region FROM customers UNION SELECT note FROM orders",
                "SELECT id FROM orders ORDER BY customer LIMIT 3",
                "SELECT max(n) FROM (SELECT row_number() OVER (PARTITION BY region ORDER BY id) AS n FROM customers)"
            })
    void aValueThatDoesNotFitIsTheSameErrorThere(String sql) {
        for (PushdownMode mode : List.of(PushdownMode.AUTO, PushdownMode.OFF)) {
            try (VirtualContext context = context("wrong.db", mode)) {
                assertThatThrownBy(() -> Outcome.of(context, sql))
                        .isInstanceOfSatisfying(
                                TauroException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_ERROR));
            }
        }
    }

    @Test
    void aColumnThatIsNotLookedAtMayHoldAnything() {
        for (PushdownMode mode : List.of(PushdownMode.AUTO, PushdownMode.OFF)) {
            try (VirtualContext context = context("wrong.db", mode)) {
                assertThat(Outcome.of(context, "SELECT count(*), max(id) FROM orders").rows())
                        .containsExactly("1000|1000");
            }
        }
    }

    @Test
    void aSumMayBeLargerThanAnIntegerOfTheSource() throws SQLException {
        run(
                "large.db",
                "CREATE TABLE n (x INTEGER)",
                "INSERT INTO n VALUES (9223372036854775807), (9223372036854775807), (-3), (NULL)");
        try (VirtualContext context =
                VirtualContext.builder()
                        .connection("db", Sqlite.at(folder.resolve("large.db")))
                        .table(table("n"))
                        .build()) {
            Outcome sum = Outcome.of(context, "SELECT sum(x), avg(x) FROM n");
            assertThat(sum.rows().get(0)).startsWith("18446744073709551611|6148914691236517203.6");
            assertThat(sum.moved("db")).containsExactly(1L);
            assertThatThrownBy(
                            () ->
                                    Outcome.of(
                                            context,
                                            "SELECT count(y) FROM (SELECT x + 1 AS y FROM n)"))
                    .isInstanceOf(TauroException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "SELECT id FROM orders WHERE EXTRACT(YEAR FROM day) = 2025",
                "SELECT EXTRACT(MONTH FROM day), count(*) FROM orders GROUP BY 1",
                "SELECT count(*) FROM customers WHERE upper(name) = 'C7' OR trim(name) = 'C8'",
                "SELECT max(char_length(name)), min(substring(name FROM 2)) FROM customers",
                "SELECT count(*) FROM customers WHERE mod(id, 7) = 3 AND coalesce(region, '') <> lower(region)"
            })
    void whatSqliteComputesInAnotherWayStaysHere(String sql) {
        try (VirtualContext auto = context("any.db", PushdownMode.AUTO);
                VirtualContext off = context("any.db", PushdownMode.OFF)) {
            Outcome there = Outcome.of(auto, sql);
            assertThat(there.rows()).isEqualTo(Outcome.of(off, sql).rows()).isNotEmpty();
        }
    }

    @Test
    void groupsAreMovedInThePlaceOfRowsThatAreJoinedWithOthers() {
        String sql =
                "SELECT k.note, sum(o.pieces), count(*) FROM orders o JOIN keys k ON o.customer < k.k + 1 AND o.customer = k.k GROUP BY k.note";
        for (String file : List.of("any.db", "strict.db")) {
            try (VirtualContext auto = context(file, PushdownMode.AUTO);
                    VirtualContext off = context(file, PushdownMode.OFF)) {
                Outcome there = Outcome.of(auto, sql);
                assertThat(there.rows()).isEqualTo(Outcome.of(off, sql).rows()).hasSize(3);
                assertThat(there.moved("db")).containsExactly(30L);
            }
        }
    }

    /** What a sub-query over another source gives is a parameter of the statement. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "SELECT id FROM orders WHERE id > (SELECT max(k) * 8 FROM keys) ! 73",
                "SELECT id FROM orders WHERE id = (SELECT max(k) FROM keys) ! 1",
                "SELECT id FROM orders WHERE id >= (SELECT avg(k) * 17 FROM keys) ! 15",
                "SELECT id FROM orders WHERE id BETWEEN (SELECT max(k) FROM keys) AND (SELECT max(k) + 9 FROM keys) ! 10",
                "SELECT count(*) FROM orders WHERE note < (SELECT max(note) FROM keys) AND id < (SELECT max(k) FROM keys) ! 53",
                "SELECT id FROM orders WHERE id > (SELECT max(k) FROM keys WHERE k < 0) ! 1000"
            })
    void aValueOfASubQueryGoesToTheOtherSource(String sql, long moved) {
        try (VirtualContext auto = context("strict.db", PushdownMode.AUTO);
                VirtualContext off = context("strict.db", PushdownMode.OFF)) {
            Outcome there = Outcome.of(auto, sql);
            assertThat(there.rows()).isEqualTo(Outcome.of(off, sql).rows());
            assertThat(there.moved("db")).containsExactly(moved);
        }
    }

    @Test
    void keysOfTheSmallSideGoToTheLargeOne() {
        for (String file : List.of("any.db", "strict.db")) {
            try (VirtualContext auto = context(file, PushdownMode.AUTO);
                    VirtualContext off = context(file, PushdownMode.OFF)) {
                for (String sql :
                        List.of(
                                "SELECT k, o.weight FROM keys JOIN orders o ON o.id = k",
                                "SELECT k, p FROM keys JOIN (SELECT id, sum(pieces) AS p FROM orders GROUP BY id) x ON x.id = k",
                                "SELECT o.id FROM orders o WHERE o.id IN (SELECT k FROM keys)")) {
                    Outcome there = Outcome.of(auto, sql);
                    assertThat(there.rows()).isEqualTo(Outcome.of(off, sql).rows()).hasSize(29);
                    assertThat(there.moved("db")).containsExactly(29L);
                }
                String texts =
                        "SELECT o.id FROM orders o JOIN (SELECT note || '' AS t FROM keys) k ON o.note = k.t";
                Outcome there = Outcome.of(auto, texts);
                assertThat(there.rows()).isEqualTo(Outcome.of(off, texts).rows());
                assertThat(there.moved("db")).containsExactly(230L);
            }
        }
    }
}
