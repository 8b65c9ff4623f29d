package io.tauro.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.VirtualSession;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.memory.MemoryConnector;
import io.tauro.memory.MemoryTable;
import io.tauro.query.QueryPlan;
import io.tauro.query.QueryRequest;
import io.tauro.query.QueryResult;
import io.tauro.security.audit.AuditStatus;
import io.tauro.spi.Cancellation;
import io.tauro.spi.Capability;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectionDefinition;
import io.tauro.spi.Connector;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Option;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.spi.TableStatistics;
import io.tauro.table.SourceType;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A query that is stopped while it is planned stops there, and nothing is asked of a source. */
@Timeout(60)
class PlanningCancellationTest {

    private static final Schema SCHEMA =
            Schema.of(Column.of("id", DataType.BIGINT), Column.of("next", DataType.BIGINT));

    /** Sixty tables: putting their joins in order takes seconds. */
    private static final String LONG =
            "SELECT count(*) FROM t t0 "
                    + IntStream.range(1, 60)
                            .mapToObj(
                                    i ->
                                            "JOIN t t"
                                                    + i
                                                    + " ON t"
                                                    + (i - 1)
                                                    + ".next = t"
                                                    + i
                                                    + ".id")
                            .collect(Collectors.joining(" "));

    /** A source that does something whenever the planner asks it. */
    private static final class Asked implements ConnectorFactory, Connector, SourceTable {

        private final SourceTable rows =
                MemoryConnector.of(Map.of("t", MemoryTable.of(SCHEMA, List.of(List.of(1L, 1L)))))
                        .table(TableSource.table(List.of("t")));
        private final Runnable onStatistics;
        private final Runnable onPlan;
        private final AtomicInteger planned = new AtomicInteger();

        Asked(Runnable onStatistics, Runnable onPlan) {
            this.onStatistics = onStatistics;
            this.onPlan = onPlan;
        }

        @Override
        public String type() {
            return "asked";
        }

        @Override
        public SourceType sourceType() {
            return SourceType.MEMORY;
        }

        @Override
        public List<Option> options() {
            return List.of();
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of();
        }

        @Override
        public Connector connect(ConnectionConfig config) {
            return this;
        }

        @Override
        public SourceTable table(TableSource source) {
            return this;
        }

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public TableStatistics statistics() {
            onStatistics.run();
            return TableStatistics.UNKNOWN;
        }

        @Override
        public Scan plan(ScanRequest request) {
            planned.incrementAndGet();
            onPlan.run();
            return rows.plan(request);
        }

        @Override
        public void close() {}

        VirtualContext context() {
            ConnectionDefinition definition =
                    new ConnectionDefinition() {
                        @Override
                        public ConnectorFactory factory() {
                            return Asked.this;
                        }

                        @Override
                        public ConnectionConfig config(String id) {
                            return ConnectionConfig.of(id, Map.of());
                        }
                    };
            return VirtualContext.builder()
                    .connection("c", definition)
                    .table(
                            VirtualTable.named("t")
                                    .from("c", TableSource.table(List.of("t")))
                                    .build())
                    .build();
        }
    }

    private static void assertStops(
            VirtualContext context, QueryRequest request, ErrorCode code, AtomicLong cpuAtCancel) {
        assertThatThrownBy(() -> context.as(Principal.ANONYMOUS).query(request).close())
                .isInstanceOfSatisfying(
                        TauroException.class, e -> assertThat(e.code()).isEqualTo(code));
        long cpu = cpu() - cpuAtCancel.get();
        assertThat(cpuAtCancel.get()).isPositive();
        assertThat(Duration.ofNanos(cpu)).isLessThan(Duration.ofMillis(100));
        assertThat(context.load().isIdle()).isTrue();
        assertThat(context.audit().events().last().orElseThrow().status())
                .isEqualTo(AuditStatus.CANCELLED);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Whatever is loaded only once is loaded. */
    @BeforeAll
    static void warmUp() {
        try (VirtualContext context = new Asked(() -> {}, () -> {}).context()) {
            context.as(Principal.ANONYMOUS)
                    .query(
                            "SELECT a.id FROM t a JOIN t b ON a.id = b.next JOIN t c ON b.id = c.next")
                    .close();
        }
    }

    @Test
    void aCancellationWhileJoinsAreOrderedStopsThePlanning() {
        Cancellation cancellation = new Cancellation();
        AtomicLong at = new AtomicLong();
        Asked source =
                new Asked(
                        () -> {
                            cancellation.cancel(ErrorCode.QUERY_CANCELLED, "Enough.");
                            at.compareAndSet(0, cpu());
                        },
                        () -> {});
        try (VirtualContext context = source.context()) {
            QueryRequest request = QueryRequest.of(LONG).cancellation(cancellation);
            assertStops(context, request, ErrorCode.QUERY_CANCELLED, at);
            assertThat(source.planned).hasValue(0);
        }
    }

    @Test
    void aCancellationWhileSourcesAreAskedStopsThePlanning() {
        Cancellation cancellation = new Cancellation();
        AtomicLong at = new AtomicLong();
        Asked source =
                new Asked(
                        () -> {},
                        () -> {
                            cancellation.cancel(ErrorCode.QUERY_CANCELLED, "Enough.");
                            at.compareAndSet(0, cpu());
                        });
        try (VirtualContext context = source.context()) {
            QueryRequest request =
                    QueryRequest.of("SELECT a.id FROM t a JOIN t b ON a.id = b.next")
                            .cancellation(cancellation);
            assertStops(context, request, ErrorCode.QUERY_CANCELLED, at);
            assertThat(source.planned).hasValue(1);
        }
    }

    @Test
    void aDeadlineThatPassesWhileAQueryIsPlannedEndsIt() {
        Cancellation cancellation = new Cancellation();
        CountDownLatch late = new CountDownLatch(1);
        AtomicLong at = new AtomicLong();
        long planner = Thread.currentThread().getId();
        cancellation.onCancel(
                () -> {
                    at.set(ManagementFactory.getThreadMXBean().getThreadCpuTime(planner));
                    late.countDown();
                });
        Asked source = new Asked(() -> await(late), () -> {});
        try (VirtualContext context = source.context()) {
            QueryRequest request =
                    QueryRequest.of("SELECT a.id FROM t a JOIN t b ON a.id = b.next")
                            .timeout(Duration.ofMillis(20))
                            .cancellation(cancellation);
            assertStops(context, request, ErrorCode.QUERY_TIMEOUT, at);
            assertThat(source.planned).hasValue(0);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aDeadlineCountsWhenAStalePlanIsMadeAgain() {
        AtomicInteger asked = new AtomicInteger();
        Cancellation cancellation = new Cancellation();
        CountDownLatch never = new CountDownLatch(1);
        Asked source =
                new Asked(
                        () -> {},
                        () -> {
                            if (asked.incrementAndGet() > 1) {
                                awaitInVain(never);
                            }
                        });
        try (VirtualContext context = source.context()) {
            VirtualSession session = context.as(Principal.ANONYMOUS);
            QueryPlan plan =
                    session.plan(
                            QueryRequest.of("SELECT id FROM t")
                                    .timeout(Duration.ofMillis(20))
                                    .cancellation(cancellation));
            context.view("v", "SELECT id FROM t");
            assertThatThrownBy(() -> session.execute(plan).close())
                    .isInstanceOfSatisfying(
                            TauroException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.QUERY_TIMEOUT));
            assertThat(context.load().isIdle()).isTrue();
        }
    }

    /** Longer than the deadline. */
    private static void awaitInVain(CountDownLatch latch) {
        try {
            assertThat(latch.await(200, TimeUnit.MILLISECONDS)).isFalse();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aPlanThatIsRunAgainAndAgainLeavesNothingWithTheCancellationOfItsRequest() {
        Cancellation cancellation = new Cancellation();
        try (VirtualContext context = new Asked(() -> {}, () -> {}).context()) {
            VirtualSession session = context.as(Principal.ANONYMOUS);
            QueryPlan plan =
                    session.plan(QueryRequest.of("SELECT id FROM t").cancellation(cancellation));
            for (int run = 0; run < 3; run++) {
                try (QueryResult result = session.execute(plan)) {
                    assertThat(result.toList()).hasSize(1);
                }
            }
            assertThat(cancellation.listeners()).isZero();
        }
    }
}
