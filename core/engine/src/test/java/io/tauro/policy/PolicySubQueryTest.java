package io.tauro.policy;

import static io.tauro.policy.Staff.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.engine.PushdownMode;
import io.tauro.identity.Principal;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.mask.Mask;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Conditions of policies read other tables by the authority of the policy: raw, and for nobody
 * else.
 */
@ParameterizedClass
@CsvSource({"AUTO,100", "OFF,100", "AUTO,0"})
class PolicySubQueryTest {

    @Parameter(0)
    PushdownMode pushdown;

    @Parameter(1)
    int cachedPlans;

    private VirtualContext context;

    @BeforeEach
    void open() {
        context =
                Staff.context(pushdown, cachedPlans)
                        .table(
                                "areas",
                                Schema.of(
                                        Column.of("who", DataType.VARCHAR),
                                        Column.of("department", DataType.VARCHAR)),
                                List.of(
                                        row("ana", "Sales"),
                                        row("ana", "IT"),
                                        row("bo", "IT"),
                                        row("cy", null),
                                        row("cy", "IT")))
                        .view("grants", "SELECT who AS person, department AS unit FROM areas")
                        .view("loop", "SELECT id FROM staff")
                        .policy(
                                TableSecurityPolicy.forTable("areas")
                                        .allow("auditor", "a")
                                        .rows("auditor", "who = 'nobody'")
                                        .rows("a", "who = {principal}")
                                        .mask("department", Mask.redact())
                                        .build())
                        .build();
    }

    @AfterEach
    void close() {
        context.close();
    }

    private void rows(String condition) {
        context.protect(
                TableSecurityPolicy.forTable("staff").allow("a", "b").restrict(condition).build());
    }

    private List<List<Object>> as(String name, String sql) {
        return Staff.rows(context, Principal.of(name, "b"), sql);
    }

    @Test
    void aListFromAnotherTable() {
        rows("department IN (SELECT department FROM areas WHERE who = {principal})");
        String sql = "SELECT id FROM staff ORDER BY id";
        assertThat(as("ana", sql)).containsExactly(row(1), row(2), row(3), row(5));
        assertThat(as("bo", sql)).containsExactly(row(3));
        assertThat(as("cy", sql)).containsExactly(row(3));
        assertThat(as("di", sql)).isEmpty();
        assertThat(as("bo", "SELECT count(*), count(salary) FROM staff"))
                .containsExactly(row(1L, 1L));
    }

    @Test
    void anAbsenceInAnotherTableAndItsNulls() {
        rows("department NOT IN (SELECT department FROM areas WHERE who = {principal})");
        assertThat(as("bo", "SELECT id FROM staff ORDER BY id"))
                .containsExactly(row(1), row(2), row(5));
        assertThat(as("cy", "SELECT id FROM staff")).isEmpty();
        assertThat(as("di", "SELECT count(*) FROM staff")).containsExactly(row(5L));
    }

    @Test
    void aCorrelatedExistenceAndAValue() {
        rows(
                "EXISTS (SELECT 1 FROM grants g WHERE g.unit = staff.department AND g.person ="
                        + " {principal}) OR id = (SELECT count(*) FROM areas)");
        assertThat(as("bo", "SELECT id FROM staff ORDER BY id")).containsExactly(row(3), row(5));
        assertThat(
                        as(
                                "bo",
                                "SELECT s.id, t.id FROM staff s LEFT JOIN staff t ON t.id = s.id + 2"
                                        + " ORDER BY 1"))
                .containsExactly(row(3, 5), row(5, null));
    }

    @Test
    void theQueryMayHaveSubQueriesOfItsOwnOverTheSameTables() {
        rows("department IN (SELECT department FROM areas WHERE who = {principal})");
        Principal ana = Principal.of("ana", "a");
        assertThat(
                        Staff.rows(
                                context,
                                ana,
                                "SELECT s.id, (SELECT count(*) FROM areas a WHERE a.department = '***')"
                                        + " FROM staff s WHERE s.department IN (SELECT department FROM staff"
                                        + " WHERE id = 3) ORDER BY 1"))
                .containsExactly(row(3, 2L));
        assertThat(Staff.rows(context, ana, "SELECT count(*) FROM areas")).containsExactly(row(2L));
        assertThat(
                        Staff.rows(
                                context,
                                ana,
                                "SELECT count(*) FROM staff s, staff t, areas a WHERE s.id < t.id"))
                .containsExactly(row(12L));
    }

    @Test
    void whatIsReadByAuthorityCannotBeReadOtherwise() {
        rows("department IN (SELECT department FROM areas WHERE who = {principal})");
        assertThatThrownBy(() -> as("bo", "SELECT * FROM areas")).hasMessageContaining("3001");
        assertThatThrownBy(() -> as("bo", "SELECT * FROM grants")).hasMessageContaining("3001");
        assertThatThrownBy(() -> as("bo", "SELECT id FROM staff WHERE id IN (SELECT 1 FROM areas)"))
                .hasMessageContaining("3001");
    }

    @Test
    void aCircleIsRefused() {
        assertThatThrownBy(() -> rows("id IN (SELECT id FROM loop)"))
                .hasMessageContaining("TAURO-1011")
                .hasMessageContaining("reads that table again");
        assertThatThrownBy(() -> rows("EXISTS (SELECT 1 FROM areas, STAFF s WHERE s.id = 1)"))
                .hasMessageContaining("reads that table again");
    }

    @Test
    void aNewPolicyOfATableThatIsReadByAuthorityChangesNothing() {
        rows("department IN (SELECT department FROM areas WHERE who = {principal})");
        assertThat(as("bo", "SELECT id FROM staff")).containsExactly(row(3));
        context.protect(TableSecurityPolicy.forTable("areas").allow("auditor").build());
        assertThat(as("bo", "SELECT id FROM staff")).containsExactly(row(3));
    }

    @Test
    void aCommonTableExpressionInACondition() {
        rows(
                "department IN (WITH mine AS (SELECT department FROM areas WHERE who = {principal})"
                        + " SELECT department FROM mine)");
        assertThat(as("bo", "WITH mine AS (SELECT id FROM staff) SELECT * FROM mine"))
                .containsExactly(row(3));
    }

    @Test
    void aConditionReadsNoRowsOfAnotherTenant() {
        context.protect(
                TableSecurityPolicy.forTable("areas").allow("auditor").tenantColumn("who").build());
        rows("department IN (SELECT department FROM areas) AND boss = (SELECT 1 FROM grants g)");
        Principal bo = Principal.of("x", "b").inTenant("bo");
        assertThat(Staff.rows(context, bo, "SELECT id FROM staff")).containsExactly(row(3));
        assertThat(
                        Staff.rows(
                                context,
                                Principal.of("x", "b").inTenant("di"),
                                "SELECT 1 FROM staff"))
                .isEmpty();
        assertThat(Staff.rows(context, Principal.of("x", "b"), "SELECT 1 FROM staff")).isEmpty();
        rows("department IN (SELECT department FROM areas) AND id <> {principal.not}");
        Principal ana = Principal.of("x", "b").inTenant("ana").with("not", "2");
        assertThat(
                        Staff.rows(
                                context,
                                ana,
                                "SELECT s.id FROM staff s WHERE s.id < ? AND s.id > 0 ORDER BY 1",
                                4))
                .containsExactly(row(1), row(3));
    }
}
