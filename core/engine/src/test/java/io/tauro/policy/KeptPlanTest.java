package io.tauro.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.VirtualSession;
import io.tauro.engine.PushdownMode;
import io.tauro.identity.Principal;
import io.tauro.memory.MemoryConnector;
import io.tauro.memory.MemoryTable;
import io.tauro.predicate.Predicate;
import io.tauro.query.QueryResult;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.mask.Mask;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Connector;
import io.tauro.spi.Pushdown;
import io.tauro.spi.ReadContext;
import io.tauro.spi.RelationalSource;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.spi.Split;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A plan that is kept, and gets other values only, shows what a new one would. */
class KeptPlanTest {

    private static final Schema PEOPLE =
            Schema.of(
                    Column.of("id", DataType.INTEGER),
                    Column.of("area", DataType.INTEGER),
                    Column.of("name", DataType.VARCHAR),
                    Column.of("boss", DataType.VARCHAR));

    private static final MemoryTable ROWS =
            MemoryTable.of(
                    PEOPLE,
                    IntStream.range(0, 40)
                            .mapToObj(
                                    i ->
                                            List.<Object>of(
                                                    i,
                                                    i % 2,
                                                    "name of " + i,
                                                    i % 4 < 2 ? "ana" : "bob"))
                            .toList());

    private static final Principal ANA = Principal.of("ana", "analyst");
    private static final Principal BOB = Principal.of("bob", "analyst");

    private static final String BY_KEY = "SELECT name FROM people WHERE id = ?";

    private final AtomicInteger planned = new AtomicInteger();
    private final AtomicInteger again = new AtomicInteger();
    private final AtomicInteger forgetfulOpened = new AtomicInteger();

    private static TableSecurityPolicy.Builder policy() {
        return TableSecurityPolicy.forTable("people").allow("analyst");
    }

    private VirtualContext context(TableSecurityPolicy policy, boolean forgetful) {
        return VirtualContext.builder()
                .connection("c", new Connected(new Counting(forgetful)))
                .table(VirtualTable.named("people").from("c", TableSource.table("people")).build())
                .policy(policy)
                .build();
    }

    private static List<List<Object>> rows(VirtualSession session, String sql, Object... values) {
        List<List<Object>> rows = new ArrayList<>();
        try (QueryResult result = session.query(sql, values)) {
            result.forEach(
                    row -> {
                        List<Object> all = new ArrayList<>();
                        for (int i = 0; i < result.schema().size(); i++) {
                            all.add(String.valueOf(row.get(i)));
                        }
                        rows.add(all);
                    });
        }
        return rows;
    }

    @Test
    void aRowByItsKeyUnderARowFilterIsPlannedOnce() {
        try (VirtualContext context =
                context(policy().rows("analyst", "area = 1").build(), false)) {
            VirtualSession ana = context.as(ANA);
            assertThat(rows(ana, BY_KEY, 3)).containsExactly(List.of("name of 3"));
            int first = planned.get();
            assertThat(rows(ana, BY_KEY, 4)).isEmpty();
            assertThat(rows(ana, BY_KEY, 5)).containsExactly(List.of("name of 5"));
            assertThat(rows(ana, BY_KEY, 6)).isEmpty();
            assertThat(planned).hasValue(first);
            assertThat(again).hasValue(3);
        }
    }

    @Test
    void aMaskedRowByItsKeyIsPlannedOnce() {
        TableSecurityPolicy policy =
                policy().rows("analyst", "area = 1").mask("name", Mask.partial(1, 1)).build();
        try (VirtualContext context = context(policy, false)) {
            VirtualSession ana = context.as(ANA);
            assertThat(rows(ana, BY_KEY, 3)).containsExactly(List.of("n***3"));
            int first = planned.get();
            assertThat(rows(ana, BY_KEY, 4)).isEmpty();
            assertThat(rows(ana, BY_KEY, 15)).containsExactly(List.of("n***5"));
            assertThat(planned).hasValue(first);
            assertThat(again).hasValue(2);
        }
    }

    @Test
    void whoAsksIsPartOfThePlan() {
        TableSecurityPolicy policy =
                policy().rows("analyst", "boss = {principal} AND area = 1").build();
        try (VirtualContext context = context(policy, false)) {
            VirtualSession ana = context.as(ANA);
            VirtualSession bob = context.as(BOB);
            for (int i = 0; i < 3; i++) {
                assertThat(rows(ana, BY_KEY, 1)).containsExactly(List.of("name of 1"));
                assertThat(rows(ana, BY_KEY, 3)).isEmpty();
                assertThat(rows(bob, BY_KEY, 1)).isEmpty();
                assertThat(rows(bob, BY_KEY, 3)).containsExactly(List.of("name of 3"));
            }
            assertThat(again.get()).isEqualTo(10);
        }
    }

    @Test
    void aScanThatForgetsTheConditionOfThePolicyWithOtherValuesIsNotRun() {
        try (VirtualContext context = context(policy().rows("analyst", "area = 1").build(), true)) {
            VirtualSession ana = context.as(ANA);
            assertThat(rows(ana, BY_KEY, 3)).containsExactly(List.of("name of 3"));
            assertThat(rows(ana, BY_KEY, 4)).isEmpty();
            assertThat(rows(ana, BY_KEY, 5)).containsExactly(List.of("name of 5"));
            assertThat(again.get()).isPositive();
            assertThat(forgetfulOpened).hasValue(0);
        }
    }

    @Test
    void aConditionThatAsksForTheTimeIsThatOfEachRun() {
        TableSecurityPolicy policy =
                policy().rows(
                                "analyst",
                                "area = 1 AND CURRENT_TIMESTAMP > TIMESTAMP '2020-01-01 00:00:00'")
                        .build();
        try (VirtualContext context = context(policy, false)) {
            VirtualSession ana = context.as(ANA);
            for (int i = 0; i < 3; i++) {
                assertThat(rows(ana, BY_KEY, 3)).containsExactly(List.of("name of 3"));
                assertThat(rows(ana, BY_KEY, 4)).isEmpty();
            }
        }
    }

    /**
     * Values stand above the policy, below it, and where they decide whether there are any rows.
     */
    private static final List<String> QUERIES =
            List.of(
                    "SELECT name, id + ? FROM people WHERE id = ?",
                    "SELECT name FROM people WHERE id = ? AND ? > 3",
                    "SELECT id FROM people WHERE id > ? ORDER BY id LIMIT ?",
                    "SELECT id, name FROM people WHERE id >= ? AND area = ?",
                    "SELECT id FROM people WHERE area = ? AND length(name) > ? ORDER BY id",
                    "SELECT id FROM people WHERE id < ? AND name <> 'n***' || cast(? AS VARCHAR) ORDER BY id",
                    "SELECT id FROM (SELECT id FROM people ORDER BY id LIMIT 7) x WHERE id > ? OR id = ?",
                    "SELECT count(*) FROM people WHERE id < ? AND id <> ?",
                    "SELECT CASE WHEN id > ? THEN name END FROM people WHERE id = ?");

    @Property(tries = 40)
    void anyValuesShowWhatAPlanForThemShows(@ForAll java.util.Random random) {
        TableSecurityPolicy policy =
                policy().rows("analyst", "area = 1 OR boss = {principal}")
                        .mask("name", Mask.partial(1, 1))
                        .build();
        try (VirtualContext kept = context(policy, false)) {
            for (int run = 0; run < 12; run++) {
                String sql = QUERIES.get(random.nextInt(QUERIES.size()));
                Object[] values = {random.nextInt(12), random.nextInt(12)};
                Principal who = random.nextBoolean() ? ANA : BOB;
                for (Object[] one : new Object[][] {values, {values[1], values[0]}, values}) {
                    assertThat(rows(kept.as(who), sql, one))
                            .as("%s with %s", sql, List.of(one))
                            .containsExactlyInAnyOrderElementsOf(alone(policy, who, sql, one));
                }
            }
        }
    }

    private static List<List<Object>> alone(
            TableSecurityPolicy policy, Principal who, String sql, Object... values) {
        try (VirtualContext context =
                VirtualContext.builder()
                        .settings(settings -> settings.pushdown(PushdownMode.OFF))
                        .table("people", ROWS)
                        .policy(policy)
                        .build()) {
            return rows(context.as(who), sql, values);
        }
    }

    /** Counts how often it is asked to plan, and to put other values into what was planned. */
    private final class Counting implements Connector {

        private final Connector rows = MemoryConnector.of(Map.of("people", ROWS));
        private final boolean forgetful;

        Counting(boolean forgetful) {
            this.forgetful = forgetful;
        }

        @Override
        public SourceTable table(TableSource source) {
            SourceTable table = rows.table(source);
            return new SourceTable() {
                @Override
                public Schema schema() {
                    return table.schema();
                }

                @Override
                public Scan plan(ScanRequest request) {
                    planned.incrementAndGet();
                    return new Counted(table, request.columns(), table.plan(request), false);
                }
            };
        }

        @Override
        public void close() {}

        private final class Counted implements Scan {

            private final SourceTable table;
            private final List<String> columns;
            private final Scan scan;
            private final boolean forgot;

            Counted(SourceTable table, List<String> columns, Scan scan, boolean forgot) {
                this.table = table;
                this.columns = columns;
                this.scan = scan;
                this.forgot = forgot;
            }

            @Override
            public Optional<Scan> withValues(List<Predicate> filters) {
                again.incrementAndGet();
                if (!forgetful) {
                    return scan.withValues(filters)
                            .map(other -> new Counted(table, columns, other, false));
                }
                List<Predicate> few =
                        filters.stream().filter(one -> one.columns().contains("id")).toList();
                ScanRequest request = ScanRequest.of(columns).withFilters(few);
                return Optional.of(new Counted(table, columns, table.plan(request), true));
            }

            @Override
            public Schema schema() {
                return scan.schema();
            }

            @Override
            public Pushdown pushdown() {
                return scan.pushdown();
            }

            @Override
            public OptionalLong exactRows() {
                return scan.exactRows();
            }

            @Override
            public Optional<RelationalSource> relational() {
                return scan.relational();
            }

            @Override
            public String describe() {
                return scan.describe();
            }

            @Override
            public List<Split> splits() {
                return scan.splits();
            }

            @Override
            public BatchReader open(Split split, ReadContext context) {
                if (forgot) {
                    forgetfulOpened.incrementAndGet();
                }
                return scan.open(split, context);
            }
        }
    }
}
