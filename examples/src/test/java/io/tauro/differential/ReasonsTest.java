package io.tauro.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.connector.sqlite.Sqlite;
import io.tauro.engine.PushdownMode;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** EXPLAIN tells of each piece that a source did not take why, and what would let it go. */
class ReasonsTest {

    private static final TestServer POSTGRES = TestServer.database("reasons");
    private static final MariaDbServer MARIA = MariaDbServer.database("reasons");

    @TempDir static Path folder;

    public record Item(int id, int parent, String name, List<Integer> marks) {}

    @BeforeAll
    static void fill() throws SQLException {
        String items =
                "CREATE TABLE items (id int PRIMARY KEY, parent int NOT NULL, name varchar(20), price numeric(12,2), j %s)";
        POSTGRES.run(items.formatted("json"));
        MARIA.run(items.formatted("json"));
        String lite = "jdbc:sqlite:" + folder.resolve("items.db");
        try (Connection connection = DriverManager.getConnection(lite);
                Statement statement = connection.createStatement()) {
            statement.execute(items.formatted("text"));
            for (int i = 1; i <= 200; i++) {
                statement.execute(
                        "INSERT INTO items VALUES (%d, %d, 'n%d', %d, NULL)"
                                .formatted(i, i % 3, i, i));
            }
        }
        for (int i = 1; i <= 200; i++) {
            String row = "INSERT INTO items VALUES (%d, %d, 'n%d', %d, NULL)";
            POSTGRES.run(row.formatted(i, i % 3, i, i));
            MARIA.run(row.formatted(i, i % 3, i, i));
        }
        POSTGRES.run("ANALYZE");
        MARIA.run("ANALYZE TABLE items");
    }

    private static VirtualContext context(PushdownMode mode) {
        return VirtualContext.builder()
                .settings(settings -> settings.pushdown(mode))
                .connection("pg", POSTGRES.definition())
                .connection("maria", MARIA.definition())
                .connection("lite", Sqlite.at("jdbc:sqlite:" + folder.resolve("items.db")))
                .table("memory", List.of(new Item(1, 0, "n1", List.of(1))), Item.class)
                .table(table("pg"))
                .table(table("maria"))
                .table(table("lite"))
                .build();
    }

    private static VirtualTable table(String connection) {
        return VirtualTable.named(connection).from(connection, TableSource.table("items")).build();
    }

    private static Stream<String> left(String sql) {
        try (VirtualContext context = context(PushdownMode.AUTO)) {
            return context
                    .as(Principal.ANONYMOUS)
                    .plan(sql)
                    .explain()
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith("left "))
                    .map(line -> line.substring("left ".length()).strip())
                    .filter(line -> !line.equals("–"))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                // conditions of databases
                "SELECT id FROM pg WHERE 100 / id > 7 ! ((? / id) > ?) (DIVIDE can fail on a value, and the source may test rows that other conditions leave out; a condition without it would let it go)",
                "SELECT id FROM maria WHERE 100 / id > 7 ! ((? / id) > ?) (DIVIDE can fail on a value, and the source may test rows that other conditions leave out; a condition without it would let it go)",
                "SELECT id FROM pg WHERE initcap(name) = 'N7' ! (INITCAP(name) = ?) (the function INITCAP can have other results there; a condition without it would let it go)",
                "SELECT id FROM maria WHERE initcap(name) = 'N7' ! (INITCAP(name) = ?) (the function INITCAP can have other results there; a condition without it would let it go)",
                "SELECT id FROM lite WHERE price > 7 ! (price > ?) (price: decimals are kept as binary fractions; a column of integers, such as of cents, would let it go)",
                "SELECT id FROM lite WHERE name LIKE 'a%' ! (name LIKE ?) (name: LIKE depends on collations or case there, or the value or its order is not the same there; = or IN in the place of LIKE would let it go)",
                "SELECT id FROM pg WHERE name LIKE name ! (name LIKE name) (it is LIKE by a pattern that is not a constant without ESCAPE; such a constant pattern would let it go)",
                // conditions and limits of tables in memory
                "SELECT id FROM memory WHERE id + 1 > 7 ! ((id + ?) > ?) (it is not a comparison of a column with a constant; a condition of a column, an operator and a constant would let it go)",
                // limits
                "SELECT id FROM pg WHERE 100 / id > 7 LIMIT 3 ! ((? / id) > ?) (DIVIDE can fail on a value, and the source may test rows that other conditions leave out; a condition without it would let it go), limit (a filter below it stays here; letting that filter go would let it go)",
                "SELECT price FROM lite ORDER BY price LIMIT 3 ! top rows (price: decimals are kept as binary fractions; a column of integers, such as of cents, would let it go)",
                // other steps
                "SELECT parent, stddev(id) FROM pg GROUP BY parent ! aggregate (the aggregate STDDEV_SAMP of INTEGER can have other results there; an aggregate that has not would let it go)",
                "SELECT a.id, m.id FROM pg a JOIN maria m ON a.id = m.id ! join (its inputs are on other connections: maria, pg; tables of one connection would let it go)",
                "SELECT a.id FROM pg a JOIN memory m ON a.id = m.id ! join (its inputs are on other connections: memory, pg; tables of one connection would let it go)",
                "SELECT a.id, b.id FROM pg a JOIN pg b ON a.parent = b.parent ! join (the source would have to send more than it reads; a filter, a limit or an aggregation that leaves fewer rows would let it go)",
                "SELECT id FROM pg ORDER BY id ! order (an order without a limit leaves out no rows; a LIMIT would let it go)",
                "SELECT parent, count(*) FROM pg GROUP BY ROLLUP (parent) ! aggregate (sources are not asked for this form of it; its plain form would let it go)"
            })
    void aPieceThatStaysSaysWhyAndWhatWouldLetItGo(String sql, String reason) {
        assertThat(left(sql)).containsExactly(reason);
    }

    @Test
    void aStepOverOneThatStaysSaysSo() {
        assertThat(left("SELECT count(*) FROM pg WHERE 100 / id > 7"))
                .singleElement()
                .asString()
                .endsWith(
                        ", aggregate (a step below it stays here; letting that step go would let it go)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "SELECT id FROM pg WHERE id > 3 AND char_length(name) = 2 ORDER BY name LIMIT 3",
                "SELECT parent, count(*) FROM maria WHERE id > 7 AND parent IN (1, 2) GROUP BY parent",
                "SELECT id FROM lite WHERE name > 'a' LIMIT 3",
                "SELECT id FROM memory WHERE name > 'a' LIMIT 3"
            })
    void whatGoesLeavesNothing(String sql) {
        List<String> left = left(sql).toList();
        assertThat(left).noneMatch(line -> line.contains("?") || line.contains("limit"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "pg ! SELECT id FROM pg WHERE id > 3 AND 4711 / id > 7 ! DIVIDE",
                "maria ! SELECT id FROM maria WHERE id > 3 AND 4711 / id > 7 ! DIVIDE",
                "lite ! SELECT id FROM lite WHERE price > 4711 LIMIT 5 ! binary fractions",
                "memory ! SELECT id FROM memory WHERE id + 4711 > 7 ! a condition of a column, an operator and a constant would let it go"
            })
    void whatIsDemandedFailsWithTheReasonAndWithoutValues(String table, String sql, String reason) {
        try (VirtualContext context = context(PushdownMode.REQUIRED)) {
            assertThatThrownBy(() -> context.as(Principal.ANONYMOUS).query(sql).close())
                    .isInstanceOfSatisfying(
                            TauroException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.PUSHDOWN_REQUIRED))
                    .hasMessageContaining("'" + table + "'")
                    .hasMessageContaining(reason)
                    .hasMessageContaining("would let it go")
                    .hasMessageNotContaining("4711");
        }
    }

    @Test
    void aConditionOnWhatASourceComputedIsDemandedToo() {
        try (VirtualContext context = context(PushdownMode.REQUIRED)) {
            assertThatThrownBy(
                            () ->
                                    context.as(Principal.ANONYMOUS)
                                            .query(
                                                    "SELECT parent FROM pg GROUP BY parent HAVING 100 / count(*) > 3")
                                            .close())
                    .isInstanceOfSatisfying(
                            TauroException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.PUSHDOWN_REQUIRED));
        }
    }
}
