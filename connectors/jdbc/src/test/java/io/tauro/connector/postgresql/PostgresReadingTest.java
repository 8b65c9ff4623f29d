package io.tauro.connector.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tauro.connector.jdbc.Scans;
import io.tauro.connector.jdbc.Scans.Context;
import io.tauro.data.Batch;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Connector;
import io.tauro.spi.Health;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.spi.Split;
import io.tauro.table.TableSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams, cancellation, lost connections and the pool. */
@Timeout(60)
class PostgresReadingTest {

    private static TestPostgres postgres;
    private Connector connector;

    @BeforeAll
    static void database() {
        postgres = TestPostgres.database("reading");
    }

    @BeforeEach
    void connect() {
        connector =
                TestPostgres.connect(
                        postgres.definition()
                                .poolSize(2)
                                .connectionTimeout(Duration.ofMillis(300)));
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(Scans.borrowed(connector)).isZero();
        connector.close();
        assertThat(Scans.open(connector)).isZero();
    }

    private Scan scan(String sql) {
        SourceTable table = connector.table(TableSource.query(sql));
        return table.plan(ScanRequest.of(table.schema().names()));
    }

    /** What the server says of our connections. */
    private static String server(String column) {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT string_agg("
                                        + column
                                        + "::text, ',') FROM pg_stat_activity"
                                        + " WHERE application_name = 'tauro' AND datname = 'reading' AND query LIKE '%big_scan%'")) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitServer(String state) throws InterruptedException {
        Object monitor = new Object();
        synchronized (monitor) {
            while (!server("state").equals(state)) {
                TimeUnit.MILLISECONDS.timedWait(monitor, 10);
            }
        }
    }

    @Test
    void aMillionRowsStreamPieceByPiece() {
        Context context = Context.of(4096);
        try (BatchReader reader =
                scan("SELECT g, 'big_scan' AS t FROM generate_series(1, 1000000) g")
                        .open(Split.WHOLE, context)) {
            assertThat(reader.next()).isNotNull();
            assertThat(server("state"))
                    .as("the server waits to be asked for more, it has not sent all")
                    .isEqualTo("idle in transaction");
            long rows = 4096;
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                assertThat(batch.selectedCount()).isLessThanOrEqualTo(4096);
                rows += batch.selectedCount();
            }
            assertThat(rows).isEqualTo(1_000_000);
            assertThat(context.bytes().get()).isEqualTo(1_000_000L * (4 + 8));
            assertThat(reader.next()).isNull();
        }
    }

    /** Together they are more than the heap. */
    @Test
    void wideRowsComeInSmallBatches() {
        try (BatchReader reader =
                scan("SELECT repeat('x', 4000000) AS t FROM generate_series(1, 300) g")
                        .open(Split.WHOLE, Context.of(4096))) {
            int rows = 0;
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                assertThat(batch.bytes()).isLessThan(32L << 20);
                rows += batch.selectedCount();
            }
            assertThat(rows).isEqualTo(300);
        }
    }

    @Test
    void cancellationStopsAStatementThatHasNotAnsweredYet() throws Exception {
        assertStops(scan("SELECT 1 AS big_scan FROM pg_sleep(600)"));
    }

    @Test
    void cancellationStopsAFetch() throws Exception {
        assertStops(
                scan(
                        "SELECT 1 AS big_scan FROM generate_series(1, 100000) g, LATERAL (SELECT pg_sleep(0.1 + 0 * g)) s"));
    }

    private static void assertStops(Scan scan) throws Exception {
        Context context = Context.of(4096);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            CompletableFuture<?> reading =
                    CompletableFuture.supplyAsync(() -> Scans.rows(scan, context), threads);
            awaitServer("active");
            context.cancellation().cancel(ErrorCode.QUERY_TIMEOUT, "The time is up.");
            CompletionException error =
                    catchThrowableOfType(CompletionException.class, reading::join);
            assertThat(error.getCause())
                    .isInstanceOfSatisfying(
                            TauroException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.QUERY_TIMEOUT));
            awaitServer("null");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void waitingForAConnectionCanBeCancelled() {
        try (Connector patient =
                TestPostgres.connect(
                        postgres.definition()
                                .poolSize(1)
                                .connectionTimeout(Duration.ofMinutes(10)))) {
            Scan scan = endless(patient);
            try (BatchReader reader = scan.open(Split.WHOLE, Context.of(10))) {
                assertThat(reader.next()).isNotNull();
                Context context = Context.of(10);
                CompletableFuture<?> waiting =
                        CompletableFuture.supplyAsync(() -> scan.open(Split.WHOLE, context));
                context.cancellation().cancel(ErrorCode.QUERY_CANCELLED, "Stop.");
                assertThatThrownBy(waiting::join).hasMessageContaining("TAURO-5002");
            }
        }
    }

    private static Scan endless(Connector connector) {
        SourceTable table =
                connector.table(TableSource.query("SELECT generate_series(1, 100000000) AS g"));
        return table.plan(ScanRequest.of(table.schema().names()));
    }

    @Test
    void anExhaustedPoolIsBusy() {
        Scan scan = endless(connector);
        try (BatchReader one = scan.open(Split.WHOLE, Context.of(10));
                BatchReader two = scan.open(Split.WHOLE, Context.of(10))) {
            assertThat(one.next()).isNotNull();
            assertThat(two.next()).isNotNull();
            assertThatThrownBy(() -> scan.open(Split.WHOLE, Context.of(10)))
                    .hasMessageStartingWith("TAURO-4007 All connections of 'pg' are in use.");
            assertThat(connector.health()).isEqualTo(Health.UNKNOWN);
        }
        assertThat(connector.health()).isEqualTo(Health.UP);
    }

    @Test
    void aConnectionThatIsLostInMidReadIsSaidToBe() {
        Scan scan = scan("SELECT g, 'big_scan' AS t FROM generate_series(1, 1000000) g");
        try (BatchReader reader = scan.open(Split.WHOLE, Context.of(4096))) {
            assertThat(reader.next()).isNotNull();
            server("pg_terminate_backend(pid)");
            TauroException error =
                    catchThrowableOfType(
                            TauroException.class,
                            () -> {
                                Batch batch = reader.next();
                                while (batch != null) {
                                    batch = reader.next();
                                }
                            });
            assertThat(error.code()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE);
            assertThat(error.context()).containsEntry("connection", "pg").containsKey("sqlstate");
        }
        assertThat(Scans.rows(scan("SELECT 1 AS one"))).hasSize(1);
    }

    @Test
    void aFailureToConnectAgainIsToldAtOnce() {
        postgres.run("CREATE ROLE changing LOGIN PASSWORD 'a'");
        try (Connector refused = TestPostgres.connect(postgres.definition().user("changing"))) {
            try (BatchReader reader = endless(refused).open(Split.WHOLE, Context.of(10))) {
                assertThat(reader.next()).isNotNull();
                postgres.run("ALTER ROLE changing NOLOGIN");
                long start = System.nanoTime();
                assertThatThrownBy(() -> refused.table(TableSource.query("SELECT 1 AS one")))
                        .hasMessageStartingWith("TAURO-4003 ");
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .isLessThan(Duration.ofSeconds(4));
            }
            assertThat(Scans.borrowed(refused)).isZero();
        }
    }

    @Test
    void nothingCanBeWritten() {
        postgres.run("CREATE SEQUENCE IF NOT EXISTS counter");
        assertThatThrownBy(() -> Scans.rows(scan("SELECT nextval('counter') AS n")))
                .hasMessageContaining("SQLSTATE 25006");
    }

    @Test
    void nothingIsConnectedBeforeItIsUsed() {
        assertThat(Scans.open(connector)).isZero();
        try (Connector dead =
                TestPostgres.connect(Postgres.at("jdbc:postgresql://localhost:1/x"))) {
            assertThat(dead.health()).isEqualTo(Health.DOWN);
            assertThatThrownBy(() -> dead.table(TableSource.table("t")))
                    .hasMessageStartingWith(
                            "TAURO-4002 PostgreSQL of connection 'pg' cannot be reached at localhost:1");
        }
    }

    @Test
    void aClosedConnectorEndsItsReaders() throws InterruptedException {
        Scan scan = scan("SELECT 1 AS big_scan FROM pg_sleep(600)");
        CompletableFuture<?> reading = CompletableFuture.supplyAsync(() -> Scans.rows(scan));
        awaitServer("active");
        connector.close();
        assertThatThrownBy(reading::join)
                .hasMessageContaining("TAURO-1012 Connection 'pg' is closed.");
        awaitServer("null");
    }
}
