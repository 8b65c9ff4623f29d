package io.tauro.attack;

import static io.tauro.security.TableSecurityPolicy.exceptFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.differential.SampleTable;
import io.tauro.engine.PushdownMode;
import io.tauro.engine.WholePlans;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.audit.AuditEvent;
import io.tauro.security.audit.AuditPhase;
import io.tauro.security.audit.EdgeCheck;
import io.tauro.security.mask.Mask;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What sources do of queries under policies: as much as tells nothing, and never more. */
class PolicyPushdownTest {

    private static final Principal ANA = Principal.of("ana", "analyst");
    private static final Principal BO = Principal.of("bo", "plain");
    private static final Principal CID = Principal.of("cid", "strict");

    @TempDir static @Nullable Path folder;
    private static Store.@Nullable Filled filled;

    private final List<AuditEvent> trail = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void fill() throws Exception {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            rows.add(
                    Arrays.asList(
                            i, i % 4, i % 7 == 0 ? null : 100 + i % 50, "user" + i + "@acme.io"));
        }
        filled =
                Store.Filled.fill(
                        List.of(
                                new SampleTable(
                                        "staff",
                                        Schema.of(
                                                Column.of("id", DataType.INTEGER),
                                                Column.of("dept", DataType.INTEGER),
                                                Column.of("salary", DataType.INTEGER),
                                                Column.of("email", DataType.VARCHAR)),
                                        rows)),
                        "policy_pushdown",
                        folder);
    }

    private VirtualContext context(Store store, PushdownMode mode) {
        VirtualContextBuilder builder =
                store.over(filled).settings(all -> all.pushdown(mode)).audit(trail::add);
        return builder.policy(
                        TableSecurityPolicy.forTable("staff")
                                .allow("analyst", "plain")
                                .rows("analyst", "dept = 1")
                                .rows("plain", "dept IN (1, 2)")
                                .mask("email", Mask.email(), exceptFor("plain"))
                                .build())
                .build();
    }

    private VirtualContext strict(Store store) {
        return store.over(filled)
                .audit(trail::add)
                .policy(
                        TableSecurityPolicy.forTable("staff")
                                .allow("strict")
                                .rows("strict", "dept = 1")
                                .verifyRows()
                                .build())
                .build();
    }

    private static List<List<String>> rows(VirtualContext context, Principal who, String sql) {
        List<List<String>> rows = new ArrayList<>();
        try (QueryResult result = context.as(who).query(sql)) {
            // SQLite has other types for the same numbers.
            result.forEach(row -> rows.add(row.values().stream().map(String::valueOf).toList()));
        }
        return rows;
    }

    private static String plan(VirtualContext context, Principal who, String sql) {
        return WholePlans.text(context.as(who).plan(sql));
    }

    private void assertSame(Store store, Principal who, String sql) {
        List<List<String>> expected;
        try (VirtualContext memory = context(Store.MEMORY, PushdownMode.OFF)) {
            expected = rows(memory, who, sql);
        }
        for (PushdownMode mode : new PushdownMode[] {PushdownMode.AUTO, PushdownMode.OFF}) {
            try (VirtualContext context = context(store, mode)) {
                assertThat(rows(context, who, sql))
                        .as("%s %s %s", store, mode, sql)
                        .containsExactlyElementsOf(expected);
            }
        }
        assertThat(expected.isEmpty()).isEqualTo(who.equals(BO) && sql.contains("u***"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Store.class,
            names = {"POSTGRESQL", "SQLITE", "PARQUET", "CSV"})
    void aMaskedTableIsAskedForNoColumnThatIsNotRead(Store store) {
        try (VirtualContext context =
                store.over(filled)
                        .policy(
                                TableSecurityPolicy.forTable("staff")
                                        .allow("analyst")
                                        .mask("email", Mask.email())
                                        .build())
                        .build()) {
            String sql = "SELECT email, count(*) FROM staff GROUP BY email";
            assertThat(plan(context, ANA, sql)).doesNotContain("salary").doesNotContain("dept");
            assertThat(rows(context, ANA, sql)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Store.class,
            names = {"MEMORY", "POSTGRESQL", "SQLITE", "PARQUET", "CSV"})
    void answersAreTheSameWhereverTheRowsAre(Store store) {
        String[] queries = {
            "SELECT id, email FROM staff WHERE id < 40 ORDER BY id",
            "SELECT id FROM staff WHERE salary > 120 AND id > 10 ORDER BY id LIMIT 5",
            "SELECT email FROM staff ORDER BY id DESC LIMIT 3",
            "SELECT count(*), count(salary), min(id), max(salary) FROM staff",
            "SELECT sum(salary), avg(salary) FROM staff WHERE id > 100",
            "SELECT dept, count(*) FROM staff GROUP BY dept ORDER BY dept",
            "SELECT count(*) FROM staff a JOIN staff b ON a.id = b.id AND a.salary > 110",
            "SELECT id FROM staff WHERE 10000 / (id - 5000) < 0 AND id < 20 ORDER BY id",
            "SELECT count(DISTINCT email) FROM staff",
            "SELECT id FROM staff WHERE email LIKE 'u***%' ORDER BY id LIMIT 4",
        };
        for (String sql : queries) {
            assertSame(store, ANA, sql);
            assertSame(store, BO, sql);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Store.class,
            names = {"MEMORY", "POSTGRESQL", "SQLITE", "PARQUET"})
    void theRowFilterAndLeakproofConditionsGoToTheSource(Store store) {
        try (VirtualContext context = context(store, PushdownMode.AUTO)) {
            String plan =
                    plan(context, ANA, "SELECT email FROM staff WHERE id > 10 AND salary <= 120");
            assertThat(plan.lines().filter(line -> line.strip().startsWith("pushed")))
                    .singleElement()
                    .satisfies(
                            pushed ->
                                    assertThat(pushed)
                                            .contains("dept = ?")
                                            .contains("id > ?")
                                            .contains("salary <= ?"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Store.class,
            names = {"POSTGRESQL", "SQLITE", "PARQUET"})
    void leakyConditionsNeverDo(Store store) {
        String[] leaky = {
            "1000 / (salary - 100) > 0",
            "CAST(email AS INTEGER) > 0",
            "email LIKE 'user1%'",
            "CASE WHEN salary = 100 THEN 1 / 0 ELSE 1 END = 1",
            "salary + 2147483600 > 0"
        };
        try (VirtualContext context = context(store, PushdownMode.AUTO)) {
            for (String condition : leaky) {
                String[] plan =
                        plan(context, ANA, "SELECT id FROM staff WHERE " + condition)
                                .split("Policy");
                assertThat(plan).as(condition).hasSize(2);
                assertThat(plan[0]).as(condition).contains("Filter");
                assertThat(plan[1]).as(condition).doesNotContain("Filter");
                assertThat(conditions(plan[1])).as(condition).allMatch(one -> one.equals("dept"));
            }
            for (String condition : new String[] {leaky[0], leaky[3], leaky[4]}) {
                String join =
                        "SELECT count(*) FROM staff a JOIN staff b ON a.id = b.id AND "
                                + condition.replace("salary", "a.salary");
                String grouped = plan(context, BO, join);
                assertThat(grouped).as(condition).contains("Policy");
            }
        }
    }

    /** The columns that a source is asked for conditions on. */
    private static List<String> conditions(String plan) {
        return plan.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("pushed") || line.contains(" WHERE "))
                .map(line -> line.substring(Math.max(0, line.indexOf(" WHERE "))))
                .flatMap(line -> Pattern.compile("dept|salary|email|id\\b").matcher(line).results())
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = Store.class,
            names = {"POSTGRESQL", "SQLITE"})
    void aggregatesOfWhatIsSeenAsItIsAreComputedByADatabase(Store store) {
        try (VirtualContext context = context(store, PushdownMode.AUTO)) {
            String sql = "SELECT dept, count(*), max(salary) FROM staff GROUP BY dept";
            assertThat(plan(context, ANA, sql))
                    .doesNotContain("Aggregate")
                    .doesNotContain("Policy");
            rows(context, ANA, sql);
        }
        assertThat(edgeChecks()).containsExactly(EdgeCheck.PLAN);
    }

    @ParameterizedTest
    @EnumSource(
            value = Store.class,
            names = {"POSTGRESQL", "SQLITE"})
    void aPolicyThatWantsRowsGetsRows(Store store) {
        try (VirtualContext context = strict(store)) {
            String sql = "SELECT dept, count(*), max(salary) FROM staff GROUP BY dept";
            assertThat(plan(context, CID, sql)).contains("Aggregate").contains("Policy");
            assertThat(rows(context, CID, sql)).containsExactly(List.of("1", "100", "149"));
        }
        assertThat(edgeChecks()).containsExactly(EdgeCheck.FULL);
    }

    @ParameterizedTest
    @EnumSource(
            value = Store.class,
            names = {"POSTGRESQL", "SQLITE"})
    void aggregatesOfMaskedColumnsAreComputedHere(Store store) {
        try (VirtualContext context = context(store, PushdownMode.AUTO)) {
            String sql = "SELECT count(DISTINCT email), min(email) FROM staff";
            assertThat(plan(context, ANA, sql)).contains("Aggregate").contains("Policy");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Store.class,
            names = {"MEMORY", "POSTGRESQL", "SQLITE", "PARQUET"})
    void firstRowsAreThoseOfTheSource(Store store) {
        try (VirtualContext context = context(store, PushdownMode.AUTO)) {
            assertThat(plan(context, ANA, "SELECT email FROM staff ORDER BY id LIMIT 3"))
                    .satisfies(
                            plan ->
                                    assertThat(plan.indexOf("Policy"))
                                            .isNotNegative()
                                            .isLessThan(
                                                    store == Store.PARQUET
                                                            ? plan.length()
                                                            : plan.indexOf("limit")));
        }
    }

    private List<EdgeCheck> edgeChecks() {
        return trail.stream()
                .filter(event -> event.phase() == AuditPhase.END)
                .map(event -> event.access().edgeCheck().orElseThrow())
                .toList();
    }
}
