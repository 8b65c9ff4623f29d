package io.tauro.policy;

import static io.tauro.security.TableSecurityPolicy.exceptFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.engine.PushdownMode;
import io.tauro.engine.WholePlans;
import io.tauro.identity.Principal;
import io.tauro.query.QueryPlan;
import io.tauro.query.QueryResult;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.mask.Mask;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a query gets below a policy, and what stays above it. */
class CrossingTest {

    private static final Principal ANA = Principal.of("ana", "analyst");

    private final VirtualContext context = context(VirtualContext.builder());
    private final VirtualContext local =
            context(VirtualContext.builder().settings(all -> all.pushdown(PushdownMode.OFF)));

    private static VirtualContext context(VirtualContextBuilder builder) {
        return builder.table(
                        "staff",
                        Schema.of(
                                Column.of("id", DataType.INTEGER).notNull(),
                                Column.of("name", DataType.VARCHAR),
                                Column.of("department", DataType.VARCHAR),
                                Column.of("salary", DataType.INTEGER),
                                Column.of("email", DataType.VARCHAR)),
                        new Object[] {1, "Ann", "Sales", 100, "ann@example.com"},
                        new Object[] {2, "Bob", "Sales", 200, "bob@example.com"},
                        new Object[] {3, "Cid", "IT", 100, "cid@example.com"},
                        new Object[] {4, "Dan", null, 100, "dan@example.com"},
                        new Object[] {5, "Eve", "Sales", 300, null})
                .policy(
                        TableSecurityPolicy.forTable("staff")
                                .allow("analyst", "divider")
                                .rows("analyst", "department = 'Sales'")
                                .rows("divider", "1000 / (salary - 50) > 0")
                                .mask("email", Mask.email(), exceptFor("admin"))
                                .build())
                .build();
    }

    @AfterEach
    void close() {
        context.close();
        local.close();
    }

    private static List<List<Object>> rows(VirtualContext context, Principal who, String sql) {
        List<List<Object>> rows = new ArrayList<>();
        try (QueryResult result = context.as(who).query(sql)) {
            result.forEach(
                    row -> {
                        List<Object> values = new ArrayList<>();
                        for (int i = 0; i < row.schema().size(); i++) {
                            values.add(row.get(i));
                        }
                        rows.add(values);
                    });
        }
        return rows;
    }

    private static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }

    /** The plan above the policy, and what the source is given below it. */
    private List<String> plan(Principal who, String sql) {
        return WholePlans.text(context.as(who).plan(sql))
                .lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("asks"))
                .toList();
    }

    @Test
    void aLeakproofConditionGoesToTheSourceWithTheRowFilter() {
        String sql = "SELECT id, name FROM staff WHERE id > 1 AND name <> 'Eve'";
        assertThat(plan(ANA, sql))
                .satisfies(plan -> assertThat(plan.get(0)).startsWith("Policy staff"))
                .anyMatch(
                        line ->
                                line.startsWith("pushed")
                                        && line.contains("department = ?")
                                        && line.contains("id > ?")
                                        && line.contains("name <> ?"));
        assertThat(rows(context, ANA, sql)).containsExactly(row(2, "Bob"));
        assertThat(rows(local, ANA, sql)).containsExactly(row(2, "Bob"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10 / (salary - 100) > 0",
                "CAST(name AS INTEGER) > 0",
                "email = 'x'",
                "email IS NULL",
                "email LIKE 'a%'",
                "CASE WHEN salary = 100 THEN 1 / 0 ELSE 1 END = 1"
            })
    void aLeakyConditionStaysAbove(String condition) {
        List<String> plan = plan(ANA, "SELECT id FROM staff WHERE id > 0 AND " + condition);
        int filter = indexOf(plan, "Filter");
        int policy = indexOf(plan, "Policy staff");
        assertThat(filter).isNotNegative().isLessThan(policy);
        assertThat(plan)
                .anyMatch(line -> line.startsWith("pushed") && line.contains("id > ?"))
                .noneMatch(line -> line.startsWith("pushed") && line.contains("email"));
    }

    private static int indexOf(List<String> lines, String start) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(start)) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void aConditionOnAMaskedColumnMeansWhatIsShown() {
        String shown = "SELECT id FROM staff WHERE email = 'a***@example.com'";
        String hidden = "SELECT id FROM staff WHERE email = 'ann@example.com'";
        assertThat(rows(context, ANA, shown)).containsExactly(row(1));
        assertThat(rows(context, ANA, hidden)).isEmpty();
    }

    @Test
    void topRowsByAColumnThatIsSeenAsItIsGoToTheSource() {
        String sql = "SELECT id, email FROM staff ORDER BY id DESC LIMIT 2";
        assertThat(plan(ANA, sql))
                .anyMatch(line -> line.startsWith("pushed") && line.contains("limit"));
        assertThat(rows(context, ANA, sql))
                .containsExactly(row(5, null), row(2, "b***@example.com"));
        assertThat(rows(local, ANA, sql)).containsExactly(row(5, null), row(2, "b***@example.com"));
    }

    @Test
    void topRowsByAMaskedColumnStayAbove() {
        assertThat(plan(ANA, "SELECT id FROM staff ORDER BY email LIMIT 2"))
                .noneMatch(line -> line.startsWith("pushed") && line.contains("limit"));
    }

    @Test
    void nothingCrossesAPolicyThatCanFailItself() {
        Principal bo = Principal.of("bo", "divider");
        List<String> plan = plan(bo, "SELECT id FROM staff WHERE id > 1 ORDER BY id LIMIT 1");
        assertThat(plan).noneMatch(line -> line.startsWith("pushed") && line.contains("id > ?"));
        assertThat(indexOf(plan, "Filter")).isLessThan(indexOf(plan, "Policy"));
        assertThat(rows(context, bo, "SELECT id FROM staff WHERE id > 1 ORDER BY id"))
                .containsExactly(row(2), row(3), row(4), row(5));
    }

    @Test
    void joinsAndAggregatesSeeTheRowsThatAreSeen() {
        String join = "SELECT count(*), max(s.salary) FROM staff s JOIN staff t ON s.id = t.id";
        assertThat(rows(context, ANA, join)).containsExactly(row(3L, 300));
        assertThat(rows(local, ANA, join)).containsExactly(row(3L, 300));
        String groups = "SELECT department, count(*) FROM staff GROUP BY department";
        assertThat(rows(context, ANA, groups)).containsExactly(row("Sales", 3L));
    }

    @Test
    void aConditionThatContradictsThePolicyReadsNothing() {
        String sql = "SELECT id FROM staff WHERE department = 'IT'";
        assertThat(rows(context, ANA, sql)).isEmpty();
        assertThat(rows(local, ANA, sql)).isEmpty();
    }

    @Test
    void aConditionThatIsNarrowerThanThePolicyIsProvedToBe() {
        String sql =
                "SELECT id FROM staff WHERE department IN ('Sales', 'IT') AND department > 'A'";
        assertThat(rows(context, ANA, sql)).containsExactly(row(1), row(2), row(5));
    }

    @Test
    void aPlanTellsNothingOfWhatIsHidden() {
        String sql = "SELECT department, count(*) FROM staff WHERE id > 1 GROUP BY department";
        QueryPlan plan = context.as(ANA).plan(sql);
        assertThat(plan.explain().lines().toList())
                .satisfies(
                        lines -> {
                            assertThat(lines.get(lines.size() - 1).strip())
                                    .isEqualTo("Policy staff");
                            assertThat(lines).noneMatch(line -> line.contains("rows"));
                            assertThat(lines).noneMatch(line -> line.contains("?"));
                        });
        assertThat(plan.estimatedRows()).isEqualTo(-1);
        assertThat(plan.estimatedBytes()).isEqualTo(-1);
        assertThat(plan.estimatedCost()).isEqualTo(-1);
        try (QueryResult result = context.as(ANA).query(sql)) {
            result.forEach(row -> {});
            assertThat(result.statistics().scans()).isEmpty();
            assertThat(result.statistics().peakMemoryBytes()).isZero();
            assertThat(result.statistics().rows()).isEqualTo(1);
        }
    }

    @Test
    void aMeasuredPlanTellsNoMore() {
        List<List<Object>> lines =
                rows(context, ANA, "EXPLAIN ANALYZE SELECT id FROM staff ORDER BY email");
        assertThat(lines.toString())
                .contains("Policy staff")
                .doesNotContain("rows")
                .doesNotContain("moved")
                .doesNotContain("memory")
                .doesNotContain("department");
    }

    @Test
    void crossingTwiceIsCrossingOnce() {
        // The optimiser crosses, and the physical planner again; a plan that is kept once more.
        String sql = "SELECT id FROM staff WHERE id > 1 AND 10 / (salary - 50) >= 0 LIMIT 1";
        List<String> first = plan(ANA, sql);
        assertThat(plan(ANA, sql)).isEqualTo(first);
        assertThat(first).filteredOn(line -> line.startsWith("Policy")).hasSize(1);
        assertThat(rows(context, ANA, sql)).hasSize(1);
        assertThat(rows(context, ANA, sql)).hasSize(1);
    }
}
