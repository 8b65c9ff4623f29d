package io.tauro.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.VirtualSession;
import io.tauro.data.Row;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryRequest;
import io.tauro.query.QueryResult;
import io.tauro.security.TableSecurityPolicy;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a query that runs another one again and again holds, reads and lets go of. */
class CorrelatedQueriesTest {

    record Item(int id, int kind, String name) {}

    private static final List<Item> ITEMS =
            IntStream.range(0, 3_000)
                    .mapToObj(i -> new Item(i, i % 100, "item number " + i))
                    .toList();

    private static final String LATEST =
            "SELECT k.kind, (SELECT i.name FROM items i WHERE i.kind = k.kind"
                    + " ORDER BY i.id DESC LIMIT 1) AS latest"
                    + " FROM (SELECT DISTINCT kind FROM items) k ORDER BY k.kind";

    private static VirtualContext context(long queryMemory) {
        return VirtualContext.builder()
                .table("items", ITEMS, Item.class)
                .settings(settings -> settings.memory(512L << 20, queryMemory))
                .build();
    }

    private static List<Row> rows(VirtualSession session, String sql) {
        try (QueryResult result = session.query(sql)) {
            return result.stream().toList();
        }
    }

    private static void assertFails(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        TauroException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void theRowsThatAreReadAgainAreReadOnce() {
        try (VirtualContext context = context(256L << 20)) {
            VirtualSession session = context.as(Principal.ANONYMOUS);
            try (QueryResult result = session.query(LATEST)) {
                List<Row> rows = result.stream().toList();
                assertThat(rows).hasSize(100);
                assertThat(rows.get(7).get(1)).isEqualTo("item number 2907");
                assertThat(result.statistics().scans())
                        .allSatisfy(scan -> assertThat(scan.rows()).isEqualTo(3_000));
            }
            assertThat(session.explain(LATEST)).contains("Apply").contains("Lookup by kind");
        }
    }

    @Test
    void rowsThatCannotBeKeptAreReadAgain() {
        List<Object> expected;
        try (VirtualContext context = context(256L << 20)) {
            expected = column(context.as(Principal.ANONYMOUS));
        }
        try (VirtualContext context = context(100_000)) {
            assertThat(column(context.as(Principal.ANONYMOUS))).isEqualTo(expected);
        }
    }

    private static List<Object> column(VirtualSession session) {
        return rows(
                        session,
                        "SELECT k.n, (SELECT i.name FROM items i WHERE i.kind = k.n"
                                + " ORDER BY i.id DESC LIMIT 1)"
                                + " FROM (VALUES (1), (50), (99), (100)) AS k(n) ORDER BY k.n")
                .stream()
                .map(row -> (Object) row.values())
                .toList();
    }

    @Test
    void aPolicyHoldsWithinACorrelatedQueryToo() {
        try (VirtualContext context =
                VirtualContext.builder()
                        .table("items", ITEMS, Item.class)
                        .table("open", ITEMS, Item.class)
                        .build()) {
            context.protect(TableSecurityPolicy.forTable("items").allow("admin").build());
            context.protect(TableSecurityPolicy.forTable("open").allow("admin", "guest").build());
            String sql =
                    "SELECT o.id FROM open o, LATERAL (SELECT i.name FROM items i"
                            + " WHERE i.kind = o.kind ORDER BY i.id LIMIT 1) x";
            assertFails(
                    ErrorCode.ACCESS_DENIED,
                    () -> context.as(Principal.of("bo", "guest")).query(sql));
            assertThat(rows(context.as(Principal.of("ana", "admin")), sql)).hasSize(3_000);
        }
    }

    @Test
    void aRecursionWithoutEndIsStoppedByItsTimeout() {
        try (VirtualContext context = context(256L << 20)) {
            VirtualSession session = context.as(Principal.ANONYMOUS);
            QueryRequest request =
                    QueryRequest.of(
                                    "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL"
                                            + " SELECT 1 - n FROM r) SELECT count(*) FROM r")
                            .timeout(Duration.ofMillis(200));
            assertFails(
                    ErrorCode.QUERY_TIMEOUT,
                    () -> {
                        try (QueryResult result = session.query(request)) {
                            result.toList();
                        }
                    });
        }
    }

    @Test
    void aRecursionThatGrowsIsStoppedByItsMemory() {
        try (VirtualContext context = context(1L << 20)) {
            VirtualSession session = context.as(Principal.ANONYMOUS);
            assertFails(
                    ErrorCode.MEMORY_LIMIT,
                    () ->
                            rows(
                                    session,
                                    "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT x.n + 1"
                                            + " FROM r AS x, (VALUES (1), (2)) AS y(m))"
                                            + " SELECT count(*) FROM r"));
        }
    }
}
