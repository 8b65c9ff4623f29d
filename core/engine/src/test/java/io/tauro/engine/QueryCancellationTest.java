package io.tauro.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.data.Batch;
import io.tauro.data.LongVector;
import io.tauro.data.VectorBuilder;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.memory.MemoryFactory;
import io.tauro.memory.MemoryTable;
import io.tauro.query.QueryRequest;
import io.tauro.query.QueryResult;
import io.tauro.spi.Cancellation;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectionDefinition;
import io.tauro.spi.ConnectorFactory;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a query is doing when it is stopped, all its threads together work for no more than a
 * tenth of a second of processor time after that, and nothing of it is left.
 */
@Timeout(300)
class QueryCancellationTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ROWS = 1_000_000;
    private static final long LITTLE = 4 << 20;

    private static Thread reader = Thread.currentThread();
    private static VirtualContext enough;
    private static VirtualContext little;
    private static VirtualContext parallel;

    /** One million rows: a number in no order, one in order, one of ten, and a text. */
    @BeforeAll
    static void fill() {
        Schema schema =
                Schema.of(
                        Column.of("a", DataType.BIGINT),
                        Column.of("b", DataType.BIGINT),
                        Column.of("g", DataType.BIGINT),
                        Column.of("t", DataType.VARCHAR));
        List<Batch> parts = new ArrayList<>();
        for (int from = 0; from < ROWS; from += 50_000) {
            int count = Math.min(50_000, ROWS - from);
            long[] a = new long[count];
            long[] b = new long[count];
            long[] g = new long[count];
            VectorBuilder t = new VectorBuilder(DataType.VARCHAR, count);
            for (int i = 0; i < count; i++) {
                b[i] = (long) from + i;
                a[i] = (b[i] * 0x9E37_79B9_7F4A_7C15L) >>> 20;
                g[i] = b[i] % 10;
                t.appendText("some text " + a[i]);
            }
            parts.add(
                    Batch.of(
                            count,
                            List.of(
                                    new LongVector(DataType.BIGINT, a, null, count),
                                    new LongVector(DataType.BIGINT, b, null, count),
                                    new LongVector(DataType.BIGINT, g, null, count),
                                    t.build())));
        }
        MemoryTable table = MemoryTable.ofBatches(schema, parts);
        enough = context(table, settings -> settings.memory(1L << 30, 1L << 30).threads(1));
        little = context(table, settings -> settings.memory(1L << 30, LITTLE).threads(1));
        parallel =
                context(
                        table,
                        settings -> settings.memory(1L << 30, 1L << 30).threads(3).parallelRows(0));
    }

    private static VirtualContext context(
            MemoryTable table, UnaryOperator<EngineSettings> settings) {
        ConnectionDefinition definition =
                new ConnectionDefinition() {
                    @Override
                    public ConnectorFactory factory() {
                        return new MemoryFactory(Map.of("n", table));
                    }

                    @Override
                    public ConnectionConfig config(String id) {
                        return ConnectionConfig.of(id, Map.of("rows_per_split", 50_000));
                    }
                };
        return VirtualContext.builder()
                .settings(settings)
                .connection("c", definition)
                .table(VirtualTable.named("n").from("c", TableSource.table(List.of("n"))).build())
                .build();
    }

    @AfterAll
    static void close() {
        enough.close();
        little.close();
        parallel.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT sum(a) OVER (PARTITION BY g ORDER BY a), rank() OVER (ORDER BY t) FROM n",
                "SELECT var_pop(a) OVER (ORDER BY b ROWS BETWEEN 5000 PRECEDING AND 1 FOLLOWING) FROM n",
                "SELECT string_agg(t, ',') OVER (ORDER BY b ROWS 1000 PRECEDING) FROM n",
                "SELECT * FROM n ORDER BY t, a OFFSET 999999",
                "SELECT t, a FROM n ORDER BY t FETCH FIRST 500000 ROWS ONLY",
                "SELECT a, t, count(*) FROM n GROUP BY a, t",
                "SELECT g, string_agg(t, ',' ORDER BY a) FROM n GROUP BY g",
                "SELECT array_agg(t ORDER BY t) FROM n",
                "SELECT json_arrayagg(t ORDER BY t) FROM n",
                "SELECT g, percentile_cont(0.5) WITHIN GROUP (ORDER BY a), count(DISTINCT t) FROM n GROUP BY g",
                "SELECT DISTINCT t, a FROM n",
                "SELECT t FROM n INTERSECT SELECT t FROM n WHERE a > 5",
                "SELECT t FROM n EXCEPT ALL SELECT t FROM n WHERE a % 2 = 0",
                "SELECT count(*) FROM n x, n y WHERE x.a + y.a = 7",
                "SELECT count(*) FROM n x JOIN n y ON x.a < y.b AND x.b > y.a",
                "SELECT count(*) FROM n x JOIN n y ON x.t = y.t AND x.a > y.b",
                "SELECT count(*) FROM n x LEFT JOIN n y ON x.g = y.g AND x.a < 0",
                "SELECT count(*) FROM n x WHERE NOT EXISTS (SELECT 1 FROM n y WHERE y.g = x.g AND y.a + x.a < 0)",
                "SELECT count(*) FROM n x WHERE x.a > ALL (SELECT y.a - x.b FROM n y WHERE y.b < x.b)",
                "SELECT count(*) FROM n WHERE regexp_like(repeat(t, 600), '(a|b|e)*[0-9]+(x|y)+$')",
                "SELECT count(*) FROM n WHERE repeat(t, 600) LIKE '%a%b%c%d%e%f%'",
                "SELECT sum(char_length(regexp_replace(repeat(t, 400), '[aeiou]+', 'x'))) FROM n",
                "SELECT sum(x) FROM n, UNNEST(SEQUENCE(1, 2000)) AS u (x)",
                "SELECT sum(x * y) FROM generate_series(1, 1000000) AS u (x), generate_series(1, 1000000) AS v (y)",
                "WITH RECURSIVE r (x, s) AS (SELECT b, a FROM n WHERE b < 20000 UNION ALL SELECT x + 1, s + x FROM r) SELECT count(*) FROM r",
                "WITH RECURSIVE r (x) AS (SELECT b FROM n WHERE b < 3 UNION SELECT r.x * 2 + n.g FROM r JOIN n ON n.g < 2 WHERE r.x < 100000000) SELECT count(*) FROM r",
            })
    void aQueryThatIsCancelledStops(String sql) throws InterruptedException {
        for (long millis : new long[] {40, 300}) {
            assertStops(enough, sql, Duration.ofMillis(millis), Stop.CANCEL);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM n ORDER BY t, a OFFSET 999999",
                "SELECT a, t, count(*), max(t) FROM n GROUP BY a, t",
                "SELECT count(*) FROM n x JOIN n y ON x.t = y.t AND x.a > y.b",
                "SELECT sum(a) OVER (PARTITION BY g ORDER BY t), rank() OVER (ORDER BY t) FROM n",
                "SELECT DISTINCT t, a FROM n",
                "SELECT t FROM n EXCEPT ALL SELECT t FROM n WHERE a % 2 = 0",
                "SELECT t, count(DISTINCT a) FROM n GROUP BY t",
            })
    void aQueryOnDiskThatIsCancelledStops(String sql) throws InterruptedException {
        for (long millis : new long[] {100, 500}) {
            assertStops(little, sql, Duration.ofMillis(millis), Stop.CANCEL);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT a, t, count(*) FROM n GROUP BY a, t",
                "SELECT * FROM n WHERE a + b <> 5 ORDER BY t",
                "SELECT count(*) FROM n x JOIN n y ON x.g = y.g AND x.a + y.a = 3",
                "SELECT count(*) FROM n WHERE regexp_like(repeat(t, 600), '(a|b|e)*[0-9]+(x|y)+$')",
            })
    void aQueryOnSeveralThreadsThatIsCancelledStops(String sql) throws InterruptedException {
        for (long millis : new long[] {40, 300}) {
            assertStops(parallel, sql, Duration.ofMillis(millis), Stop.CANCEL);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM n ORDER BY t, a OFFSET 999999",
                "SELECT count(*) FROM n x JOIN n y ON x.g = y.g AND x.a + y.a = 3",
            })
    void aResultThatIsClosedAndATimeThatIsUpStopAQueryToo(String sql) throws InterruptedException {
        for (VirtualContext context : List.of(enough, little, parallel)) {
            assertStops(context, sql, Duration.ofMillis(200), Stop.CLOSE);
            assertStops(context, sql, Duration.ofMillis(200), Stop.TIMEOUT);
        }
    }

    private enum Stop {
        CANCEL,
        CLOSE,
        TIMEOUT
    }

    /** Sooner, if the query was at its end before. */
    private static void assertStops(VirtualContext context, String sql, Duration work, Stop stop)
            throws InterruptedException {
        Duration least = Duration.ofMillis(2);
        Duration sooner = work;
        while (!isStopped(context, sql, sooner, stop)) {
            assertThat(sooner).as("it ended by itself: " + sql).isGreaterThan(least);
            sooner = sooner.dividedBy(2);
        }
    }

    private static boolean isStopped(VirtualContext context, String sql, Duration work, Stop stop)
            throws InterruptedException {
        reader = Thread.currentThread();
        Cancellation cancellation = new Cancellation();
        QueryRequest request = QueryRequest.of(sql).cancellation(cancellation);
        if (stop == Stop.TIMEOUT) {
            request = request.timeout(work);
        }
        AtomicLong cpuAtStop = new AtomicLong();
        cancellation.onCancel(() -> cpuAtStop.set(cpu()));
        AtomicBoolean ended = new AtomicBoolean();
        ErrorCode code = null;
        QueryResult result = null;
        Thread stopper = null;
        try {
            result = context.as(Principal.ANONYMOUS).query(request);
            stopper =
                    stop == Stop.TIMEOUT
                            ? null
                            : stopper(result, cpu() + work.toNanos(), stop, ended);
            while (result.nextBatch() != null) {
                // Rows are not what it is about.
            }
        } catch (TauroException e) {
            code = e.code();
        } finally {
            if (result != null) {
                result.close();
            }
        }
        long cpu = cpu();
        ended.set(true);
        if (stopper != null) {
            stopper.join();
        }
        awaitIdle(context);
        assertThat(cancellation.listeners()).isZero();
        if (code == null) {
            return false;
        }
        assertThat(code)
                .as(sql)
                .isEqualTo(
                        stop == Stop.TIMEOUT ? ErrorCode.QUERY_TIMEOUT : ErrorCode.QUERY_CANCELLED);
        assertThat((cpu - cpuAtStop.get()) / 1_000_000).as(work + " " + sql).isLessThan(100);
        return true;
    }

    /** A worker looks once more for work when it has none. */
    private static void awaitIdle(VirtualContext context) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!context.load().isIdle() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(context.load().isIdle()).as(context.load().toString()).isTrue();
    }

    /** Stops the query when its threads have worked for so long. */
    private static Thread stopper(QueryResult result, long at, Stop stop, AtomicBoolean ended) {
        Thread stopper =
                new Thread(
                        () -> {
                            while (cpu() < at && !ended.get()) {
                                LockSupport.parkNanos(1_000_000);
                            }
                            if (stop == Stop.CLOSE) {
                                result.close();
                            } else {
                                result.cancel();
                            }
                        },
                        "stopper");
        stopper.start();
        return stopper;
    }

    /** What the reading thread and the workers have used. */
    private static long cpu() {
        long total = 0;
        for (Thread thread : living()) {
            if (thread == reader || thread.getName().startsWith("tauro-worker")) {
                total += Math.max(0, THREADS.getThreadCpuTime(thread.getId()));
            }
        }
        return total;
    }

    private static Thread[] living() {
        Thread[] all = new Thread[Thread.activeCount() + 16];
        int count = Thread.enumerate(all);
        return Arrays.copyOf(all, count);
    }
}
