package io.tauro.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.data.Row;
import io.tauro.engine.PushdownMode;
import io.tauro.engine.WholePlans;
import io.tauro.identity.Principal;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.FilterNode;
import io.tauro.internal.physical.PhysicalNode.SecureNode;
import io.tauro.internal.physical.PlanRewriter;
import io.tauro.internal.physical.RowRule;
import io.tauro.internal.verify.PolicyVerifier;
import io.tauro.query.QueryPlan;
import io.tauro.query.QueryResult;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.audit.AuditEvent;
import io.tauro.security.audit.AuditPhase;
import io.tauro.security.audit.EdgeCheck;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The condition of a policy of a view is proved of the plan, and looked at again at the edge. */
class ViewPolicyTest {

    private static final Principal ANA = Principal.of("ana", "analyst");

    private final List<AuditEvent> trail = new CopyOnWriteArrayList<>();
    private VirtualContext context = context(PushdownMode.OFF);

    private VirtualContext context(PushdownMode pushdown) {
        return VirtualContext.builder()
                .settings(settings -> settings.pushdown(pushdown))
                .table(
                        "staff",
                        Schema.of(
                                Column.of("id", DataType.INTEGER),
                                Column.of("dept", DataType.VARCHAR),
                                Column.of("pay", DataType.INTEGER)),
                        new Object[] {1, "Sales", 10},
                        new Object[] {2, "Sales", 20},
                        new Object[] {3, "HR", 30},
                        new Object[] {4, null, 40})
                .table(
                        "place",
                        Schema.of(
                                Column.of("dept", DataType.VARCHAR),
                                Column.of("town", DataType.VARCHAR)),
                        new Object[] {"Sales", "Ulm"},
                        new Object[] {"HR", "Kiel"})
                .policy(TableSecurityPolicy.forTable("staff").allow("analyst").build())
                .policy(TableSecurityPolicy.forTable("place").allow("analyst").build())
                .view("plain", "SELECT id, pay, dept FROM staff")
                .policy(limited("plain", "dept = 'Sales' AND pay > 10"))
                .view("joined", "SELECT s.id, p.town FROM staff s JOIN place p ON s.dept = p.dept")
                .policy(limited("joined", "town = 'Ulm'"))
                .view("summed", "SELECT dept AS d, sum(pay) AS total FROM staff GROUP BY dept")
                .policy(limited("summed", "d = 'Sales'"))
                .view("costly", "SELECT dept AS d, sum(pay) AS total FROM staff GROUP BY dept")
                .policy(limited("costly", "total > 29"))
                .view("made", "SELECT id, pay * 2 AS twice FROM staff")
                .policy(limited("made", "twice = 40"))
                .view("fixed", "SELECT * FROM (VALUES (1, 'a'), (2, 'b')) AS t (n, word)")
                .policy(limited("fixed", "word = 'b'"))
                .view("both", "SELECT id, pay FROM staff UNION ALL SELECT id, id FROM staff")
                .policy(limited("both", "pay = 2"))
                .view("firsts", "SELECT id, pay FROM staff ORDER BY pay DESC LIMIT 2")
                .policy(limited("firsts", "pay = 30"))
                .view(
                        "outer_joined",
                        "SELECT s.id, p.town FROM staff s LEFT JOIN place p USING (dept)")
                .policy(limited("outer_joined", "town IS NULL"))
                .view("above", "SELECT id, pay FROM plain")
                .policy(limited("above", "pay < 100"))
                .view("asked", "SELECT id, dept FROM staff")
                .policy(limited("asked", "id > 1 AND dept IN (SELECT dept FROM place)"))
                .audit(trail::add)
                .build();
    }

    private static TableSecurityPolicy limited(String view, String condition) {
        return TableSecurityPolicy.forTable(view)
                .allow("analyst")
                .rows("analyst", condition)
                .build();
    }

    @AfterEach
    void close() {
        context.close();
    }

    private List<String> rows(String sql) {
        List<String> rows = new ArrayList<>();
        try (QueryResult result = context.as(ANA).query(sql)) {
            for (Row row : result) {
                rows.add(row.values().toString());
            }
        }
        return rows;
    }

    @ParameterizedTest
    @EnumSource(
            value = PushdownMode.class,
            names = {"AUTO", "OFF"})
    void showsTheRowsForWhichItsConditionIsTrue(PushdownMode pushdown) {
        context.close();
        context = context(pushdown);
        Map<String, List<String>> expected = new HashMap<>();
        expected.put("SELECT pay FROM plain", List.of("[20]"));
        expected.put("SELECT count(*) FROM plain", List.of("[1]"));
        expected.put("SELECT pay FROM plain WHERE pay < 30 ORDER BY pay LIMIT 1", List.of("[20]"));
        expected.put("SELECT count(*), min(town) FROM joined", List.of("[2, Ulm]"));
        expected.put("SELECT total FROM summed", List.of("[30]"));
        expected.put(
                "SELECT d FROM costly WHERE d IS NOT NULL ORDER BY d", List.of("[HR]", "[Sales]"));
        expected.put("SELECT count(*) FROM costly", List.of("[3]"));
        expected.put("SELECT count(*) FROM made", List.of("[1]"));
        expected.put("SELECT n FROM fixed", List.of("[2]"));
        expected.put("SELECT count(*) FROM fixed", List.of("[1]"));
        expected.put("SELECT count(*) FROM both", List.of("[1]"));
        expected.put("SELECT pay FROM firsts", List.of("[30]"));
        expected.put("SELECT count(*) FROM outer_joined", List.of("[1]"));
        expected.put("SELECT pay FROM above", List.of("[20]"));
        expected.put("SELECT count(*) FROM above WHERE pay > 1", List.of("[1]"));
        expected.put("SELECT dept FROM asked ORDER BY dept", List.of("[HR]", "[Sales]"));
        expected.put("SELECT count(*) FROM asked", List.of("[2]"));
        expected.put(
                "SELECT a.pay FROM plain a JOIN above b ON a.pay = b.pay JOIN summed s ON s.total > a.pay",
                List.of("[20]"));
        expected.forEach((sql, rows) -> assertThat(rows(sql)).as(sql).isEqualTo(rows));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    SELECT pay FROM plain
                    SELECT count(*) FROM joined
                    SELECT total FROM summed
                    SELECT d FROM costly
                    SELECT count(*) FROM made
                    SELECT n FROM fixed
                    SELECT pay FROM firsts
                    SELECT count(*) FROM outer_joined
                    SELECT pay FROM above
                    SELECT count(*) FROM asked
                    """)
    void aPlanThatHasLostItIsRefused(String sql) {
        QueryPlan plan = context.as(ANA).plan(sql);
        PhysicalNode root = WholePlans.root(plan);
        assertThatCode(() -> PolicyVerifier.verify(root, WholePlans.grant(plan)))
                .doesNotThrowAnyException();
        PhysicalNode open = root.accept(new WithoutConditions());
        assertThatThrownBy(() -> PolicyVerifier.verify(open, WholePlans.grant(plan)))
                .hasMessageStartingWith("TAURO-9002");
    }

    private static final class WithoutConditions extends PlanRewriter {
        @Override
        public PhysicalNode filter(FilterNode node) {
            return super.filter(node) instanceof FilterNode filter ? filter.input() : node.input();
        }
    }

    @Test
    void aPlanThatHasLostItGetsItBackWhereThatIsAllThatIsMissing() {
        QueryPlan plan = context.as(ANA).plan("SELECT pay FROM plain");
        PhysicalNode open = WholePlans.root(plan).accept(new WithoutConditions());
        PhysicalNode mended = PolicyVerifier.assured(open, WholePlans.grant(plan));
        assertThatCode(() -> PolicyVerifier.verify(mended, WholePlans.grant(plan)))
                .doesNotThrowAnyException();
    }

    @Test
    void aConditionOnAnotherColumnOfTheRowsIsNone() {
        QueryPlan plan = context.as(ANA).plan("SELECT pay, dept FROM plain");
        PhysicalNode swapped =
                WholePlans.root(plan)
                        .accept(
                                new PlanRewriter() {
                                    @Override
                                    public PhysicalNode secure(SecureNode node) {
                                        return swapped(node);
                                    }
                                });
        assertThatThrownBy(() -> PolicyVerifier.verify(swapped, WholePlans.grant(plan)))
                .hasMessageStartingWith("TAURO-9002");
    }

    /** Says that the columns of the view are elsewhere than they are. */
    private static SecureNode swapped(SecureNode node) {
        int pay = Objects.requireNonNull(node.rows().inputs().get(1));
        Map<Integer, Integer> inputs = new HashMap<>(node.rows().inputs());
        inputs.put(1, Objects.requireNonNull(inputs.get(2)));
        inputs.put(2, pay);
        RowRule rows = node.rows();
        return new SecureNode(
                node.input(),
                node.table(),
                node.policy(),
                node.shown(),
                node.masked(),
                new RowRule(
                        rows.condition(),
                        rows.complete(),
                        rows.always(),
                        rows.columns(),
                        inputs,
                        rows.steady(),
                        rows.verified()),
                node.schema());
    }

    @Test
    void itsConditionIsLookedAtAgainAtTheEdge() {
        for (String view :
                List.of("plain", "joined", "summed", "costly", "made", "fixed", "above")) {
            trail.clear();
            rows("SELECT count(*) FROM " + view);
            assertThat(trail)
                    .as(view)
                    .filteredOn(event -> event.phase() == AuditPhase.END)
                    .extracting(event -> event.access().edgeCheck())
                    .containsExactly(Optional.of(EdgeCheck.FULL));
        }
        trail.clear();
        rows("SELECT count(*) FROM asked");
        assertThat(trail)
                .filteredOn(event -> event.phase() == AuditPhase.END)
                .extracting(event -> event.access().edgeCheck())
                .containsExactly(Optional.of(EdgeCheck.PLAN));
    }

    @Test
    void theConditionIsOverColumnsThatAreThere() {
        QueryPlan plan = context.as(ANA).plan("SELECT count(*) FROM plain");
        List<SecureNode> policies = new ArrayList<>();
        WholePlans.root(plan)
                .accept(
                        new PlanRewriter() {
                            @Override
                            public PhysicalNode secure(SecureNode node) {
                                policies.add(node);
                                return super.secure(node);
                            }
                        });
        assertThat(policies)
                .singleElement()
                .satisfies(
                        node -> {
                            assertThat(node.rows().inputs().keySet()).contains(1, 2);
                            assertThat(node.rows().condition()).isInstanceOf(Expression.And.class);
                        });
    }
}
