package io.tauro.attack;

import static io.tauro.predicate.Predicate.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.VirtualSession;
import io.tauro.data.Batch;
import io.tauro.engine.PushdownMode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryPlan;
import io.tauro.query.QueryRequest;
import io.tauro.query.QueryResult;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** There is one gateway: whichever way in is taken, both worlds look the same. */
class EntryPointAttackTest {

    private static TwoWorlds worlds;

    @BeforeAll
    static void fill(@TempDir Path folder) throws Exception {
        worlds = TwoWorlds.fill("entry", folder);
    }

    @AfterAll
    static void close() {
        worlds.close();
    }

    private static Map<String, Function<VirtualSession, Object>> ways() {
        Map<String, Function<VirtualSession, Object>> ways = new LinkedHashMap<>();
        ways.put(
                "conditions without SQL",
                ana -> rows(ana.from("staff").where(col("salary").gt(0)).execute()));
        ways.put(
                "a condition on a masked column without SQL",
                ana -> rows(ana.from("staff").where(col("email").like("%guess%")).execute()));
        ways.put(
                "an order by a masked column without SQL",
                ana -> rows(ana.from("staff").select("id").orderBy("ssn").limit(5).execute()));
        ways.put(
                "an order by a hidden number without SQL",
                ana ->
                        rows(
                                ana.from("staff")
                                        .select("id")
                                        .orderByDescending("salary")
                                        .offset(2)
                                        .limit(3)
                                        .execute()));
        ways.put(
                "a restricted column without SQL",
                ana -> rows(ana.from("staff").select("card").execute()));
        ways.put(
                "a condition on a restricted column without SQL",
                ana -> rows(ana.from("staff").where(col("card").eq("cnry-card-0")).execute()));
        ways.put("a denied table without SQL", ana -> rows(ana.from("vault").execute()));
        ways.put("all columns without SQL", ana -> rows(ana.from("staff").execute()));
        ways.put("a view without SQL", ana -> rows(ana.from("people_of_people").execute()));
        ways.put(
                "a plan without SQL",
                ana -> ana.from("staff").where(col("salary").lt(101)).plan().explain());
        ways.put(
                "estimates of a plan",
                ana -> {
                    QueryPlan plan = ana.plan("SELECT id FROM staff s, deal d WHERE s.salary > 9");
                    return Arrays.asList(
                            plan.estimatedRows(), plan.estimatedBytes(), plan.estimatedCost());
                });
        ways.put("a description", ana -> ana.describe("SELECT * FROM staff WHERE salary > ?"));
        ways.put(
                "a description of a restricted column",
                ana -> ana.describe("SELECT card FROM staff"));
        ways.put("a description of a denied table", ana -> ana.describe("SELECT * FROM vault"));
        ways.put("the list of tables", VirtualSession::tables);
        ways.put("columns of a table", ana -> ana.columns("staff"));
        ways.put("columns of a denied table", ana -> ana.columns("vault"));
        ways.put("columns of a view", ana -> ana.columns("people"));
        ways.put("columns of a view of a denied table", ana -> ana.columns("vaulted"));
        ways.put("columns of a view with a policy", ana -> ana.columns("paid"));
        ways.put(
                "parameters",
                ana -> rows(ana.query("SELECT id FROM staff WHERE 10 / (salary - ?) > 0", 100)));
        ways.put(
                "a parameter on a masked column",
                ana -> rows(ana.query("SELECT id FROM staff WHERE email = ?", "aguess0n@acme.io")));
        ways.put(
                "a parameter as a limit",
                ana ->
                        rows(
                                ana.query(
                                        "SELECT id FROM staff ORDER BY salary DESC, id OFFSET ? ROWS FETCH NEXT ? ROWS ONLY",
                                        2,
                                        3)));
        ways.put(
                "a parameter of another type",
                ana -> rows(ana.query("SELECT id FROM staff WHERE salary = ?", "100")));
        ways.put(
                "a list of parameters",
                ana ->
                        rows(
                                ana.query(
                                        "SELECT id FROM staff WHERE ssn IN (?, ?)",
                                        "900-10-6000",
                                        "899-11-6000")));
        ways.put(
                "a request with a limit of rows",
                ana -> rows(ana.query(QueryRequest.of("SELECT id FROM staff").maxRows(5))).size());
        ways.put(
                "a plan that is run twice",
                ana -> {
                    QueryPlan plan = ana.plan("SELECT id, email FROM staff WHERE salary > 100");
                    return Arrays.asList(rows(ana.execute(plan)), rows(ana.execute(plan)));
                });
        ways.put(
                "records",
                ana -> {
                    try (QueryResult result =
                            ana.query("SELECT id, email FROM staff ORDER BY id")) {
                        return result.as(Person.class).toList();
                    }
                });
        ways.put(
                "batches",
                ana -> {
                    try (QueryResult result = ana.query("SELECT email, ssn FROM staff")) {
                        return result.batches().mapToInt(Batch::rowCount).sum();
                    }
                });
        return ways;
    }

    /** What a query of two columns gives. */
    public record Person(long id, String email) {}

    private static List<String> rows(QueryResult result) {
        try (result) {
            List<String> rows = Seen.rows(result);
            Collections.sort(rows);
            rows.add(result.schema().toString());
            return rows;
        }
    }

    private static Object tried(Function<VirtualSession, Object> way, VirtualContext context) {
        try {
            return way.apply(context.as(Policies.ANA)).toString();
        } catch (TauroException e) {
            return e + " " + e.context();
        }
    }

    @TestFactory
    Stream<DynamicTest> eachWayLooksTheSameInBothWorlds() {
        return ways().entrySet().stream()
                .flatMap(
                        way ->
                                Stream.of(Store.values())
                                        .map(
                                                store ->
                                                        DynamicTest.dynamicTest(
                                                                way.getKey() + " " + store,
                                                                () ->
                                                                        compare(
                                                                                way.getValue(),
                                                                                store))));
    }

    private static void compare(Function<VirtualSession, Object> way, Store store) {
        for (PushdownMode mode : List.of(PushdownMode.AUTO, PushdownMode.OFF)) {
            Object right = tried(way, worlds.context(World.RIGHT, store, mode));
            Object wrong = tried(way, worlds.context(World.WRONG, store, mode));
            assertThat(wrong).isEqualTo(right);
            assertThat(Canaries.in(List.of(right.toString()))).isEmpty();
        }
    }

    @Test
    void listsHaveNeitherDeniedTablesNorRestrictedColumns() {
        VirtualSession ana =
                worlds.context(World.RIGHT, Store.MIXED, PushdownMode.AUTO).as(Policies.ANA);
        assertThat(ana.tables())
                .extracting(table -> table.name())
                .contains("staff", "deal", "team", "dict", "paid", "people")
                .doesNotContain("vault", "vaulted");
        assertThat(ana.columns("vault")).isEmpty();
        assertThat(ana.columns("staff").orElseThrow().names())
                .contains("email", "ssn")
                .doesNotContain("card");
        assertThat(ana.describe("SELECT * FROM staff").schema().names()).doesNotContain("card");
    }

    @Test
    void aPrincipalWithoutAPolicyForItSeesNothing() {
        VirtualContext context = worlds.context(World.RIGHT, Store.MIXED, PushdownMode.AUTO);
        for (Principal nobody : List.of(Principal.ANONYMOUS, Principal.of("eve", "guest"))) {
            assertThat(context.as(nobody).tables()).isEmpty();
            for (String table : List.of("staff", "deal", "dict", "vault", "people", "paid", "no")) {
                assertThat(Seen.by(nobody, context, "SELECT * FROM " + table))
                        .containsExactly("TAURO-3001");
                assertThat(Seen.by(nobody, context, "SELECT count(*) FROM " + table))
                        .containsExactly("TAURO-3001");
            }
        }
    }
}
