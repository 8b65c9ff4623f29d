package io.tauro.policy;

import static io.tauro.policy.Staff.row;
import static io.tauro.security.TableSecurityPolicy.exceptFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.engine.PushdownMode;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryPlan;
import io.tauro.query.QueryResult;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.mask.Mask;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a query computes, it computes of the rows and values that its principal sees; wherever it is
 * computed, and whether the plan was kept.
 */
@ParameterizedClass
@CsvSource({"AUTO,100", "OFF,100", "AUTO,0", "OFF,0"})
class BarrierTest {

    private static final Principal ANA = Principal.of("ana", "sales");
    private static final Principal ROOT = Principal.of("root", "admin");

    @Parameter(0)
    PushdownMode pushdown;

    @Parameter(1)
    int cachedPlans;

    private VirtualContext opened;

    private static TableSecurityPolicy.Builder policy() {
        return TableSecurityPolicy.forTable("staff")
                .allow("sales", "admin")
                .rows("sales", "department = 'Sales'")
                .allRows("admin")
                .mask("email", Mask.email(), exceptFor("admin"))
                .restrictField("salary", "admin");
    }

    private VirtualContext context() {
        if (opened == null) {
            opened =
                    Staff.context(pushdown, cachedPlans)
                            .table(
                                    "notes",
                                    Schema.of(
                                            Column.of("staff_id", DataType.INTEGER),
                                            Column.of("text", DataType.VARCHAR)),
                                    List.of(row(1, "x"), row(3, "y"), row(9, "z")))
                            .view("people", "SELECT id, name, email, department FROM staff")
                            .view(
                                    "salespeople",
                                    "SELECT name FROM people WHERE department = 'Sales'")
                            .policy(policy().build())
                            .policy(
                                    TableSecurityPolicy.forTable("notes")
                                            .allow("sales", "admin")
                                            .build())
                            .build();
        }
        return opened;
    }

    @AfterEach
    void close() {
        context().close();
    }

    private List<List<Object>> ana(String sql, Object... parameters) {
        return Staff.rows(context(), ANA, sql, parameters);
    }

    @Test
    void aConditionThatCanFailIsNotEvaluatedOnHiddenRows() {
        assertThat(ana("SELECT id FROM staff WHERE 10 / (id - 3) < 100 ORDER BY id"))
                .containsExactly(row(1), row(2), row(5));
        assertThat(
                        ana(
                                "SELECT id FROM staff WHERE department = 'Sales' AND 10 / (id - 4) < 100"
                                        + " AND id < 3 ORDER BY id"))
                .containsExactly(row(1), row(2));
        assertThat(ana("SELECT count(*) FROM staff WHERE CAST(name AS VARCHAR) LIKE '%'"))
                .containsExactly(row(3L));
    }

    @Test
    void conditionsOnMaskedColumnsTestWhatIsShown() {
        assertThat(ana("SELECT id FROM staff WHERE email = 'ann@example.com'")).isEmpty();
        assertThat(ana("SELECT id FROM staff WHERE email LIKE 'ann%'")).isEmpty();
        assertThat(ana("SELECT id FROM staff WHERE email > 'az' AND email < 'c'"))
                .containsExactly(row(2));
        assertThat(ana("SELECT id FROM staff WHERE email = ?", "a***@example.com"))
                .containsExactly(row(1));
        assertThat(ana("SELECT id FROM staff WHERE email IS NULL")).containsExactly(row(5));
    }

    @Test
    void groupsOrdersAndWindowsSeeWhatIsShown() {
        assertThat(ana("SELECT max(email), count(DISTINCT email) FROM staff"))
                .containsExactly(row("b***@example.org", 2L));
        assertThat(ana("SELECT email, count(*) FROM staff GROUP BY email ORDER BY 1"))
                .containsExactly(
                        row("a***@example.com", 1L), row("b***@example.org", 1L), row(null, 1L));
        assertThat(ana("SELECT id, lag(email) OVER (ORDER BY id) FROM staff ORDER BY id LIMIT 2"))
                .containsExactly(row(1, null), row(2, "a***@example.com"));
        assertThat(ana("SELECT email FROM staff ORDER BY email DESC NULLS LAST LIMIT 1"))
                .containsExactly(row("b***@example.org"));
    }

    @Test
    void countsSumsAndLimitsAreOfVisibleRows() {
        assertThat(ana("SELECT count(*), min(id), max(id), sum(id) FROM staff"))
                .containsExactly(row(3L, 1, 5, 8L));
        assertThat(ana("SELECT id FROM staff ORDER BY id DESC LIMIT 2"))
                .containsExactly(row(5), row(2));
        assertThat(ana("SELECT id FROM staff ORDER BY id LIMIT 10 OFFSET 2"))
                .containsExactly(row(5));
        assertThat(ana("SELECT count(*) FROM (SELECT 1 FROM staff LIMIT 4) x"))
                .containsExactly(row(3L));
        assertThat(ana("SELECT EXISTS (SELECT 1 FROM staff WHERE id = 3)"))
                .containsExactly(row(false));
    }

    @Test
    void outerJoinsExtendWhatIsHiddenLikeWhatIsAbsent() {
        assertThat(
                        ana(
                                "SELECT n.staff_id, s.name, s.email FROM notes n LEFT JOIN staff s ON"
                                        + " s.id = n.staff_id ORDER BY 1"))
                .containsExactly(
                        row(1, "Ann", "a***@example.com"), row(3, null, null), row(9, null, null));
        assertThat(
                        ana(
                                "SELECT s.id, b.id FROM staff s LEFT JOIN staff b ON s.boss = b.id"
                                        + " ORDER BY 1"))
                .containsExactly(row(1, null), row(2, 1), row(5, null));
    }

    @Test
    void subQueriesSeeNoMore() {
        assertThat(ana("SELECT staff_id FROM notes WHERE staff_id IN (SELECT id FROM staff)"))
                .containsExactly(row(1));
        assertThat(
                        ana(
                                "SELECT staff_id FROM notes n WHERE EXISTS (SELECT 1 FROM staff s WHERE"
                                        + " s.id = n.staff_id AND s.email LIKE '%@example.com')"))
                .containsExactly(row(1));
        assertThat(
                        ana(
                                "SELECT staff_id, (SELECT email FROM staff s WHERE s.id = n.staff_id)"
                                        + " FROM notes n ORDER BY 1"))
                .containsExactly(row(1, "a***@example.com"), row(3, null), row(9, null));
        assertThat(
                        ana(
                                "SELECT n.staff_id, x.name FROM notes n, LATERAL (SELECT name FROM staff s"
                                        + " WHERE s.id = n.staff_id) x"))
                .containsExactly(row(1, "Ann"));
    }

    @Test
    void aCommonTableExpressionOfTheSameNameShadowsTheTableAndNoPolicy() {
        assertThat(ana("WITH staff AS (SELECT 7 AS id) SELECT * FROM staff"))
                .containsExactly(row(7));
        assertThat(ana("WITH staff AS (SELECT * FROM staff) SELECT count(*) FROM staff"))
                .containsExactly(row(3L));
        assertThat(
                        ana(
                                "WITH RECURSIVE r AS (SELECT id FROM staff WHERE id = 1 UNION ALL SELECT"
                                        + " s.id FROM staff s JOIN r ON s.boss = r.id) SELECT count(*) FROM r"))
                .containsExactly(row(2L));
    }

    @Test
    void setOperationsCompareWhatIsShown() {
        assertThat(ana("SELECT email FROM staff EXCEPT SELECT 'a***@example.com' ORDER BY 1"))
                .containsExactly(row("b***@example.org"), row((Object) null));
        assertThat(ana("SELECT id FROM staff INTERSECT SELECT staff_id FROM notes"))
                .containsExactly(row(1));
        assertThat(
                        ana(
                                "SELECT count(*) FROM (SELECT id FROM staff UNION ALL SELECT id FROM staff) x"))
                .containsExactly(row(6L));
    }

    @Test
    void viewsCarryThePoliciesOfWhoReadsThem() {
        assertThat(ana("SELECT name FROM salespeople ORDER BY 1"))
                .containsExactly(row("Ann"), row("Bob"), row("Eve"));
        assertThat(ana("SELECT email FROM people WHERE id = 2"))
                .containsExactly(row("b***@example.org"));
        assertThat(Staff.rows(context(), ROOT, "SELECT count(*) FROM people"))
                .containsExactly(row(5L));
    }

    @Test
    void aPolicyOnAViewIsAddedToThoseBelow() {
        context()
                .protect(
                        TableSecurityPolicy.forTable("people")
                                .allow("sales", "admin")
                                .rows("sales", "name < {principal.until}")
                                .rows("admin", "email LIKE '%.org'")
                                .mask(
                                        "name",
                                        Mask.expression("upper(name) || '/' || email"),
                                        exceptFor("admin"))
                                .build());
        Principal ana = ANA.with("until", "Bz");
        assertThat(Staff.rows(context(), ana, "SELECT id, name, email FROM people ORDER BY id"))
                .containsExactly(
                        row(1, "ANN/a***@example.com", "a***@example.com"),
                        row(2, "BOB/b***@example.org", "b***@example.org"));
        assertThat(Staff.rows(context(), ROOT, "SELECT id FROM people")).containsExactly(row(2));
        assertThat(Staff.rows(context(), ana, "SELECT count(*) FROM people p, people q"))
                .containsExactly(row(4L));
    }

    @Test
    void aHiddenColumnIsNotThere() {
        assertThat(ana("SELECT * FROM staff WHERE id = 1"))
                .containsExactly(row(1, "Ann", "Sales", "a***@example.com", null));
        for (String sql :
                List.of(
                        "SELECT salary FROM staff",
                        "SELECT id FROM staff WHERE salary > 1",
                        "SELECT id FROM staff ORDER BY salary",
                        "SELECT s.salary FROM staff s",
                        "SELECT \"salary\" FROM staff",
                        "SELECT id FROM staff JOIN (SELECT 100 AS salary) x USING (salary)")) {
            assertThatThrownBy(() -> ana(sql))
                    .as(sql)
                    .isInstanceOfSatisfying(
                            TauroException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.COLUMN_NOT_FOUND));
        }
        assertThatThrownBy(() -> ana("SELECT salry FROM staff")).hasMessageNotContaining("salary");
        assertThat(context().as(ANA).columns("staff").orElseThrow().names())
                .containsExactly("id", "name", "department", "email", "boss");
        assertThat(context().as(ROOT).columns("staff").orElseThrow().names()).contains("salary");
        assertThat(context().as(ANA).describe("SELECT * FROM staff").schema().names())
                .doesNotContain("salary");
    }

    @Test
    void nullsAreNotInAFilterThatIsUnknown() {
        context().protect(policy().restrict("NOT (department = 'IT')").build());
        assertThat(Staff.rows(context(), ROOT, "SELECT id FROM staff ORDER BY id"))
                .containsExactly(row(1), row(2), row(5));
    }

    @Test
    void aPolicyCountsFromTheNextQueryOnAlsoForPlansThatAreKept() {
        String sql = "SELECT id FROM staff WHERE id < ? ORDER BY id";
        assertThat(ana(sql, 3)).containsExactly(row(1), row(2));
        assertThat(ana(sql, 3)).containsExactly(row(1), row(2));
        QueryPlan plan = context().as(ANA).plan(sql, 3);
        context()
                .protect(
                        TableSecurityPolicy.forTable("staff")
                                .allow("sales")
                                .rows("sales", "id = 2")
                                .build());
        assertThat(ana(sql, 3)).containsExactly(row(2));
        try (QueryResult result = context().as(ANA).execute(plan)) {
            assertThat(Staff.rows(result)).containsExactly(row(2));
        }
        context().protect(TableSecurityPolicy.forTable("staff").allow("admin").build());
        assertThatThrownBy(() -> ana(sql, 3)).hasMessageContaining("TAURO-3001");
        assertThatThrownBy(() -> context().as(ANA).execute(plan))
                .hasMessageContaining("TAURO-3001");
    }

    @Test
    void aResultThatWasNotReadYetObeysTheNewPolicy() {
        try (QueryResult result = context().as(ANA).query("SELECT id FROM staff")) {
            context().protect(policy().rows("x", "id = 1").build());
            assertThatThrownBy(() -> Staff.rows(result)).hasMessageContaining("TAURO-3004");
        }
    }

    @Test
    void theSameTextMeansAnotherQueryForAnotherPrincipal() {
        context()
                .protect(
                        TableSecurityPolicy.forTable("staff")
                                .allow("any")
                                .rows("any", "name = {principal}")
                                .build());
        for (int i = 0; i < 3; i++) {
            assertThat(Staff.rows(context(), Principal.of("Ann", "any"), "SELECT id FROM staff"))
                    .containsExactly(row(1));
            assertThat(Staff.rows(context(), Principal.of("Bob", "any"), "SELECT id FROM staff"))
                    .containsExactly(row(2));
        }
    }

    @Test
    void explainShowsNoTextOfThePolicy() {
        String plan = context().as(ANA).explain("SELECT count(*) FROM staff WHERE email > 'b'");
        assertThat(plan).contains("Policy staff").doesNotContain("Sales");
    }
}
