package io.tauro.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.data.Row;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryRequest;
import io.tauro.query.QueryResult;
import io.tauro.query.SourceBudget;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much of its sources a query may have. */
class SourceBudgetTest {

    public record Counted(int n) {}

    private static VirtualContext context(UnaryOperator<SourceBudget> budget) {
        List<Counted> numbers = IntStream.range(0, 1000).mapToObj(Counted::new).toList();
        return VirtualContext.builder()
                .settings(
                        settings ->
                                settings.batchRows(10)
                                        .threads(1)
                                        .sourceBudget(budget.apply(SourceBudget.UNLIMITED)))
                .table("numbers", numbers, Counted.class)
                .build();
    }

    private static int rows(VirtualContext context, String sql) {
        return rows(context, SourceBudget.UNLIMITED, sql);
    }

    private static int rows(VirtualContext context, SourceBudget budget, String sql) {
        int rows = 0;
        QueryRequest request = QueryRequest.of(sql).sourceBudget(budget);
        try (QueryResult result = context.as(Principal.ANONYMOUS).query(request)) {
            for (Row row : result) {
                rows += row.get(0) == null ? 0 : 1;
            }
        }
        return rows;
    }

    private static void assertSpent(VirtualContext context, String sql, String what) {
        assertSpent(context, SourceBudget.UNLIMITED, sql, what);
    }

    private static void assertSpent(
            VirtualContext context, SourceBudget budget, String sql, String what) {
        assertThatThrownBy(() -> rows(context, budget, sql))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_BUDGET);
                            assertThat(e.context()).containsEntry("budget", what);
                        });
        assertThat(context.load().isIdle()).isTrue();
    }

    @Test
    void rowsThatSourcesSendAreCountedAndNotThoseThatAreDelivered() {
        try (VirtualContext context = context(budget -> budget.rows(1000))) {
            assertThat(rows(context, "SELECT n FROM numbers")).isEqualTo(1000);
            assertThat(rows(context, "SELECT COUNT(*) FROM numbers")).isEqualTo(1);
            assertSpent(context, "SELECT n FROM numbers UNION ALL SELECT n FROM numbers", "rows");
        }
    }

    @Test
    void aQueryThatStopsEarlyNeedsLess() {
        try (VirtualContext context = context(budget -> budget.rows(999))) {
            assertSpent(context, "SELECT n FROM numbers", "rows");
            assertThat(rows(context, "SELECT n FROM numbers FETCH FIRST 5 ROWS ONLY")).isEqualTo(5);
        }
    }

    @Test
    void readsAreCounted() {
        try (VirtualContext context = context(budget -> budget.reads(1))) {
            assertThat(rows(context, "SELECT n FROM numbers")).isEqualTo(1000);
            assertSpent(context, "SELECT n FROM numbers UNION ALL SELECT n FROM numbers", "reads");
        }
    }

    @Test
    void aBudgetIsNotNegative() {
        assertThatThrownBy(() -> SourceBudget.UNLIMITED.rows(-1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aQueryHasABudgetOfItsOwnAndTheLowerOneHolds() {
        try (VirtualContext context = context(budget -> budget.rows(1500))) {
            assertThat(rows(context, SourceBudget.UNLIMITED, "SELECT n FROM numbers"))
                    .isEqualTo(1000);
            assertSpent(context, SourceBudget.UNLIMITED.rows(900), "SELECT n FROM numbers", "rows");
            assertSpent(context, SourceBudget.UNLIMITED.reads(0), "SELECT n FROM numbers", "reads");
            assertSpent(
                    context,
                    SourceBudget.UNLIMITED.rows(5000),
                    "SELECT n FROM numbers UNION ALL SELECT n FROM numbers",
                    "rows");
            assertThat(rows(context, "SELECT n FROM numbers")).isEqualTo(1000);
        }
    }

    @Test
    void aQueryThatIsKnownToReadFarMoreIsRefusedBeforeItReads() {
        try (VirtualContext context = context(budget -> budget.rows(499))) {
            assertRefused(context, "SELECT COUNT(*) FROM numbers");
            assertRefused(context, "SELECT n FROM numbers ORDER BY n");
            assertRefused(
                    context,
                    "SELECT n FROM numbers UNION ALL (SELECT n FROM numbers FETCH FIRST 700 ROWS ONLY)");
        }
    }

    private static void assertRefused(VirtualContext context, String sql) {
        assertThatThrownBy(() -> context.as(Principal.ANONYMOUS).query(sql))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_BUDGET));
        assertThat(context.load().isIdle()).isTrue();
    }

    @Test
    void whatMayStopEarlyIsTriedFirst() {
        try (VirtualContext context = context(budget -> budget.rows(499))) {
            assertThat(
                            rows(
                                    context,
                                    "SELECT n FROM numbers WHERE n + 0 < 90 FETCH FIRST 9 ROWS ONLY"))
                    .isEqualTo(9);
            assertThat(rows(context, "SELECT n FROM numbers WHERE n < 90")).isEqualTo(90);
            assertSpent(context, "SELECT n FROM numbers WHERE n > 90", "rows");
        }
    }
}
