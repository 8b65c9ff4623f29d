package io.tauro.connector.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tauro.connector.jdbc.Scans;
import io.tauro.connector.jdbc.Scans.Context;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.BatchReader;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectionMetrics;
import io.tauro.spi.Connector;
import io.tauro.spi.Health;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.spi.Split;
import io.tauro.table.TableSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is tried again, what is not, and how a source is spared. */
@Timeout(60)
class PostgresResilienceTest {

    private static TestPostgres postgres;
    private Connector connector;

    @BeforeAll
    static void database() {
        postgres = TestPostgres.database("resilience");
    }

    @BeforeEach
    void connect() {
        connector = TestPostgres.connect(postgres.definition().poolSize(2));
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(Scans.borrowed(connector)).isZero();
        connector.close();
    }

    private static Scan scan(Connector connector, String sql) {
        SourceTable table = connector.table(TableSource.query(sql));
        return table.plan(ScanRequest.of(table.schema().names()));
    }

    /** Ends the connection that runs a statement, once it does, and waits until it is gone. */
    private static void terminate(Connection owner) throws Exception {
        Object monitor = new Object();
        try (Statement statement = owner.createStatement()) {
            while (true) {
                try (ResultSet rows =
                        statement.executeQuery(
                                "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = 'resilience'"
                                        + " AND application_name = 'tauro' AND state = 'active' AND query LIKE '%waiting%'")) {
                    if (rows.next()) {
                        return;
                    }
                }
                synchronized (monitor) {
                    TimeUnit.MILLISECONDS.timedWait(monitor, 10);
                }
            }
        }
    }

    @Test
    void aStatementThatLosesItsConnectionBeforeTheFirstRowRunsAgain() throws Exception {
        Scan scan = scan(connector, "SELECT 1 AS waiting FROM pg_advisory_xact_lock_shared(42)");
        try (Connection owner = postgres.connect();
                Statement statement = owner.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(42)");
            CompletableFuture<List<List<Object>>> reading =
                    CompletableFuture.supplyAsync(() -> Scans.rows(scan));
            terminate(owner);
            statement.execute("SELECT pg_advisory_unlock(42)");
            assertThat(reading.join()).containsExactly(List.of(1));
        }
        assertThat(connector.metrics().retries()).isEqualTo(1);
    }

    @Test
    void attemptsHaveAnEnd() throws Exception {
        Scan scan = scan(connector, "SELECT 1 AS waiting FROM pg_sleep(600)");
        long before = connector.metrics().statements();
        CompletableFuture<?> reading = CompletableFuture.supplyAsync(() -> Scans.rows(scan));
        try (Connection owner = postgres.connect()) {
            for (int i = 0; i < 4; i++) {
                terminate(owner);
            }
        }
        CompletionException error = catchThrowableOfType(CompletionException.class, reading::join);
        assertThat(error.getCause())
                .isInstanceOfSatisfying(
                        TauroException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE));
        ConnectionMetrics metrics = connector.metrics();
        assertThat(metrics.statements() - before).isEqualTo(4);
        assertThat(metrics.retries()).isEqualTo(3);
        assertThat(metrics.waited()).isPositive();
    }

    @Test
    void nothingIsTriedAgainOnceRowsWereHandedOver() {
        Scan scan = scan(connector, "SELECT g AS waiting FROM generate_series(1, 1000000) g");
        try (BatchReader reader = scan.open(Split.WHOLE, Context.of(10))) {
            assertThat(reader.next()).isNotNull();
            postgres.run(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE datname = 'resilience' AND application_name = 'tauro'");
            assertThatThrownBy(
                            () -> {
                                while (reader.next() != null) {
                                    assertThat(connector.metrics().retries()).isZero();
                                }
                            })
                    .hasMessageStartingWith("TAURO-4002 ");
        }
        assertThat(connector.metrics().retries()).isZero();
    }

    @Test
    void anErrorOfTheStatementItselfIsNotTriedAgain() {
        Scan scan = scan(connector, "SELECT 1 / (g - 1) AS n FROM generate_series(1, 3) g");
        assertThatThrownBy(() -> Scans.rows(scan)).hasMessageContaining("SQLSTATE 22012");
        assertThat(connector.metrics().retries()).isZero();
    }

    @Test
    void aCancelledQueryDoesNotWaitForItsNextAttempt() throws Exception {
        Scan scan = scan(connector, "SELECT 1 AS waiting FROM pg_sleep(600)");
        Context context = Context.of(10);
        CompletableFuture<?> reading =
                CompletableFuture.supplyAsync(() -> Scans.rows(scan, context));
        try (Connection owner = postgres.connect()) {
            terminate(owner);
        }
        context.cancellation().cancel(ErrorCode.QUERY_CANCELLED, "Stop.");
        assertThatThrownBy(reading::join).hasMessageContaining("TAURO-5002 Stop.");
    }

    @Test
    void allConnectionsOfAServerThatWasRestartedAreReplacedAtOnce() {
        Scan scan = scan(connector, "SELECT g AS waiting FROM generate_series(1, 100000) g");
        try (BatchReader one = scan.open(Split.WHOLE, Context.of(10));
                BatchReader two = scan.open(Split.WHOLE, Context.of(10))) {
            assertThat(one.next()).isNotNull();
            assertThat(two.next()).isNotNull();
        }
        assertThat(Scans.open(connector)).isEqualTo(2);
        postgres.run(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = 'resilience' AND application_name = 'tauro'");
        assertThat(Scans.rows(scan(connector, "SELECT 1 AS one"))).containsExactly(List.of(1));
        assertThat(connector.metrics().retries()).isLessThanOrEqualTo(1);
    }

    @Test
    void aDeadSourceIsTriedAFewTimesAndThenLeftAlone() {
        try (Connector dead =
                TestPostgres.connect(Postgres.at("jdbc:postgresql://localhost:1/x"))) {
            assertThatThrownBy(() -> dead.table(TableSource.table("t")))
                    .hasMessageStartingWith(
                            "TAURO-4002 PostgreSQL of connection 'pg' cannot be reached at localhost:1 (SQLSTATE 08001).");
            assertThat(dead.metrics().failures()).isEqualTo(4);
            assertThat(dead.metrics().resting()).isFalse();
            assertThatThrownBy(() -> dead.table(TableSource.table("t")))
                    .hasMessage(
                            "TAURO-4002 PostgreSQL of connection 'pg' cannot be reached at localhost:1: the last 5 attempts"
                                    + " have failed, and it is tried again after 5 seconds. Check that it runs, and the"
                                    + " connection's url.");
            assertThat(dead.metrics().resting()).isTrue();
            assertThat(dead.health()).isEqualTo(Health.DOWN);
            assertThat(dead.metrics().failures()).isEqualTo(5);
            assertThat(dead.metrics().refused()).isEqualTo(2);
        }
    }

    @Test
    void aServerWithoutRoomForMoreConnectionsIsAskedAgain() throws Exception {
        postgres.run("ALTER DATABASE resilience CONNECTION LIMIT 0");
        postgres.run("GRANT CONNECT ON DATABASE resilience TO app");
        try (Connector full = TestPostgres.connect(postgres.app())) {
            assertThatThrownBy(() -> full.table(TableSource.query("SELECT 1 AS one")))
                    .hasMessageStartingWith(
                            "TAURO-4007 PostgreSQL of connection 'pg' is busy (SQLSTATE 53300).");
            assertThat(full.metrics().failures()).isEqualTo(4);
            assertThat(full.metrics().resting())
                    .as("a server that answers is not left alone")
                    .isFalse();
        } finally {
            postgres.run("ALTER DATABASE resilience CONNECTION LIMIT -1");
        }
    }

    private static Connector limited(String rate, String patience) {
        return new PostgresFactory()
                .connect(
                        ConnectionConfig.of(
                                "pg",
                                Map.of(
                                        "url",
                                        postgres.url(),
                                        "user",
                                        "postgres",
                                        "rate_limit",
                                        rate,
                                        "pool",
                                        Map.of("connection_timeout", patience))));
    }

    @Test
    void moreStatementsThanTheRateLimitAllowsAreTurnedAwayIfTheyWouldWaitTooLong() {
        try (Connector slow = limited("2/h", "300ms")) {
            Scan scan = scan(slow, "SELECT 1 AS one");
            assertThat(Scans.rows(scan)).hasSize(1);
            assertThatThrownBy(() -> Scans.rows(scan))
                    .hasMessage(
                            "TAURO-4007 More statements are asked of 'pg' than its rate limit allows. Try again later, or"
                                    + " raise rate_limit.");
            assertThat(Scans.borrowed(slow)).isZero();
        }
    }

    @Test
    void waitingForTheRateLimitEndsWithTheQuery() {
        try (Connector slow = limited("1/h", "1h")) {
            Scan scan = scan(slow, "SELECT 1 AS one");
            Context context = Context.of(10);
            CompletableFuture<?> waiting =
                    CompletableFuture.supplyAsync(() -> scan.open(Split.WHOLE, context));
            context.cancellation().cancel(ErrorCode.QUERY_CANCELLED, "Stop.");
            assertThatThrownBy(waiting::join).hasMessageContaining("TAURO-5002 Stop.");
        }
    }

    @Test
    void withinASecondNoMoreStatementsAreSentThanAllowed() {
        try (Connector slow = limited("4/s", "5s")) {
            Scan scan = scan(slow, "SELECT 1 AS one");
            long start = System.nanoTime();
            for (int i = 0; i < 11; i++) {
                assertThat(Scans.rows(scan)).hasSize(1);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as(
                            "twelve statements are three seconds' worth, the first of which may be over")
                    .isGreaterThan(Duration.ofMillis(900));
            assertThat(slow.metrics().statements()).isEqualTo(12);
            assertThat(slow.metrics().waited()).isGreaterThan(Duration.ofMillis(500));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"50", "0/s", "-1/s", "50/d", "fast", "1000000000/s"})
    void anImpossibleRateLimitIsRefused(String rate) {
        assertThatThrownBy(() -> limited(rate, "1s"))
                .hasMessageStartingWith(
                        "TAURO-1006 Option 'rate_limit' of connection 'pg' must be");
    }
}
