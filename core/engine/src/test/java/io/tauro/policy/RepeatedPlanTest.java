package io.tauro.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.VirtualSession;
import io.tauro.data.Row;
import io.tauro.identity.Principal;
import io.tauro.memory.MemoryConnector;
import io.tauro.memory.MemoryTable;
import io.tauro.query.QueryResult;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.mask.Mask;
import io.tauro.spi.Connector;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.spi.TableStatistics;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan of several tables for the values of the run before: only the sources are asked again. */
class RepeatedPlanTest {

    private static final Schema PEOPLE =
            Schema.of(
                    Column.of("id", DataType.INTEGER),
                    Column.of("area", DataType.INTEGER),
                    Column.of("code", DataType.VARBINARY));

    private static final Schema AREAS =
            Schema.of(Column.of("area", DataType.INTEGER), Column.of("title", DataType.VARCHAR));

    private static final String JOIN =
            "SELECT p.id, a.title FROM people p JOIN areas a ON a.area = p.area"
                    + " WHERE p.id < ? AND a.title <> ? ORDER BY p.id";

    private static final Principal ANA = Principal.of("ana", "analyst");

    private final AtomicInteger asked = new AtomicInteger();
    private volatile MemoryTable people = people(6);
    private volatile boolean takesFilters = true;

    private static MemoryTable people(int rows) {
        return MemoryTable.of(
                PEOPLE,
                IntStream.range(0, rows)
                        .mapToObj(i -> List.<Object>of(i, i % 2, new byte[] {(byte) i}))
                        .toList());
    }

    private static MemoryTable areas() {
        return MemoryTable.of(AREAS, List.of(List.<Object>of(0, "even"), List.of(1, "odd")));
    }

    private VirtualContext context(UnaryOperator<TableSecurityPolicy.Builder> policy) {
        return VirtualContext.builder()
                .connection("c", new Connected(new Asked()))
                .table(VirtualTable.named("people").from("c", TableSource.table("people")).build())
                .table("areas", areas())
                .policy(
                        policy.apply(TableSecurityPolicy.forTable("people").allow("analyst"))
                                .build())
                .policy(TableSecurityPolicy.forTable("areas").allow("analyst").build())
                .build();
    }

    private static List<String> rows(
            VirtualSession session, String sql, @Nullable Object... values) {
        try (QueryResult result = session.query(sql, values)) {
            return result.stream().map(Row::values).map(String::valueOf).toList();
        }
    }

    @Test
    void theSameValuesAskEachSourceOnceMore() {
        try (VirtualContext context = context(policy -> policy)) {
            VirtualSession ana = context.as(ANA);
            List<String> first = List.of("[0, even]", "[2, even]");
            assertThat(rows(ana, JOIN, 4, "odd")).isEqualTo(first);
            int before = asked.get();
            assertThat(rows(ana, JOIN, 4, "odd")).isEqualTo(first);
            assertThat(rows(ana, JOIN, 4, "odd")).isEqualTo(first);
            assertThat(asked).hasValue(before + 2);
        }
    }

    @Test
    void otherValuesAreAnotherPlan() {
        try (VirtualContext context = context(policy -> policy)) {
            VirtualSession ana = context.as(ANA);
            for (int i = 0; i < 3; i++) {
                assertThat(rows(ana, JOIN, 2, "")).containsExactly("[0, even]", "[1, odd]");
                assertThat(rows(ana, JOIN, 2, "odd")).containsExactly("[0, even]");
                assertThat(rows(ana, JOIN, null, "odd")).isEmpty();
                assertThat(rows(ana, JOIN, 2, null)).isEmpty();
                assertThat(rows(ana, JOIN, 3, "odd")).containsExactly("[0, even]", "[2, even]");
            }
        }
    }

    @Test
    void aSourceThatTakesLessThanBeforeIsPlannedAnew() {
        try (VirtualContext context = context(policy -> policy)) {
            VirtualSession ana = context.as(ANA);
            List<String> all = List.of("[0, even]", "[2, even]");
            assertThat(rows(ana, JOIN, 4, "odd")).isEqualTo(all);
            takesFilters = false;
            assertThat(rows(ana, JOIN, 4, "odd")).isEqualTo(all);
            takesFilters = true;
            assertThat(rows(ana, JOIN, 4, "odd")).isEqualTo(all);
        }
    }

    @Test
    void rowsThatHaveComeMeanwhileAreThere() {
        try (VirtualContext context = context(policy -> policy)) {
            VirtualSession ana = context.as(ANA);
            String all = "SELECT count(*), max(a.title) FROM people p NATURAL JOIN areas a";
            assertThat(rows(ana, all)).containsExactly("[6, odd]");
            people = people(7);
            assertThat(rows(ana, all)).containsExactly("[7, odd]");
        }
    }

    @Test
    void aTableOfAnotherSizeIsPlannedAnew() {
        try (VirtualContext context = context(policy -> policy)) {
            VirtualSession ana = context.as(ANA);
            String all = "SELECT count(*), max(a.title) FROM people p NATURAL JOIN areas a";
            rows(ana, all);
            people = people(60);
            int before = asked.get();
            assertThat(rows(ana, all)).containsExactly("[60, odd]");
            assertThat(asked.get()).isGreaterThan(before + 1);
            int anew = asked.get();
            assertThat(rows(ana, all)).containsExactly("[60, odd]");
            assertThat(asked).hasValue(anew + 1);
        }
    }

    @Test
    void aValueThatCanBeChangedInPlaceIsLookedAtEachTime() {
        try (VirtualContext context = context(policy -> policy)) {
            VirtualSession ana = context.as(ANA);
            String sql = "SELECT p.id, a.title FROM people p NATURAL JOIN areas a WHERE p.code = ?";
            byte[] code = {3};
            assertThat(rows(ana, sql, code)).containsExactly("[3, odd]");
            code[0] = 4;
            assertThat(rows(ana, sql, code)).containsExactly("[4, even]");
        }
    }

    @Test
    void policiesHoldInEachRun() {
        try (VirtualContext context =
                context(policy -> policy.rows("analyst", "id > 1").mask("area", Mask.nullify()))) {
            VirtualSession ana = context.as(ANA);
            String sql =
                    "SELECT p.id, p.area, count(*) FROM people p JOIN areas a ON a.area < ?"
                            + " GROUP BY p.id, p.area ORDER BY p.id FETCH FIRST 2 ROWS ONLY";
            for (int i = 0; i < 4; i++) {
                takesFilters = i % 2 == 0 || i == 3;
                assertThat(rows(ana, sql, 5)).containsExactly("[2, null, 2]", "[3, null, 2]");
            }
        }
    }

    @Test
    void aPlanOfAnotherPolicyIsNotRepeated() {
        try (VirtualContext context = context(policy -> policy)) {
            VirtualSession ana = context.as(ANA);
            assertThat(rows(ana, JOIN, 4, "odd")).hasSize(2);
            assertThat(rows(ana, JOIN, 4, "odd")).hasSize(2);
            context.protect(
                    TableSecurityPolicy.forTable("people")
                            .allow("analyst")
                            .rows("analyst", "id <> 2")
                            .build());
            assertThat(rows(ana, JOIN, 4, "odd")).containsExactly("[0, even]");
        }
    }

    @Test
    void whatIsRandomIsDrawnInEachRun() {
        try (VirtualContext context = context(policy -> policy)) {
            VirtualSession ana = context.as(ANA);
            String sql = "SELECT rand() FROM people p NATURAL JOIN areas a WHERE p.id = ?";
            assertThat(List.of(rows(ana, sql, 1), rows(ana, sql, 1), rows(ana, sql, 1)))
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                JOIN,
                "WITH n AS (SELECT area, count(*) AS c FROM people WHERE id < ? GROUP BY area)"
                        + " SELECT x.c, a.title FROM n x JOIN n y ON x.area = y.area"
                        + " JOIN areas a ON a.area = y.area WHERE a.title <> ?",
                "WITH RECURSIVE r(i) AS (SELECT min(id) FROM people UNION ALL"
                        + " SELECT i + 1 FROM r WHERE i < ?)"
                        + " SELECT i, title FROM r JOIN areas ON area = i WHERE title <> ?"
            })
    void severalThreadsRepeatAPlanAtOnce(String sql) throws Exception {
        try (VirtualContext context =
                context(policy -> policy.rows("analyst", "id <> 3").mask("code", Mask.nullify()))) {
            VirtualSession ana = context.as(ANA);
            List<String> expected = rows(ana, sql, 5, "odd");
            assertThat(expected).hasSize(sql.equals(JOIN) ? 3 : 1);
            ExecutorService threads = Executors.newFixedThreadPool(3);
            try {
                List<Callable<List<String>>> runs =
                        Collections.nCopies(12, () -> rows(ana, sql, 5, "odd"));
                for (Future<List<String>> run : threads.invokeAll(runs)) {
                    assertThat(run.get()).isEqualTo(expected);
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    /** Counts what it is asked, and answers for the table as it is then. */
    private final class Asked implements Connector {

        @Override
        public SourceTable table(TableSource source) {
            return new SourceTable() {
                @Override
                public Schema schema() {
                    return PEOPLE;
                }

                @Override
                public TableStatistics statistics() {
                    return people.statistics();
                }

                @Override
                public Scan plan(ScanRequest request) {
                    asked.incrementAndGet();
                    MemoryConnector rows = MemoryConnector.of(Map.of("people", people));
                    return (takesFilters ? rows : rows.withoutPushdown())
                            .table(source)
                            .plan(request);
                }
            };
        }

        @Override
        public void close() {}
    }
}
