package io.tauro.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.memory.MemoryConnector;
import io.tauro.memory.MemoryTable;
import io.tauro.query.QueryResult;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.audit.AuditEvent;
import io.tauro.security.audit.AuditPhase;
import io.tauro.security.audit.AuditStatus;
import io.tauro.security.audit.EdgeCheck;
import io.tauro.security.audit.Operation;
import io.tauro.security.mask.Mask;
import io.tauro.spi.Connector;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What a source delivers against a policy reaches nobody, whatever the source has promised. */
class EdgeCheckTest {

    private static final Schema STAFF =
            Schema.of(
                    Column.of("id", DataType.INTEGER),
                    Column.of("department", DataType.VARCHAR),
                    Column.of("secret", DataType.VARCHAR));

    private static final MemoryTable ROWS =
            MemoryTable.of(
                    STAFF,
                    List.of(
                            List.of(1, "Sales", "canary-one"),
                            List.of(2, "IT", "canary-two"),
                            List.of(3, "Sales", "canary-three")));

    private static final Principal ANA = Principal.of("ana", "analyst");

    private final List<AuditEvent> trail = new CopyOnWriteArrayList<>();

    private VirtualContext context(Connector source, TableSecurityPolicy policy) {
        return VirtualContext.builder()
                .connection("c", new Connected(source))
                .table(VirtualTable.named("t").from("c", TableSource.table("t")).build())
                .policy(policy)
                .audit(trail::add)
                .build();
    }

    private static TableSecurityPolicy sales() {
        return TableSecurityPolicy.forTable("t")
                .allow("analyst")
                .rows("analyst", "department = 'Sales'")
                .build();
    }

    private static List<List<Object>> rows(VirtualContext context, String sql) {
        List<List<Object>> rows = new ArrayList<>();
        try (QueryResult result = context.as(ANA).query(sql)) {
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

    private void assertViolation(Connector source, TableSecurityPolicy policy, String sql) {
        try (VirtualContext context = context(source, policy)) {
            assertThatThrownBy(() -> rows(context, sql))
                    .isInstanceOfSatisfying(
                            TauroException.class,
                            error -> {
                                assertThat(error.code()).isEqualTo(ErrorCode.POLICY_VIOLATION);
                                assertThat(error.toString())
                                        .doesNotContain("canary")
                                        .doesNotContain("Sales");
                            });
        }
    }

    @Test
    void aSourceThatIgnoresTheRowFilterIsCaught() {
        assertViolation(LyingConnector.ignoringFilters(ROWS), sales(), "SELECT id FROM t");
    }

    @Test
    void itIsCaughtUnderAggregatesAndLimitsToo() {
        assertViolation(LyingConnector.ignoringFilters(ROWS), sales(), "SELECT count(*) FROM t");
        assertViolation(
                LyingConnector.ignoringFilters(ROWS), sales(), "SELECT max(id) FROM t LIMIT 1");
    }

    @Test
    void itIsCaughtByThePolicyOfAViewToo() {
        Connector liar = LyingConnector.ignoringFilters(ROWS);
        try (VirtualContext context =
                VirtualContext.builder()
                        .connection("c", new Connected(liar))
                        .table(VirtualTable.named("t").from("c", TableSource.table("t")).build())
                        .view("v", "SELECT id AS n, department AS d FROM t")
                        .policy(TableSecurityPolicy.forTable("t").allow("analyst").build())
                        .policy(
                                TableSecurityPolicy.forTable("v")
                                        .allow("analyst")
                                        .rows("analyst", "d = 'Sales'")
                                        .build())
                        .build()) {
            for (String sql :
                    List.of("SELECT n FROM v", "SELECT count(*) FROM v", "SELECT d FROM v")) {
                assertThatThrownBy(() -> rows(context, sql))
                        .as(sql)
                        .hasMessageStartingWith("TAURO-3005 Table 'v' was about to deliver");
            }
        }
    }

    @Test
    void aConditionBesideOneWithASubQueryIsLookedAtToo() {
        TableSecurityPolicy policy =
                TableSecurityPolicy.forTable("t")
                        .allow("analyst")
                        .rows("analyst", "department = 'Sales' AND id IN (SELECT id FROM u)")
                        .build();
        try (VirtualContext context =
                VirtualContext.builder()
                        .connection("c", new Connected(MemoryConnector.of(Map.of("t", ROWS))))
                        .table(VirtualTable.named("t").from("c", TableSource.table("t")).build())
                        .table(
                                "u",
                                Schema.of(Column.of("id", DataType.INTEGER)),
                                new Object[] {1},
                                new Object[] {2})
                        .policy(policy)
                        .build()) {
            assertThat(rows(context, "SELECT secret FROM t"))
                    .containsExactly(List.of("canary-one"));
            assertThat(rows(context, "SELECT count(*) FROM t")).containsExactly(List.of(1L));
        }
    }

    @Test
    void aSourceThatDeliversAnotherColumnInThePlaceOfThePolicysIsCaught() {
        assertViolation(LyingConnector.swapping(ROWS, 1, 2), sales(), "SELECT id, secret FROM t");
    }

    @Test
    void theViolationIsARecordOfItsOwn() {
        assertViolation(LyingConnector.ignoringFilters(ROWS), sales(), "SELECT id FROM t");
        assertThat(trail)
                .filteredOn(event -> event.operation() == Operation.EDGE_CHECK)
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.status()).isEqualTo(AuditStatus.FAILED);
                            assertThat(event.tables()).containsExactly("t");
                            assertThat(event.principal()).isEqualTo("ana");
                            assertThat(event.reason()).contains("TAURO-3005");
                        });
        assertThat(trail)
                .filteredOn(event -> event.phase() == AuditPhase.END)
                .singleElement()
                .satisfies(event -> assertThat(event.status()).isEqualTo(AuditStatus.FAILED));
    }

    @Test
    void anHonestSourceIsNotDisturbed() {
        try (VirtualContext context = memory(sales())) {
            assertThat(rows(context, "SELECT id FROM t ORDER BY id"))
                    .containsExactly(List.of(1), List.of(3));
        }
        assertThat(edgeChecks()).containsOnly(Optional.of(EdgeCheck.FULL));
    }

    private VirtualContext memory(TableSecurityPolicy policy) {
        return context(MemoryConnector.of(Map.of("t", ROWS)), policy);
    }

    private List<Optional<EdgeCheck>> edgeChecks() {
        return trail.stream()
                .filter(event -> event.phase() == AuditPhase.END)
                .map(event -> event.access().edgeCheck())
                .toList();
    }

    @Test
    void aConditionThatIsNotInterpretedIsRecordedAsCheckedInThePlanAlone() {
        TableSecurityPolicy digest =
                TableSecurityPolicy.forTable("t")
                        .allow("analyst")
                        .rows("analyst", "MD5(department) = MD5('Sales')")
                        .build();
        try (VirtualContext context = memory(digest)) {
            assertThat(rows(context, "SELECT id FROM t ORDER BY id"))
                    .containsExactly(List.of(1), List.of(3));
        }
        assertThat(edgeChecks()).containsOnly(Optional.of(EdgeCheck.PLAN));
    }

    @Test
    void aTableThatIsSeenAsItIsHasNothingToCheck() {
        try (VirtualContext context =
                memory(TableSecurityPolicy.forTable("t").allow("analyst").build())) {
            assertThat(rows(context, "SELECT id FROM t")).hasSize(3);
        }
        assertThat(edgeChecks()).containsOnly(Optional.empty());
    }

    @Test
    void masksAreHeldAgainstTheirOtherSelves() {
        TableSecurityPolicy masked =
                TableSecurityPolicy.forTable("t")
                        .allow("analyst")
                        .mask("secret", Mask.partial(1, 1))
                        .build();
        try (VirtualContext context = memory(masked)) {
            assertThat(rows(context, "SELECT secret FROM t WHERE id = 1"))
                    .containsExactly(List.of("c***e"));
        }
        assertThat(edgeChecks()).containsOnly(Optional.of(EdgeCheck.FULL));
    }
}
