package io.tauro.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.connector.postgresql.Postgres;
import io.tauro.data.Row;
import io.tauro.engine.PushdownMode;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.spi.ConnectionMetrics;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that read several tables of a database at once do with one connection to it. */
@Timeout(120)
class SmallPoolTest {

    private static final TestServer SERVER = TestServer.database("smallpool");

    private static final String JOIN =
            "SELECT COUNT(*), SUM(o.total) FROM orders o JOIN customers c ON o.customer = c.id";

    @BeforeAll
    static void fill() {
        SERVER.run(
                "CREATE TABLE customers AS SELECT i AS id, 'C' || i AS name FROM generate_series(1, 2000) i");
        SERVER.run(
                "CREATE TABLE orders AS SELECT i AS id, i % 2500 AS customer, i * 2 AS total FROM generate_series(1, 10000) i");
        SERVER.run("ANALYZE");
    }

    private static VirtualContext context(int connections, Duration patience, int queries) {
        return VirtualContext.builder()
                .settings(
                        settings ->
                                settings.pushdown(PushdownMode.OFF).maxConcurrentQueries(queries))
                .connection(
                        "pg", SERVER.definition().poolSize(connections).connectionTimeout(patience))
                .connection("dead", Postgres.at("jdbc:postgresql://localhost:1/x"))
                .table(table("customers"))
                .table(table("orders"))
                .table(VirtualTable.named("lost").from("dead", TableSource.table("lost")).build())
                .build();
    }

    private static VirtualTable table(String name) {
        return VirtualTable.named(name).from("pg", TableSource.table(name)).build();
    }

    private static List<String> rows(VirtualContext context, String sql) {
        try (QueryResult result = context.as(Principal.ANONYMOUS).query(sql)) {
            List<String> rows = new ArrayList<>();
            for (Row row : result) {
                StringBuilder text = new StringBuilder();
                for (int i = 0; i < result.schema().size(); i++) {
                    text.append(row.get(i)).append('|');
                }
                rows.add(text.toString());
            }
            rows.sort(null);
            return rows;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                JOIN,
                "SELECT o.id, c.name FROM orders o LEFT JOIN customers c ON o.customer = c.id",
                "SELECT COUNT(*) FROM orders o JOIN customers c ON o.customer < c.id AND c.id < 20",
                "SELECT c.id, (SELECT MAX(o.id) FROM orders o WHERE o.customer < c.id) FROM customers c WHERE c.id < 30",
                "SELECT id FROM orders UNION ALL SELECT id FROM customers",
                "SELECT id FROM orders INTERSECT SELECT id FROM customers",
                "SELECT c.id, t.id FROM customers c, LATERAL (SELECT o.id FROM orders o WHERE o.customer = c.id"
                        + " ORDER BY o.id FETCH FIRST 2 ROWS ONLY) t WHERE c.id < 30",
                "SELECT a.id FROM orders a JOIN orders b ON a.id = b.customer JOIN customers c ON c.id = b.id"
            })
    void aQueryOfSeveralTablesRunsOnOneConnection(String sql) {
        try (VirtualContext one = context(1, Duration.ofMillis(400), 16);
                VirtualContext eight = context(8, Duration.ofSeconds(30), 16)) {
            assertThat(rows(one, sql)).isNotEmpty().isEqualTo(rows(eight, sql));
            assertThat(one.metrics().connections().get("pg").inUse()).isZero();
        }
    }

    @Test
    void fiftyClientsFinishOnFiveConnections() {
        ExecutorService clients = Executors.newFixedThreadPool(50);
        try (VirtualContext context = context(5, Duration.ofMinutes(1), 50)) {
            List<String> expected = rows(context, JOIN);
            List<CompletableFuture<List<String>>> answers =
                    IntStream.range(0, 50)
                            .mapToObj(
                                    i ->
                                            CompletableFuture.supplyAsync(
                                                    () -> rows(context, JOIN), clients))
                            .toList();
            assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(expected);
            ConnectionMetrics metrics = context.metrics().connections().get("pg");
            assertThat(metrics.inUse()).isZero();
            assertThat(metrics.open()).isLessThanOrEqualTo(5);
            assertThat(metrics.retries()).isZero();
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void fiftyClientsFinishOnFiveConnectionsOfMariaDb() {
        MariaDbServer maria = MariaDbServer.database("smallpool");
        maria.run(
                "CREATE TABLE customers AS SELECT seq AS id, CONCAT('C', seq) AS name FROM seq_1_to_2000",
                "CREATE TABLE orders AS SELECT seq AS id, seq % 2500 AS customer, seq * 2 AS total FROM seq_1_to_10000");
        ExecutorService clients = Executors.newFixedThreadPool(50);
        try (VirtualContext context =
                VirtualContext.builder()
                        .settings(
                                settings ->
                                        settings.pushdown(PushdownMode.OFF)
                                                .maxConcurrentQueries(50))
                        .connection(
                                "pg",
                                maria.definition()
                                        .poolSize(5)
                                        .connectionTimeout(Duration.ofMinutes(1)))
                        .table(table("customers"))
                        .table(table("orders"))
                        .build()) {
            List<CompletableFuture<List<String>>> answers =
                    IntStream.range(0, 50)
                            .mapToObj(
                                    i ->
                                            CompletableFuture.supplyAsync(
                                                    () -> rows(context, JOIN), clients))
                            .toList();
            assertThat(answers.stream().map(CompletableFuture::join))
                    .containsOnly(List.of("8000|76008000|"));
            ConnectionMetrics metrics = context.metrics().connections().get("pg");
            assertThat(metrics.inUse()).isZero();
            assertThat(metrics.open()).isLessThanOrEqualTo(5);
            assertThat(metrics.retries()).isZero();
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void aDeadSourceHurtsOnlyTheQueriesThatUseIt() {
        try (VirtualContext context = context(2, Duration.ofSeconds(5), 16)) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> rows(context, "SELECT * FROM lost"))
                        .hasMessageContaining("TAURO-4002 PostgreSQL of connection 'dead'");
                assertThat(rows(context, "SELECT COUNT(*) FROM customers"))
                        .containsExactly("2000|");
            }
            assertThat(context.metrics().connections().get("dead").resting()).isTrue();
            assertThat(context.metrics().connections().get("pg").failures()).isZero();
        }
    }
}
