package io.tauro;

import static io.tauro.predicate.Predicate.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.data.LongVector;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryDescription;
import io.tauro.query.QueryPlan;
import io.tauro.query.QueryRequest;
import io.tauro.query.QueryResult;
import io.tauro.query.QueryStatistics;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.audit.AuditStatus;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The door, as an application uses it. */
class VirtualContextTest {

    record Customer(long id, String name, String status) {}

    record Order(long id, long customerId, BigDecimal total, LocalDate placedAt) {}

    record Spend(String status, BigDecimal total) {}

    private static final List<Customer> CUSTOMERS =
            List.of(
                    new Customer(1, "Ana", "active"),
                    new Customer(2, "Bo", "trial"),
                    new Customer(3, "Cy", "active"));

    private static final List<Order> ORDERS =
            List.of(
                    new Order(10, 1, new BigDecimal("10.50"), LocalDate.of(2026, 1, 2)),
                    new Order(11, 1, new BigDecimal("1.25"), LocalDate.of(2025, 12, 31)),
                    new Order(12, 2, new BigDecimal("7.00"), LocalDate.of(2026, 3, 4)),
                    new Order(13, 3, new BigDecimal("0.50"), LocalDate.of(2026, 5, 6)));

    private final VirtualContext context =
            VirtualContext.builder()
                    .table("customers", CUSTOMERS, Customer.class)
                    .table("orders", ORDERS, Order.class)
                    .view(
                            "spend",
                            "SELECT c.status, sum(o.total) AS total FROM customers c JOIN orders o ON o.customerId = c.id GROUP BY c.status")
                    .build();

    private final VirtualSession session = context.as(Principal.of("ana", "analyst"));

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void joinsAndAggregatesRecordsInMemory() {
        try (QueryResult result =
                session.query(
                        "SELECT c.status, sum(o.total) AS total FROM customers c JOIN orders o ON o.customerId = c.id "
                                + "WHERE o.placedAt >= ? GROUP BY c.status ORDER BY total DESC",
                        LocalDate.of(2026, 1, 1))) {
            assertThat(result.as(Spend.class))
                    .containsExactly(
                            new Spend("active", new BigDecimal("11.00")),
                            new Spend("trial", new BigDecimal("7.00")));
        }
    }

    @Test
    void aViewIsReadLikeATable() {
        try (QueryResult result = session.query("SELECT * FROM spend WHERE total > 8")) {
            assertThat(result.as(Spend.class))
                    .containsExactly(new Spend("active", new BigDecimal("12.25")));
        }
    }

    @Test
    void queriesWithoutSqlBindTheirValues() {
        QueryPlan plan =
                session.from("customers")
                        .where(col("id").gt(1).and(col("status").in("active", "trial")))
                        .select("id", "name")
                        .orderBy("id")
                        .limit(1)
                        .plan();
        assertThat(plan.explain())
                .contains("Scan customers [memory memory] DIRECT")
                .doesNotContain("active");
        try (QueryResult result = session.execute(plan)) {
            assertThat(result.toList())
                    .singleElement()
                    .extracting(row -> row.getString("name"))
                    .isEqualTo("Bo");
        }
    }

    @Test
    void aPolicyRefusesWhomItDoesNotNameAndTheRefusalIsRecorded() {
        context.protect(TableSecurityPolicy.forTable("customers").allow("admin").build());
        assertThatThrownBy(() -> session.query("SELECT count(*) FROM customers"))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.ACCESS_DENIED))
                .hasMessage(
                        "TAURO-3001 Principal 'ana' may not read table 'customers': there is no such table, or"
                                + " none of the roles [analyst] may read it. Check its name, or ask for a role that may.");
        assertThat(context.audit().events().table("customers").status(AuditStatus.DENIED).stream())
                .hasSize(1);
    }

    @Test
    void aPlanOfAnotherPrincipalIsRefused() {
        QueryPlan plan = session.plan("SELECT * FROM customers");
        assertThatThrownBy(() -> context.as(Principal.of("bo")).execute(plan))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.STALE_PLAN));
    }

    @Test
    void aPlanRunsAsOftenAsItIsAsked() {
        QueryPlan plan = session.plan("SELECT id FROM customers WHERE status = ?", "active");
        try (QueryResult first = session.execute(plan);
                QueryResult second = session.execute(plan)) {
            first.cancel();
            assertThat(second.toList()).hasSize(2);
            assertThat(second.queryId()).isNotEqualTo(first.queryId());
        }
    }

    @Test
    void aValueBoundToAParameterIsPushed() {
        assertThat(session.explain("SELECT id FROM customers WHERE status = ?", "active"))
                .contains("pushed   status = ?");
    }

    @Test
    void aNullParameterComparesAsUnknown() {
        try (QueryResult result =
                session.query(
                        "SELECT count(*) AS n FROM customers WHERE id = ? OR name IN (?, ?)",
                        null,
                        null,
                        "Bo")) {
            assertThat(result.toList()).extracting(row -> row.getLong("n")).containsExactly(1L);
        }
    }

    @Test
    void aQuerySaysItsColumnsAndParametersBeforeItHasValues() {
        QueryDescription description =
                session.describe("SELECT name, id + ? AS next FROM customers WHERE status = ?");
        assertThat(description.schema().names()).containsExactly("name", "next");
        assertThat(description.parameterTypes()).containsExactly(DataType.BIGINT, DataType.VARCHAR);
    }

    @Test
    void aQueryWhoseTimeIsUpStops() {
        QueryRequest request =
                QueryRequest.of(
                                "SELECT count(*) FROM customers a, customers b, customers c, customers d,"
                                        + " customers e, customers f, customers g, customers h, customers i,"
                                        + " customers j, customers k, customers l, customers m, customers n,"
                                        + " customers o, customers p, customers q, customers r")
                        .timeout(Duration.ofMillis(300));
        assertThatThrownBy(
                        () -> {
                            try (QueryResult result = session.query(request)) {
                                result.toList();
                            }
                        })
                .isInstanceOfSatisfying(
                        TauroException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.QUERY_TIMEOUT));
    }

    @Test
    void aResultIsReadAsBatchesOfColumns() {
        try (QueryResult result = session.query("SELECT id, name FROM customers ORDER BY id")) {
            assertThat(result.batches())
                    .singleElement()
                    .satisfies(
                            batch -> {
                                assertThat(batch.selectedCount()).isEqualTo(3);
                                assertThat(((LongVector) batch.column(0)).get(2)).isEqualTo(3);
                            });
        }
    }

    @Test
    void aRefusedTableIsNotEvenLookedUpAtItsSource() {
        context.protect(TableSecurityPolicy.forTable("orders").allow("admin").build());
        assertThatThrownBy(() -> session.query("SELECT nonsense FROM orders"))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.ACCESS_DENIED));
    }

    @Test
    void startAndEndOfAQueryAreRecorded() {
        try (QueryResult result = session.query("SELECT * FROM customers")) {
            assertThat(context.audit().events().query(result.queryId()).stream())
                    .singleElement()
                    .satisfies(event -> assertThat(event.status()).isEqualTo(AuditStatus.STARTED));
            result.toList();
            assertThat(context.audit().events().query(result.queryId()).last())
                    .hasValueSatisfying(
                            event -> {
                                assertThat(event.status()).isEqualTo(AuditStatus.SUCCESS);
                                assertThat(event.rowCount()).hasValue(3);
                            });
        }
    }

    @Test
    void statisticsSayWhatWasMovedAndPushed() {
        try (QueryResult result =
                session.query("SELECT name FROM customers WHERE status = 'active'")) {
            assertThat(result.toList()).hasSize(2);
            QueryStatistics statistics = result.statistics();
            assertThat(statistics.rows()).isEqualTo(2);
            assertThat(statistics.scans())
                    .singleElement()
                    .satisfies(
                            scan -> {
                                assertThat(scan.rows()).isEqualTo(2);
                                assertThat(scan.pushed()).containsExactly("status = ?");
                                assertThat(scan.left()).isEmpty();
                            });
            assertThat(statistics.phases()).containsKey(QueryStatistics.Phase.EXECUTE);
        }
    }

    @Test
    void explainIsAnsweredAsRows() {
        try (QueryResult result =
                session.query("EXPLAIN SELECT count(*) FROM orders WHERE total > 5")) {
            assertThat(result.toList())
                    .extracting(row -> row.getString("plan"))
                    .first()
                    .asString()
                    .startsWith("Aggregate");
        }
    }
}
