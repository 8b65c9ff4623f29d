package io.tauro.connector.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.connector.jdbc.Scans;
import io.tauro.connector.jdbc.Scans.Context;
import io.tauro.data.Batch;
import io.tauro.error.ErrorCode;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Connector;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.spi.Split;
import io.tauro.table.TableSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who gets a connection, and that nobody waits for itself. */
@Timeout(120)
class PostgresPoolTest {

    private static final int ROWS = 20_000;

    private static TestPostgres postgres;
    private Connector connector;

    @BeforeAll
    static void database() {
        postgres = TestPostgres.database("pooling");
    }

    @BeforeEach
    void connect() {
        connector = connector(1, Duration.ofMillis(500));
    }

    private static Connector connector(int size, Duration patience) {
        return TestPostgres.connect(
                postgres.definition().poolSize(size).connectionTimeout(patience));
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

    private static Scan numbers(Connector connector) {
        return scan(connector, "SELECT g FROM generate_series(1, " + ROWS + ") g");
    }

    private static int first(Batch batch) {
        return (Integer) batch.column(0).value(batch.row(0));
    }

    @Test
    void twoScansOfOneQueryShareTheOnlyConnection() {
        Context query = Context.of(1000);
        Scan scan = numbers(connector);
        List<Integer> firsts = new ArrayList<>();
        try (BatchReader one = scan.open(Split.WHOLE, query);
                BatchReader two = scan.open(Split.WHOLE, query)) {
            assertThat(Scans.borrowed(connector)).isEqualTo(1);
            Batch left = one.next();
            Batch right = two.next();
            while (left != null && right != null) {
                assertThat(first(left)).isEqualTo(first(right));
                firsts.add(first(left));
                left = one.next();
                right = two.next();
            }
            assertThat(left).isNull();
            assertThat(right).isNull();
        }
        assertThat(firsts)
                .containsExactlyElementsOf(
                        IntStream.range(0, ROWS / 1000).mapToObj(i -> i * 1000 + 1).toList());
    }

    @Test
    void theConnectionIsKeptUntilTheLastOfThemEnds() {
        Context query = Context.of(1000);
        Scan scan = numbers(connector);
        try (BatchReader one = scan.open(Split.WHOLE, query)) {
            assertThat(one.next()).isNotNull();
            BatchReader two = scan.open(Split.WHOLE, query);
            assertThat(two.next()).isNotNull();
            two.close();
            two.close();
            assertThat(Scans.borrowed(connector)).isEqualTo(1);
            int rows = 1000;
            for (Batch batch = one.next(); batch != null; batch = one.next()) {
                rows += batch.selectedCount();
            }
            assertThat(rows).isEqualTo(ROWS);
            assertThat(Scans.borrowed(connector)).as("all rows are there").isZero();
        }
    }

    @Test
    void anotherQueryDoesNotGetIt() {
        Scan scan = numbers(connector);
        try (BatchReader one = scan.open(Split.WHOLE, Context.of(10))) {
            assertThat(one.next()).isNotNull();
            assertThatThrownBy(() -> scan.open(Split.WHOLE, Context.of(10)))
                    .hasMessageStartingWith("TAURO-4007 All connections of 'pg' are in use.");
        }
    }

    @Test
    void cancellingStopsAllThatShareIt() {
        Context query = Context.of(10);
        try (BatchReader one = numbers(connector).open(Split.WHOLE, query)) {
            assertThat(one.next()).isNotNull();
        }
        Scan slow =
                scan(
                        connector,
                        "SELECT 1 AS n FROM generate_series(1, 10000) g, LATERAL (SELECT pg_sleep(0.05 + 0 * g)) s");
        Scan scan = numbers(connector);
        try (BatchReader one = scan.open(Split.WHOLE, query)) {
            assertThat(one.next()).isNotNull();
            CompletableFuture<?> reading =
                    CompletableFuture.supplyAsync(() -> Scans.rows(slow, query));
            query.cancellation().cancel(ErrorCode.QUERY_CANCELLED, "Stop.");
            assertThatThrownBy(reading::join).hasMessageContaining("TAURO-5002 Stop.");
            assertThatThrownBy(
                            () -> {
                                while (one.next() != null) {
                                    assertThat(query.cancellation().isCancelled()).isTrue();
                                }
                            })
                    .hasMessageContaining("TAURO-5002 Stop.");
        }
    }

    @Test
    void fiftyClientsWithTwoScansEachFinishOnFiveConnections() {
        ExecutorService clients = Executors.newFixedThreadPool(50);
        try (Connector five = connector(5, Duration.ofMinutes(1))) {
            Scan scan = numbers(five);
            List<CompletableFuture<Integer>> counts =
                    IntStream.range(0, 50)
                            .mapToObj(
                                    i ->
                                            CompletableFuture.supplyAsync(
                                                    () -> sharedRows(five, scan), clients))
                            .toList();
            assertThat(counts.stream().map(CompletableFuture::join)).containsOnly(2 * ROWS);
            assertThat(Scans.borrowed(five)).isZero();
            assertThat(Scans.open(five)).isLessThanOrEqualTo(5);
        } finally {
            clients.shutdownNow();
        }
    }

    private static int sharedRows(Connector connector, Scan scan) {
        Context query = Context.of(1000);
        int rows = 0;
        try (BatchReader one = scan.open(Split.WHOLE, query)) {
            for (Batch batch = one.next(); batch != null; batch = one.next()) {
                rows += batch.selectedCount();
                if (rows == 1000) {
                    rows += Scans.rows(scan, query).size();
                    assertThat(Scans.borrowed(connector)).isLessThanOrEqualTo(5);
                }
            }
        }
        return rows;
    }

    @Test
    void aDeadSourceDoesNotHurtTheOthers() {
        try (Connector dead =
                TestPostgres.connect(Postgres.at("jdbc:postgresql://localhost:1/x"))) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> numbers(dead)).hasMessageStartingWith("TAURO-4002 ");
                assertThat(Scans.rows(numbers(connector))).hasSize(ROWS);
            }
        }
    }
}
