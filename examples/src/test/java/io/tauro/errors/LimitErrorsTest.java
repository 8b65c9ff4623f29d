package io.tauro.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.VirtualSession;
import io.tauro.connector.postgresql.Postgres;
import io.tauro.differential.TestServer;
import io.tauro.engine.EngineSettings;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryRequest;
import io.tauro.query.QueryResult;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.spi.Cancellation;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stops a query: somebody, the clock, the memory, the number of queries, the end. */
@Timeout(60)
class LimitErrorsTest {

    private static final TestServer SERVER = TestServer.database("limits");

    private static final String SLEEP = "SELECT * FROM sleep";
    private static final String FIRST_ROW_THEN_SLEEP = "SELECT * FROM slow";
    private static final String CROSS_JOIN =
            "SELECT COUNT(*) FROM numbers a, numbers b, numbers c WHERE a.n + b.n + c.n = 7";

    record Numbered(long n) {}

    private static VirtualContextBuilder builder() {
        return VirtualContext.builder()
                .connection("pg", SERVER.definition())
                .table(
                        VirtualTable.named("sleep")
                                .from(
                                        "pg",
                                        TableSource.query("SELECT 1 AS a, pg_sleep(30)::text AS b"))
                                .build())
                .table(
                        VirtualTable.named("slow")
                                .from(
                                        "pg",
                                        TableSource.query(
                                                "SELECT i, pg_sleep(0.01)::text AS b FROM generate_series(1, 100000) i"))
                                .build())
                .table(
                        "numbers",
                        LongStream.range(0, 2000).mapToObj(Numbered::new).toList(),
                        Numbered.class);
    }

    private static VirtualSession session(VirtualContext context) {
        return context.as(Principal.ANONYMOUS);
    }

    private static TauroException reading(QueryResult result) {
        return Failures.of(
                () -> {
                    while (result.nextBatch() != null) {
                        // Until it fails.
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {SLEEP, FIRST_ROW_THEN_SLEEP, CROSS_JOIN})
    void aCancelledQueryStopsWithinASecondAndLeavesNothing(String sql) throws Exception {
        try (VirtualContext context = builder().build()) {
            session(context).describe(sql);
            QueryResult result = session(context).query(sql);
            CompletableFuture<TauroException> error =
                    CompletableFuture.supplyAsync(() -> reading(result));
            assertStillRuns(error);
            long start = System.nanoTime();
            result.cancel();
            assertThat(error.get(10, TimeUnit.SECONDS))
                    .hasMessage("TAURO-5002 The query was cancelled. Run it again.");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofMillis(2500));
            awaitNoBusySession();
            try (QueryResult next = session(context).query("SELECT COUNT(*) FROM numbers")) {
                assertThat(next.toList().get(0).getLong(0)).isEqualTo(2000);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SLEEP, CROSS_JOIN})
    void aResultThatIsClosedFromAnotherThreadStops(String sql) throws Exception {
        try (VirtualContext context = builder().build()) {
            session(context).describe(sql);
            QueryResult result = session(context).query(sql);
            CompletableFuture<TauroException> error =
                    CompletableFuture.supplyAsync(() -> reading(result));
            assertStillRuns(error);
            result.close();
            assertThat(error.get(10, TimeUnit.SECONDS).code()).isEqualTo(ErrorCode.QUERY_CANCELLED);
            awaitNoBusySession();
        }
    }

    /** It has begun, and is at something that takes long. */
    private static void assertStillRuns(CompletableFuture<?> query) throws Exception {
        try {
            query.get(500, TimeUnit.MILLISECONDS);
            throw new AssertionError("The query ended too early");
        } catch (TimeoutException expected) {
            assertThat(query).isNotDone();
        }
    }

    private static void awaitNoBusySession() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (SERVER.busySessions() > 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(SERVER.busySessions()).as("busy sessions").isZero();
    }

    @Test
    void aCancellationBeforeTheQueryCounts() {
        try (VirtualContext context = builder().build()) {
            Cancellation cancellation = new Cancellation();
            cancellation.cancel(
                    ErrorCode.QUERY_CANCELLED, "The query was cancelled. Run it again.");
            QueryRequest request = QueryRequest.of(CROSS_JOIN).cancellation(cancellation);
            TauroException error =
                    Failures.of(
                            () -> {
                                try (QueryResult result = session(context).query(request)) {
                                    result.toList();
                                }
                            });
            assertThat(error.code()).isEqualTo(ErrorCode.QUERY_CANCELLED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SLEEP, FIRST_ROW_THEN_SLEEP, CROSS_JOIN})
    void aQueryThatTakesTooLongIsTimedOut(String sql) {
        try (VirtualContext context = builder().build()) {
            session(context).describe(sql);
            QueryRequest request = QueryRequest.of(sql).timeout(Duration.ofMillis(700));
            long start = System.nanoTime();
            TauroException error =
                    Failures.of(
                            () -> {
                                try (QueryResult result = session(context).query(request)) {
                                    result.toList();
                                }
                            });
            assertThat(error)
                    .hasMessage(
                            "TAURO-5001 The query took longer than 700 ms, its limit. Ask for less, or raise the"
                                    + " timeout (query_timeout).");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(4));
            awaitNoBusySession();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ARRAY_AGG(a.n * 2000 + b.n) FROM numbers a, numbers b WHERE a.n < 500",
                "SELECT ARRAY_AGG(b.n) OVER (), a.n FROM numbers a, numbers b WHERE a.n < 500"
            })
    void aQueryThatNeedsTooMuchMemoryFailsAndGivesItBack(String sql) {
        UnaryOperator<EngineSettings> small = settings -> settings.memory(4 << 20, 2 << 20);
        try (VirtualContext context = builder().settings(small).build()) {
            for (int i = 0; i < 3; i++) {
                TauroException error = Failures.of(context, sql);
                assertThat(error.getMessage())
                        .matches(
                                "TAURO-5003 The [\\w ]+ needs more memory than the 2 MB that 'query_memory' allows\\."
                                        + " Raise it, or read fewer rows or columns\\.");
            }
            // What is left of the budget of all is enough for what needs nearly all of it.
            try (QueryResult result =
                    session(context).query("SELECT n FROM numbers ORDER BY n DESC")) {
                assertThat(result.toList()).hasSize(2000);
            }
        }
    }

    @Test
    void oneQueryTooManyIsRefused() {
        try (VirtualContext context =
                builder().settings(settings -> settings.maxConcurrentQueries(2)).build()) {
            List<QueryResult> open =
                    IntStream.range(0, 2)
                            .mapToObj(i -> session(context).query("SELECT n FROM numbers"))
                            .toList();
            assertThat(Failures.of(context, "SELECT n FROM numbers"))
                    .hasMessage(
                            "TAURO-5004 There are 2 open results already, as many as max_concurrent_queries allows."
                                    + " Close results that are read, or raise the limit.");
            open.get(0).close();
            try (QueryResult result = session(context).query("SELECT n FROM numbers")) {
                assertThat(result.toList()).hasSize(2000);
            }
            open.get(1).close();
        }
    }

    @Test
    void aClosedContextSaysSo() {
        VirtualContext context = builder().build();
        VirtualSession session = session(context);
        QueryResult open = session.query("SELECT n FROM numbers");
        context.close();
        String closed = "TAURO-1012 The context has been closed. Make a new one.";
        assertThat(Failures.of(() -> session(context))).hasMessage(closed);
        assertThat(Failures.of(() -> session.query("SELECT n FROM numbers").close()))
                .hasMessage(closed);
        assertThat(
                        Failures.of(
                                () ->
                                        session.query(
                                                        QueryRequest.of("SELECT 1")
                                                                .timeout(Duration.ofSeconds(1)))
                                                .close()))
                .hasMessage(closed);
        assertThat(reading(open).code())
                .isIn(
                        ErrorCode.CONTEXT_CLOSED,
                        ErrorCode.RESULT_MISUSED,
                        ErrorCode.QUERY_CANCELLED);
    }

    @Test
    void aResultThatIsReadAfterItsEndSaysSo() {
        try (VirtualContext context = builder().build()) {
            QueryResult result = session(context).query("SELECT n FROM numbers");
            result.close();
            result.close();
            assertThat(Failures.of(result::toList))
                    .hasMessage(
                            "TAURO-2017 The result has been closed. Read it before it is closed, or run the query again.");
        }
    }

    @Test
    void whoMayNotReadIsToldWhy() {
        Principal bo = Principal.of("bo", "intern");
        try (VirtualContext context =
                builder()
                        .policy(TableSecurityPolicy.forTable("numbers").allow("analyst").build())
                        .build()) {
            assertThat(Failures.of(() -> context.as(bo).query("SELECT n FROM numbers WHERE n = 7")))
                    .hasMessage(
                            "TAURO-3001 Principal 'bo' may not read table 'numbers': there is no such table, or"
                                    + " none of the roles [intern] may read it. Check its name, or ask for a role that may.");
            assertThat(Failures.of(() -> context.as(bo).query("SELECT zz FROM numbers")).code())
                    .as("nothing is told of its columns")
                    .isEqualTo(ErrorCode.ACCESS_DENIED);
        }
    }

    @Test
    void aServerWithoutConnectionsIsBusy() {
        Postgres one = SERVER.definition().poolSize(1).connectionTimeout(Duration.ofMillis(300));
        try (VirtualContext context =
                        VirtualContext.builder()
                                .connection("pg", one)
                                .table(
                                        VirtualTable.named("slow")
                                                .from(
                                                        "pg",
                                                        TableSource.query(
                                                                "SELECT i FROM generate_series(1, 1000000) i"))
                                                .build())
                                .build();
                QueryResult open = session(context).query("SELECT i FROM slow")) {
            assertThat(open.nextBatch()).isNotNull();
            assertThat(Failures.of(context, "SELECT i FROM slow"))
                    .hasMessage(
                            "TAURO-4007 All connections of 'pg' are in use. Try again later, or raise pool.max_size.");
        }
    }
}
