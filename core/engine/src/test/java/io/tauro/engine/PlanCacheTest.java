package io.tauro.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.VirtualSession;
import io.tauro.data.Row;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.PlanCacheMetrics;
import io.tauro.query.QueryPlan;
import io.tauro.query.QueryResult;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.audit.AuditEvent;
import io.tauro.security.audit.AuditSink;
import io.tauro.security.audit.AuditStatus;
import io.tauro.security.audit.Operation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which queries share a plan, and that none gets one that was made for something else. */
class PlanCacheTest {

    record Item(int id, @Nullable String name, BigDecimal price) {}

    private static final List<Item> ITEMS =
            IntStream.range(0, 100)
                    .mapToObj(i -> new Item(i, i == 7 ? null : "n" + i, BigDecimal.valueOf(i, 1)))
                    .toList();

    record Wide(long id, String name, BigDecimal price) {}

    private static final List<Wide> WIDE =
            IntStream.range(0, 3)
                    .mapToObj(i -> new Wide(i, "n" + i, BigDecimal.valueOf(i + 1)))
                    .toList();

    private static final Principal ANA = Principal.of("ana", "analyst");
    private static final Principal BO = Principal.of("bo", "intern");

    private static VirtualContext context() {
        return VirtualContext.builder().table("items", ITEMS, Item.class).build();
    }

    private static List<String> rows(
            VirtualSession session, String sql, @Nullable Object... parameters) {
        return values(session.query(sql, parameters));
    }

    private static List<String> values(QueryResult open) {
        try (QueryResult result = open) {
            return result.stream()
                    .map(Row::values)
                    .map(
                            values ->
                                    values.stream()
                                            .map(String::valueOf)
                                            .collect(Collectors.joining("|")))
                    .toList();
        }
    }

    private static long hits(VirtualContext context) {
        return context.metrics().planCache().hits();
    }

    @Test
    void aValueThatDecidesPartOfAConditionLeavesAValidOne() {
        try (VirtualContext context = context()) {
            VirtualSession session = context.as(Principal.ANONYMOUS);
            String sql =
                    "SELECT id FROM items WHERE COALESCE(name, ?) LIKE 'n!%7' ESCAPE '!' OR id = ?";

            assertThat(rows(session, sql, "x", 3)).containsExactly("3");
            assertThat(rows(session, sql, "n%7", 4)).containsExactly("4", "7");
            assertThat(rows(session, sql, null, 5)).containsExactly("5");
        }
    }

    @Test
    void literalsThatRowsAreComparedWithShareAPlan() {
        try (VirtualContext context = context()) {
            VirtualSession ana = context.as(ANA);
            assertThat(rows(ana, "SELECT name FROM items WHERE id = 3")).containsExactly("n3");
            assertThat(rows(ana, "SELECT name FROM items WHERE id = 41")).containsExactly("n41");
            assertThat(rows(ana, "SELECT name FROM items WHERE id = 7")).containsExactly("null");
            assertThat(rows(ana, "SELECT name FROM items WHERE id = -1")).isEmpty();
            assertThat(context.metrics().planCache())
                    .isEqualTo(new PlanCacheMetrics(2, 2, 0, 2, 500));
        }
    }

    @Test
    void literalsBehindWhatTheParserReadsInOtherWordsAreTakenForThemselves() {
        String one =
                "SELECT (SELECT 1 WHERE TRUE) FROM (SELECT id i FROM items) t WHERE i=%d OR i=%d";
        String two = "SELECT i FROM (SELECT id i FROM items) t WHERE i & 127=%d OR i=%d ORDER BY i";
        try (VirtualContext context = context()) {
            VirtualSession ana = context.as(ANA);
            assertThat(rows(ana, one.formatted(5, 5))).hasSize(1);
            assertThat(rows(ana, one.formatted(5, 7))).hasSize(2);
            assertThat(rows(ana, one.formatted(7, 5))).hasSize(2);
            assertThat(rows(ana, two.formatted(5, 5))).containsExactly("5");
            assertThat(rows(ana, two.formatted(5, 7))).containsExactly("5", "7");
            assertThat(rows(ana, two.formatted(8, 5))).containsExactly("5", "8");
        }
    }

    @Test
    void aLiteralOfAnotherTypeHasAPlanOfItsOwn() {
        try (VirtualContext context = context()) {
            VirtualSession ana = context.as(ANA);
            assertThat(rows(ana, "SELECT name FROM items WHERE id < 1")).containsExactly("n0");
            assertThat(rows(ana, "SELECT name FROM items WHERE id < 1.5"))
                    .containsExactly("n0", "n1");
            assertThat(rows(ana, "SELECT name FROM items WHERE id > 3000000000")).isEmpty();
            assertThat(rows(ana, "SELECT name FROM items WHERE price = 0.30"))
                    .containsExactly("n3");
            assertThat(rows(ana, "SELECT name FROM items WHERE price = 0.4")).containsExactly("n4");
            assertThat(hits(context)).isZero();
        }
    }

    @Test
    void literalsThatSayWhatIsMeantDoNotShareAPlan() {
        try (VirtualContext context = context()) {
            VirtualSession ana = context.as(ANA);
            String two = "SELECT id, name FROM items WHERE id < 3 ORDER BY ";
            assertThat(rows(ana, two + "1 DESC")).containsExactly("2|n2", "1|n1", "0|n0");
            assertThat(rows(ana, two + "2")).containsExactly("0|n0", "1|n1", "2|n2");
            assertThat(rows(ana, "SELECT 1 FROM items WHERE id = 5")).containsExactly("1");
            assertThat(rows(ana, "SELECT 2 FROM items WHERE id = 5")).containsExactly("2");
            assertThat(rows(ana, "SELECT id FROM items ORDER BY id LIMIT 1")).containsExactly("0");
            assertThat(rows(ana, "SELECT id FROM items ORDER BY id LIMIT 2"))
                    .containsExactly("0", "1");
            assertThat(rows(ana, "SELECT id FROM items ORDER BY id LIMIT ?", 1))
                    .containsExactly("0");
            assertThat(rows(ana, "SELECT id FROM items ORDER BY id LIMIT ?", 2))
                    .containsExactly("0", "1");
            assertThat(hits(context)).isZero();
        }
    }

    @Test
    void theCaseOfANameIsPartOfTheQuery() {
        try (VirtualContext context = context()) {
            VirtualSession ana = context.as(ANA);
            try (QueryResult lower = ana.query("SELECT max(id) AS most FROM items");
                    QueryResult upper = ana.query("SELECT max(id) AS Most FROM items")) {
                assertThat(lower.schema().names()).containsExactly("most");
                assertThat(upper.schema().names()).containsExactly("Most");
            }
        }
    }

    @Test
    void aPlanThatOnlyGetsOtherValuesGivesTheirRows() {
        try (VirtualContext context = context()) {
            VirtualSession ana = context.as(ANA);
            String range =
                    "SELECT id, name FROM items WHERE ? <= id AND id < ? AND name <> ? AND price IS NOT NULL";
            for (int i = 0; i < 3; i++) {
                assertThat(rows(ana, range, 3, 5, "n3")).containsExactly("4|n4");
                assertThat(rows(ana, range, 6, 9L, "x")).containsExactly("6|n6", "8|n8");
                assertThat(rows(ana, range, 5, 3, "x")).isEmpty();
                assertThat(rows(ana, range, 98, 3_000_000_000L, "n99")).containsExactly("98|n98");
                assertThat(rows(ana, range, null, 9L, "x")).isEmpty();
                assertThat(rows(ana, range, 96, 98L, "n97 ")).containsExactly("96|n96", "97|n97");
            }
            assertThat(ana.explain(range, 3, 5, "x"))
                    .isEqualTo(ana.explain(range, 7, 8, "y"))
                    .contains("id >= ?");
            QueryPlan first = ana.plan(range, 3, 5, "x");
            QueryPlan second = ana.plan(range, 10, 11, "x");
            assertThat(values(ana.execute(first))).containsExactly("3|n3", "4|n4");
            assertThat(values(ana.execute(second))).containsExactly("10|n10");
        }
    }

    @Test
    void valuesThatASourceTakesDifferentlyGiveTheRightRows() {
        try (VirtualContext context = context()) {
            VirtualSession ana = context.as(ANA);
            String byId = "SELECT name FROM items WHERE id = ?";
            for (int i = 0; i < 2; i++) {
                assertThat(rows(ana, byId, 3)).containsExactly("n3");
                assertThat(rows(ana, byId, 3_000_000_000L)).isEmpty();
                assertThat(rows(ana, byId, 4L)).containsExactly("n4");
                assertThat(rows(ana, byId, new BigDecimal("4.5"))).isEmpty();
                assertThat(rows(ana, byId, new BigDecimal("5.0"))).containsExactly("n5");
                assertThat(rows(ana, byId, "6")).containsExactly("n6");
                assertThat(rows(ana, byId, (Object) null)).isEmpty();
                assertThat(rows(ana, byId, Double.NaN)).isEmpty();
                assertThat(rows(ana, "SELECT id FROM items WHERE name LIKE ?", "%99"))
                        .containsExactly("99");
                assertThat(rows(ana, "SELECT id FROM items WHERE name LIKE ?", "n7_")).hasSize(10);
                assertThat(rows(ana, "SELECT id FROM items WHERE name = ?", "")).isEmpty();
            }
        }
    }

    @Test
    void valuesOfANarrowerTypeThanTheColumnAreThoseOfEachRun() {
        try (VirtualContext context =
                VirtualContext.builder().table("wide", WIDE, Wide.class).build()) {
            VirtualSession ana = context.as(ANA);
            for (int i = 0; i < 3; i++) {
                String sql = "SELECT name FROM wide WHERE id = " + i + " AND price > 0." + i;
                assertThat(rows(ana, sql)).containsExactly("n" + i);
                assertThat(rows(ana, "SELECT name FROM wide WHERE price = " + i + " + 1"))
                        .containsExactly("n" + i);
            }
            assertThat(rows(ana, "SELECT name FROM wide WHERE id = CAST(? AS TINYINT)", 2))
                    .containsExactly("n2");
            assertThatThrownBy(
                            () ->
                                    rows(
                                            ana,
                                            "SELECT name FROM wide WHERE id = CAST(? AS TINYINT)",
                                            300))
                    .isInstanceOf(TauroException.class);
        }
    }

    @Test
    void anOptionalConditionIsGivenToTheSourceWhenItIsDecided() {
        try (VirtualContext context = context()) {
            VirtualSession ana = context.as(ANA);
            String sql = "SELECT count(*) FROM items WHERE (? = 0 OR id = ?)";
            assertThat(rows(ana, sql, 0, 5)).containsExactly("100");
            assertThat(rows(ana, sql, 1, 5)).containsExactly("1");
            assertThat(ana.explain(sql, 1, 5)).contains("pushed   id = ?").doesNotContain("Filter");
            assertThat(hits(context)).isEqualTo(2);
        }
    }

    @Test
    void anImpossibleConditionAsksNothingOfTheSource() {
        try (VirtualContext context = context()) {
            VirtualSession ana = context.as(ANA);
            String sql = "SELECT id FROM items WHERE ? = 1";
            assertThat(rows(ana, sql, 1)).hasSize(100);
            try (QueryResult result = ana.query(sql, 2)) {
                assertThat(result.stream()).isEmpty();
                assertThat(result.statistics().scans()).isEmpty();
            }
        }
    }

    @Test
    void principalsDoNotShareAPlan() {
        try (VirtualContext context =
                VirtualContext.builder()
                        .table("items", ITEMS, Item.class)
                        .policy(TableSecurityPolicy.forTable("items").allow("analyst").build())
                        .build()) {
            String sql = "SELECT name FROM items WHERE id = 3";
            assertThat(rows(context.as(ANA), sql)).containsExactly("n3");
            assertDenied(context.as(BO), sql);
            assertThat(rows(context.as(Principal.of("cy", "analyst")), sql)).containsExactly("n3");
            assertThat(hits(context)).isZero();
        }
    }

    @Test
    void aPlanDoesNotOutliveThePoliciesItWasMadeUnder() {
        try (VirtualContext context = context()) {
            String sql = "SELECT name FROM items WHERE id = 3";
            VirtualSession bo = context.as(BO);
            assertThat(rows(bo, sql)).containsExactly("n3");
            assertThat(rows(bo, sql)).containsExactly("n3");
            context.protect(TableSecurityPolicy.forTable("items").allow("analyst").build());
            assertDenied(bo, sql);
            context.protect(TableSecurityPolicy.forTable("items").allow("intern").build());
            assertThat(rows(bo, sql)).containsExactly("n3");
            assertThat(hits(context)).isEqualTo(1);
        }
    }

    @Test
    void aPolicyOfAViewIsAskedForEachRun() {
        List<AuditEvent> events = Collections.synchronizedList(new ArrayList<>());
        try (VirtualContext context =
                VirtualContext.builder()
                        .table("items", ITEMS, Item.class)
                        .view("cheap", "SELECT * FROM items WHERE price < 1")
                        .policy(TableSecurityPolicy.forTable("cheap").allow("analyst").build())
                        .policy(
                                TableSecurityPolicy.forTable("items")
                                        .allow("analyst", "intern")
                                        .build())
                        .audit(new Collecting(events))
                        .build()) {
            String sql = "SELECT count(*) FROM cheap";
            assertThat(rows(context.as(ANA), sql)).containsExactly("10");
            assertThat(rows(context.as(ANA), sql)).containsExactly("10");
            assertDenied(context.as(BO), sql);
            assertDenied(context.as(BO), sql);
            events.removeIf(event -> event.operation() == Operation.POLICY_CHANGE);
            assertThat(events.stream().map(AuditEvent::status))
                    .containsExactly(
                            AuditStatus.STARTED,
                            AuditStatus.SUCCESS,
                            AuditStatus.STARTED,
                            AuditStatus.SUCCESS,
                            AuditStatus.DENIED,
                            AuditStatus.DENIED);
            assertThat(events.stream().map(AuditEvent::queryId).distinct()).hasSize(4);
        }
    }

    private record Collecting(List<AuditEvent> events) implements AuditSink {
        @Override
        public void write(AuditEvent event) {
            events.add(event);
        }

        @Override
        public void close() {}
    }

    @Test
    void aPlanDoesNotOutliveTheNamesItWasMadeWith() {
        try (VirtualContext context = context()) {
            VirtualSession ana = context.as(ANA);
            context.view("few", "SELECT id FROM items WHERE id < 2");
            QueryPlan early = ana.plan("SELECT count(*) FROM few");
            assertThat(rows(ana, "SELECT count(*) FROM few")).containsExactly("2");
            context.registry().remove("few");
            assertThatThrownBy(() -> rows(ana, "SELECT count(*) FROM few"))
                    .isInstanceOfSatisfying(
                            TauroException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.TABLE_NOT_FOUND));
            context.view("few", "SELECT id FROM items WHERE id < 5");
            assertThat(rows(ana, "SELECT count(*) FROM few")).containsExactly("5");
            try (QueryResult again = ana.execute(early)) {
                assertThat(again.stream().map(row -> row.getLong(0))).containsExactly(5L);
            }
        }
    }

    @Test
    void theTimeIsThatOfEachRun() {
        try (VirtualContext context = context()) {
            VirtualSession ana = context.as(ANA);
            String sql =
                    "SELECT current_timestamp AS a, now() AS b FROM items WHERE id = 1"
                            + " AND current_date > DATE '2020-01-01'";
            OffsetDateTime first = moment(ana.query(sql));
            assertThat(moment(ana.query(sql))).isAfter(first);
            assertThat(hits(context)).isEqualTo(1);
            QueryPlan plan = ana.plan(sql);
            OffsetDateTime planned = moment(ana.execute(plan));
            assertThat(moment(ana.execute(plan))).isAfter(planned);
            assertThat(planned.toInstant()).isBefore(Instant.now());
        }
    }

    private static OffsetDateTime moment(QueryResult query) {
        try (QueryResult result = query) {
            Row row = result.iterator().next();
            assertThat(row.get("a")).isEqualTo(row.get("b"));
            return (OffsetDateTime) row.get("a");
        }
    }

    @Test
    void randomValuesAreThoseOfEachRun() {
        try (VirtualContext context = context()) {
            VirtualSession ana = context.as(ANA);
            String sql = "SELECT rand() FROM items WHERE id = 1";
            assertThat(Stream.generate(() -> rows(ana, sql)).limit(3).distinct()).hasSize(3);
            assertThat(hits(context)).isEqualTo(2);
        }
    }

    @Test
    void plansThatWereNotUsedForLongestAreDropped() {
        try (VirtualContext context =
                VirtualContext.builder()
                        .table("items", ITEMS, Item.class)
                        .settings(settings -> settings.cachedPlans(2))
                        .build()) {
            VirtualSession ana = context.as(ANA);
            rows(ana, "SELECT id FROM items");
            rows(ana, "SELECT name FROM items");
            rows(ana, "SELECT id FROM items");
            rows(ana, "SELECT price FROM items");
            rows(ana, "SELECT id FROM items");
            assertThat(context.metrics().planCache())
                    .isEqualTo(new PlanCacheMetrics(2, 3, 1, 2, 2));
        }
    }

    @Test
    void manyThreadsUseOnePlan() {
        try (VirtualContext context =
                VirtualContext.builder()
                        .table("items", ITEMS, Item.class)
                        .settings(settings -> settings.maxConcurrentQueries(64))
                        .build()) {
            String sql =
                    "SELECT a.name, count(*) FROM items a JOIN items b ON a.id = b.id"
                            + " WHERE a.id = ? GROUP BY a.name";
            List<String> names =
                    IntStream.range(0, 2_000)
                            .parallel()
                            .mapToObj(i -> rows(context.as(ANA), sql, i % 100).get(0))
                            .toList();
            for (int i = 0; i < names.size(); i++) {
                assertThat(names.get(i)).isEqualTo(ITEMS.get(i % 100).name() + "|1");
            }
            assertThat(hits(context)).isGreaterThan(1_900);
        }
    }

    private static void assertDenied(VirtualSession session, String sql) {
        assertThatThrownBy(() -> rows(session, sql))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.ACCESS_DENIED));
    }
}
