package io.tauro.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tauro.VirtualContext;
import io.tauro.VirtualSession;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryLimits;
import io.tauro.query.QueryResult;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each limit: what is just below it runs, what is just above it is refused by its name. */
@Timeout(60)
class QueryLimitsTest {

    private static VirtualContext context(UnaryOperator<QueryLimits> limits) {
        return VirtualContext.builder()
                .table(
                        "t",
                        Schema.of(
                                Column.of("a", DataType.INTEGER), Column.of("b", DataType.INTEGER)),
                        List.of(List.of(1, 1), List.of(2, 2)))
                .view("w", "SELECT x.a, y.b FROM t x JOIN t y ON x.a = y.a")
                .settings(
                        s ->
                                s.limits(limits.apply(QueryLimits.DEFAULTS))
                                        .admission(
                                                AdmissionSettings.DEFAULTS.patience(
                                                        Duration.ofMillis(20))))
                .build();
    }

    private static int rows(VirtualContext context, String sql) {
        try (QueryResult result = context.as(Principal.ANONYMOUS).query(sql)) {
            return result.toList().size();
        }
    }

    private static String refusal(VirtualContext context, ErrorCode code, String sql) {
        TauroException refused =
                catchThrowableOfType(TauroException.class, () -> rows(context, sql));
        assertThat(refused).as(sql.substring(0, Math.min(80, sql.length()))).isNotNull();
        assertThat(refused.code()).isEqualTo(code);
        return refused.text();
    }

    private static String numbers(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).collect(Collectors.joining(","));
    }

    private static String chain(int tables) {
        return "SELECT t0.a FROM t t0 "
                + IntStream.range(1, tables)
                        .mapToObj(i -> "JOIN t t" + i + " ON t" + (i - 1) + ".a = t" + i + ".a")
                        .collect(Collectors.joining(" "));
    }

    @Test
    void theTextIsBoundedBeforeItIsRead() {
        try (VirtualContext context = context(limits -> limits.sqlLength(20))) {
            assertThat(rows(context, "SELECT a FROM t WHERE".substring(0, 15) + "     "))
                    .isEqualTo(2);
            assertThat(refusal(context, ErrorCode.QUERY_TOO_COMPLEX, "SELECT a FROM t      "))
                    .isEqualTo(
                            "The SQL text is longer than 20 characters. Put its values into parameters or a"
                                    + " table.");
        }
        try (VirtualContext context = context(limits -> limits)) {
            String long_ = "SELECT a FROM t" + " ".repeat((1 << 20) - 15);
            assertThat(rows(context, long_)).isEqualTo(2);
            refusal(context, ErrorCode.QUERY_TOO_COMPLEX, long_ + " ");
        }
    }

    @Test
    void bracketsAreBounded() {
        try (VirtualContext context = context(limits -> limits)) {
            String deep = "SELECT " + "(".repeat(200) + "a" + ")".repeat(200) + " FROM t";
            assertThat(rows(context, deep)).isEqualTo(2);
            assertThat(
                            refusal(
                                    context,
                                    ErrorCode.QUERY_TOO_COMPLEX,
                                    "SELECT "
                                            + "(".repeat(201)
                                            + "a"
                                            + ")".repeat(201)
                                            + " FROM t"))
                    .isEqualTo(
                            "The query is nested deeper than 200 levels (line 1, column 208). Split it with"
                                    + " WITH.");
        }
        try (VirtualContext context = context(limits -> limits.nesting(2))) {
            assertThat(rows(context, "SELECT ((a)) FROM t")).isEqualTo(2);
            refusal(context, ErrorCode.QUERY_TOO_COMPLEX, "SELECT (((a))) FROM t");
        }
    }

    @Test
    void listsAreBounded() {
        try (VirtualContext context = context(limits -> limits)) {
            assertThat(rows(context, "SELECT a FROM t WHERE a IN (" + numbers(10_000) + ")"))
                    .isEqualTo(2);
            assertThat(
                            refusal(
                                    context,
                                    ErrorCode.QUERY_TOO_COMPLEX,
                                    "SELECT a FROM t WHERE a NOT IN (" + numbers(10_001) + ")"))
                    .startsWith("The list of an IN has more than 10000 items (line 1, column ")
                    .endsWith("). Put them into a table, and join it.");
        }
        try (VirtualContext context = context(limits -> limits.listItems(2))) {
            assertThat(rows(context, "SELECT a, b, a, b FROM t WHERE a IN (1, coalesce(2, 3, 4))"))
                    .isEqualTo(2);
            refusal(
                    context,
                    ErrorCode.QUERY_TOO_COMPLEX,
                    "SELECT a FROM t WHERE a in /* */ (1, 2, (3))");
        }
    }

    @Test
    void joinsAreBoundedThoseOfViewsIncluded() {
        try (VirtualContext context = context(limits -> limits.joins(5))) {
            assertThat(rows(context, chain(6))).isEqualTo(2);
            assertThat(refusal(context, ErrorCode.QUERY_TOO_COMPLEX, chain(7)))
                    .isEqualTo(
                            "The query joins more than 6 tables at once, those of its views included. Take it"
                                    + " apart, or raise limits.joins.");
            String views = "SELECT w1.a FROM w w1 JOIN w w2 ON w1.a = w2.a ";
            assertThat(rows(context, views + "JOIN t ON t.a = w2.a JOIN t z ON z.a = w2.a"))
                    .isEqualTo(2);
            refusal(
                    context,
                    ErrorCode.QUERY_TOO_COMPLEX,
                    views + "JOIN w w3 ON w3.a = w2.a JOIN t ON t.a = w3.a");
            assertThat(
                            rows(
                                    context,
                                    "SELECT a FROM (SELECT count(*) AS a FROM ("
                                            + chain(6)
                                            + ") v) p UNION ALL "
                                            + chain(6)))
                    .isEqualTo(3);
        }
        assertThat(QueryLimits.DEFAULTS.joins()).isEqualTo(60);
    }

    @Test
    void operatorsAreBounded() {
        String one = "SELECT a FROM t";
        try (VirtualContext context = context(limits -> limits.planNodes(20))) {
            assertThat(rows(context, String.join(" UNION ALL ", List.of(one, one, one))))
                    .isEqualTo(6);
            assertThat(
                            refusal(
                                    context,
                                    ErrorCode.QUERY_TOO_COMPLEX,
                                    one + (" UNION ALL " + one).repeat(12)))
                    .isEqualTo(
                            "The plan of the query has more than 20 operators, those of its views included. Take"
                                    + " it apart.");
            refusal(
                    context,
                    ErrorCode.QUERY_TOO_COMPLEX,
                    "SELECT a FROM t WHERE "
                            + IntStream.range(0, 12)
                                    .mapToObj(i -> "EXISTS (SELECT 1 FROM t WHERE a > " + i + ")")
                                    .collect(Collectors.joining(" AND ")));
            assertThat(
                            refusal(
                                    context,
                                    ErrorCode.QUERY_TOO_COMPLEX,
                                    "SELECT a" + ", a".repeat(20) + " FROM t"))
                    .isEqualTo(
                            "A part of the query has more than 20 columns. Name those that are needed instead of"
                                    + " '*'.");
            assertThat(rows(context, "SELECT a" + ", a".repeat(19) + " FROM t")).isEqualTo(2);
        }
    }

    @Test
    void planningTakesNoLongerThanItMay() {
        try (VirtualContext context =
                context(limits -> limits.planning(Duration.ofMillis(50)).joins(100))) {
            assertThat(refusal(context, ErrorCode.QUERY_TIMEOUT, chain(60)))
                    .isEqualTo(
                            "The query could not be planned within 50 ms. Take it apart, or raise"
                                    + " limits.planning.");
            assertThat(context.load().isIdle()).isTrue();
        }
    }

    @Test
    void constantsThatWouldFillThePlanAreComputedWhenItRuns() {
        try (VirtualContext context = context(limits -> limits.foldedBytes(1000))) {
            VirtualSession anybody = context.as(Principal.ANONYMOUS);
            assertThat(
                            anybody.explain(
                                    "SELECT a FROM t WHERE char_length(repeat('x', 900)) = a + 899"))
                    .doesNotContain("REPEAT");
            assertThat(rows(context, "SELECT repeat('xy', 600) FROM t WHERE a = 1")).isEqualTo(1);
            try (QueryResult result =
                    anybody.query("SELECT repeat('xy', 600) AS r FROM t WHERE a = 1")) {
                assertThat(result.toList().get(0).getString("r")).isEqualTo("xy".repeat(600));
            }
        }
    }

    @Test
    void onePrincipalLeavesRoomForOthers() {
        try (VirtualContext context = context(limits -> limits.queriesPerPrincipal(2))) {
            VirtualSession ana = context.as(Principal.of("ana"));
            VirtualSession bo = context.as(Principal.of("bo"));
            List<QueryResult> open = new ArrayList<>();
            open.add(ana.query("SELECT a FROM t"));
            open.add(ana.query("SELECT a FROM t"));
            TauroException refused =
                    catchThrowableOfType(TauroException.class, () -> ana.query("SELECT a FROM t"));
            assertThat(refused)
                    .hasMessage(
                            "TAURO-5004 There are 2 open results already, as many as limits.queries_per_principal"
                                    + " allows one principal. Close results that are read, or raise the limit.");
            open.add(bo.query("SELECT a FROM t"));
            open.add(context.as(Principal.of("ana").inTenant("acme")).query("SELECT a FROM t"));
            open.remove(0).close();
            open.add(ana.query("SELECT a FROM t"));
            open.forEach(QueryResult::close);
            assertThat(context.load().isIdle()).isTrue();
        }
        assertThat(QueryLimits.DEFAULTS.queriesPerPrincipal()).isEqualTo(8);
    }
}
