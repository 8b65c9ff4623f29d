package io.tauro.policy;

import static io.tauro.policy.Staff.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.engine.PushdownMode;
import io.tauro.identity.Principal;
import io.tauro.memory.MemoryTable;
import io.tauro.security.DefaultAccess;
import io.tauro.security.FieldSecurityPolicy;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.TagPolicy;
import io.tauro.security.mask.Mask;
import io.tauro.security.mask.MaskFunction;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import io.tauro.type.DataType;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the words of a policy mean, each in a query. */
class PolicyDetailsTest {

    private static final Principal ANA = Principal.of("ana", "a");

    private static List<List<Object>> ask(VirtualContextBuilder builder, String sql) {
        return ask(builder, ANA, sql);
    }

    private static List<List<Object>> ask(
            VirtualContextBuilder builder, Principal who, String sql) {
        try (VirtualContext context = builder.build()) {
            return Staff.rows(context, who, sql);
        }
    }

    private static VirtualContextBuilder staff(TableSecurityPolicy policy) {
        return Staff.context(PushdownMode.AUTO, 10).policy(policy);
    }

    private static TableSecurityPolicy.Builder policy() {
        return TableSecurityPolicy.forTable("staff").allow("a", "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id IS NOT NULL",
                "id IS NOT NULL AND 1 = 1",
                "id = id",
                "id IS NOT NULL OR salary > 1"
            })
    void aConditionThatIsTrueOfEveryRowHidesNone(String condition) {
        assertThat(ask(staff(policy().rows("a", condition).build()), "SELECT count(*) FROM staff"))
                .containsExactly(row(5L));
    }

    @Test
    void aPatternThatTakesAnyTextHidesNullsAlsoOfAMaskedColumn() {
        VirtualContextBuilder masked =
                staff(policy().rows("a", "email LIKE '%'").mask("email", Mask.redact()).build());
        assertThat(ask(masked, "SELECT id, email FROM staff WHERE id > 3"))
                .containsExactly(row(4, "***"));
    }

    @Test
    void anExpressionIsComputedOfTheRowAsItIs() {
        VirtualContextBuilder masked =
                staff(
                        policy().mask("name", Mask.expression("upper(name) || ' ' || email"))
                                .mask("email", Mask.nullify())
                                .mask("salary", Mask.expression("salary / 100 * 100"))
                                .mask(
                                        "department",
                                        Mask.expression(
                                                "CASE WHEN name = {principal} THEN department ELSE 'any' END"))
                                .build());
        assertThat(
                        ask(
                                masked,
                                Principal.of("Bob", "a"),
                                "SELECT name, email, salary, department FROM staff WHERE id < 3 ORDER"
                                        + " BY id"))
                .containsExactly(
                        row("ANN ann@example.com", null, 100, "any"),
                        row("BOB bob@example.org", null, 200, "Sales"));
    }

    @Test
    void anExpressionThatAsksForWhatIsNotKnownIsNull() {
        assertThat(
                        ask(
                                staff(
                                        policy().mask(
                                                        "name",
                                                        Mask.expression(
                                                                "name || {principal.suffix}"))
                                                .build()),
                                "SELECT DISTINCT name FROM staff"))
                .containsExactly(row((Object) null));
    }

    @Test
    void anExpressionIsOfItsOwnType() {
        try (VirtualContext context =
                staff(policy().mask("salary", Mask.expression("'about ' || salary")).build())
                        .build()) {
            assertThat(
                            context.as(ANA)
                                    .columns("staff")
                                    .orElseThrow()
                                    .column("salary")
                                    .orElseThrow())
                    .matches(column -> column.type().kind().isText());
            assertThat(Staff.rows(context, ANA, "SELECT max(salary || '!') FROM staff"))
                    .containsExactly(row("about 200!"));
        }
    }

    @Test
    void aConstantInThePlaceOfAColumnIsNoConstantForTheQuery() {
        assertThat(
                        ask(
                                staff(policy().mask("department", Mask.expression("'x'")).build()),
                                "SELECT department, count(*) FROM staff WHERE department = 'x' GROUP BY"
                                        + " department"))
                .containsExactly(row("x", 5L));
    }

    @Test
    void aFunctionOfTheHostsIsAMask() {
        MaskFunction reversed =
                new MaskFunction() {
                    @Override
                    public String name() {
                        return "reversed";
                    }

                    @Override
                    public Object mask(Object value, DataType type) {
                        return new StringBuilder((String) value).reverse().toString();
                    }
                };
        assertThat(
                        ask(
                                staff(policy().mask("name", Mask.of(reversed)).build()),
                                "SELECT name FROM staff WHERE name = 'nnA'"))
                .containsExactly(row("nnA"));
    }

    @Test
    void aDeniedRoleSeesNothing() {
        assertThatThrownBy(
                        () ->
                                ask(
                                        staff(policy().deny("b").build()),
                                        Principal.of("x", "a", "b"),
                                        "SELECT 1 FROM staff"))
                .hasMessageContaining("TAURO-3001");
    }

    @Test
    void aColumnThatCameLaterIsNotThere() {
        assertThatThrownBy(
                        () ->
                                ask(
                                        staff(policy().knownColumns("id", "NAME").build()),
                                        "SELECT email FROM staff"))
                .hasMessageContaining("TAURO-2003");
        assertThat(
                        ask(
                                staff(policy().knownColumns("id", "NAME").build()),
                                "SELECT * FROM staff WHERE id = 1"))
                .containsExactly(row(1, "Ann"));
    }

    @Test
    void aTableOfWhichNothingMayBeSeenIsNotThere() {
        assertThatThrownBy(
                        () ->
                                ask(
                                        staff(policy().knownColumns("nothing").build()),
                                        "SELECT count(*) FROM staff"))
                .hasMessageContaining("TAURO-3001");
    }

    @Test
    void tagsMaskTheColumnsOfTheirTables() {
        VirtualContextBuilder tagged =
                VirtualContext.builder()
                        .rows("staff", MemoryTable.of(Staff.SCHEMA, Staff.ROWS))
                        .table(
                                VirtualTable.named("staff")
                                        .from("memory", TableSource.table("staff"))
                                        .tags("pii")
                                        .build())
                        .defaultAccess(DefaultAccess.ALLOW)
                        .tagPolicy(
                                TagPolicy.forTag(
                                        "pii",
                                        FieldSecurityPolicy.masked("*MAIL*", Mask.email(), "b"),
                                        FieldSecurityPolicy.restricted("sal*")));
        assertThat(ask(tagged, "SELECT * FROM staff WHERE id = 2"))
                .containsExactly(row(2, "Bob", "Sales", "b***@example.org", 1));
    }

    @Test
    void theDatesOfUsersOfTheOriginalSystem() {
        LocalDate today = LocalDate.now(java.time.ZoneOffset.UTC);
        VirtualContextBuilder dated =
                VirtualContext.builder()
                        .tableOfMaps(
                                "t",
                                List.of(
                                        java.util.Map.of("id", 1, "at", today.minusMonths(6)),
                                        java.util.Map.of("id", 2, "at", today.minusMonths(18))))
                        .policy(
                                TableSecurityPolicy.forTable("t")
                                        .allow("a")
                                        .rows("a", "at > DATE_SUB(NOW(), INTERVAL 1 YEAR)")
                                        .build());
        assertThat(ask(dated, "SELECT id FROM t")).containsExactly(row(1));
    }

    @Test
    void aViewThatReadsAHiddenColumnDoesNotTellItsName() {
        VirtualContextBuilder viewed =
                staff(policy().restrictField("salary", "b").build())
                        .view("pay", "SELECT id, salary AS pay FROM staff");
        assertThatThrownBy(() -> ask(viewed, "SELECT * FROM pay"))
                .hasMessageContaining("'pay'")
                .hasMessageNotContaining("salary");
        assertThat(
                        ask(
                                staff(policy().restrictField("salary", "b").build())
                                        .view("pay", "SELECT id, salary AS pay FROM staff"),
                                Principal.of("x", "b"),
                                "SELECT pay FROM pay WHERE id = 1"))
                .containsExactly(row(150));
    }

    @Test
    void samplesValuesAndTablesByNameAreUnderPolicyToo() {
        VirtualContextBuilder limited = staff(policy().rows("a", "department = 'Sales'").build());
        assertThat(ask(limited, "SELECT count(*) FROM staff TABLESAMPLE BERNOULLI(100)"))
                .containsExactly(row(3L));
        assertThat(
                        ask(
                                staff(policy().rows("a", "department = 'Sales'").build()),
                                "SELECT count(*) FROM (TABLE staff) x"))
                .containsExactly(row(3L));
        assertThat(
                        ask(
                                staff(policy().rows("a", "department = 'Sales'").build()),
                                "SELECT * FROM (SELECT department, id FROM staff) PIVOT (count(*) FOR"
                                        + " department IN ('Sales' AS s, 'IT' AS i)) ORDER BY 1"))
                .containsExactly(row(1, 1L, 0L), row(2, 1L, 0L), row(5, 1L, 0L));
    }

    @Test
    void numbersDatesAndListsOfThePrincipalAreOfTheTypeBesideThem() {
        Principal ana =
                ANA.with("boss", "1", "3")
                        .with("least", "100.5")
                        .with("flag", "true")
                        .with("bad", "1x");
        assertThat(
                        ask(
                                staff(policy().rows("a", "boss IN ({principal.boss})").build()),
                                ana,
                                "SELECT id FROM staff ORDER BY id"))
                .containsExactly(row(2), row(3), row(4), row(5));
        assertThat(
                        ask(
                                staff(
                                        policy().rows(
                                                        "a",
                                                        "salary > CAST({principal.least} AS DECIMAL(5,1))"
                                                                + " AND {principal.flag}")
                                                .build()),
                                ana,
                                "SELECT id FROM staff ORDER BY id"))
                .containsExactly(row(1), row(2));
        assertThat(
                        ask(
                                staff(policy().rows("a", "boss IN (1, {principal.bad})").build()),
                                ana,
                                "SELECT id FROM staff"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "name LIKE {principal} || '%' ; 1",
                "lower(name) = lower({principal}) ; 1",
                "1 = 1 ; 1 2 3 4 5",
                "TRUE OR name = {principal} ; 1 2 3 4 5",
                "1 = 0 ; ''",
                "NULL ; ''",
                "name LIKE substring({principal}, 1, 1) || '%' ; 1",
                "{principal.level} > 3 ; 1 2 3 4 5",
                "{principal.level} > 7 ; ''",
                "{principal.level} > {principal.bad} ; 1 2 3 4 5",
                "salary >= {principal.level} * 30 ; 1 2",
                "COALESCE(department, {principal.dep}) = {principal.dep} ; 3 4",
                "CASE WHEN {principal.dep} = 'IT' THEN salary < 150 ELSE TRUE END ; 3 4",
                "position(CAST({principal} AS VARCHAR) IN name) > 0 ; 1",
                "name BETWEEN {principal} AND {principal.last} ; 1 2 3",
                "NOT name = {principal} AND boss IS DISTINCT FROM {principal.level} ; 2 3 4 5",
                "department NOT IN ({principal.dep}, 'x') ; 1 2 5",
                "boss NOT IN ({principal.many}) ; 4 5",
                "boss = {principal.many} ; 2 3",
                "(boss, department) IN ((1, {principal.dep})) ; 3",
                "id IN (SELECT 1 WHERE {principal} = 'Ann') ; 1",
            })
    void placeholdersStandWhereValuesDo(String condition, String ids) {
        Principal ann =
                Principal.of("Ann", "a")
                        .with("level", "5")
                        .with("bad", "3x")
                        .with("dep", "IT")
                        .with("last", "Cz")
                        .with("many", "1", "7");
        List<List<Object>> expected =
                ids.isEmpty()
                        ? List.of()
                        : Arrays.stream(ids.split(" "))
                                .map(id -> row(Integer.valueOf(id)))
                                .toList();
        for (PushdownMode pushdown : List.of(PushdownMode.AUTO, PushdownMode.OFF)) {
            VirtualContextBuilder limited =
                    Staff.context(pushdown, 10).policy(policy().rows("a", condition).build());
            assertThat(ask(limited, ann, "SELECT id FROM staff ORDER BY id")).isEqualTo(expected);
        }
    }
}
