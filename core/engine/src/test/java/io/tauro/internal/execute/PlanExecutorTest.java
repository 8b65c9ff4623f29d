package io.tauro.internal.execute;

import static io.tauro.internal.execute.AggregatePlans.call;
import static io.tauro.internal.execute.AggregatePlans.distinct;
import static io.tauro.internal.execute.AggregatePlans.groupBy;
import static io.tauro.internal.execute.TestRun.row;
import static io.tauro.internal.execute.TestRun.rowsAtAnySize;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.data.Batch;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.execute.TestScan.Layout;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.kernel.ScalarFunction;
import io.tauro.internal.physical.AggregateFunction;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.AggregateNode;
import io.tauro.internal.physical.PhysicalNode.FilterNode;
import io.tauro.internal.physical.PhysicalNode.HashJoinNode;
import io.tauro.internal.physical.PhysicalNode.JoinKind;
import io.tauro.internal.physical.PhysicalNode.LimitNode;
import io.tauro.internal.physical.PhysicalNode.LoopJoinNode;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.internal.physical.PhysicalNode.ProjectNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.internal.physical.PhysicalNode.SetKind;
import io.tauro.internal.physical.PhysicalNode.SetNode;
import io.tauro.internal.physical.PhysicalNode.SortNode;
import io.tauro.internal.physical.PhysicalNode.ValuesNode;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanExecutorTest {

    private static final Schema SCHEMA =
            Schema.of(Column.of("id", DataType.BIGINT), Column.of("name", DataType.VARCHAR));
    private static final Schema TWICE =
            new Schema(
                    Stream.concat(SCHEMA.columns().stream(), SCHEMA.columns().stream()).toList());

    private static TestScan numbers(int count) {
        List<Object[]> rows = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            rows.add(new Object[] {i, "a name of some length, number " + i});
        }
        return new TestScan(SCHEMA, rows, Layout.PLAIN, 2);
    }

    private static Expression id() {
        return new InputColumn(0, DataType.BIGINT);
    }

    private static Expression above(long value) {
        return new FunctionCall(
                ScalarFunction.GT,
                List.of(id(), new Constant(value, DataType.BIGINT)),
                DataType.BOOLEAN);
    }

    @Test
    void filterAndProjectCompute() {
        PhysicalNode plan =
                new ProjectNode(
                        new FilterNode(numbers(10).node(), above(6), 3),
                        List.of(
                                id(),
                                new FunctionCall(
                                        ScalarFunction.ADD,
                                        List.of(id(), new Constant(100L, DataType.BIGINT)),
                                        DataType.BIGINT)),
                        Schema.of(
                                Column.of("id", DataType.BIGINT),
                                Column.of("more", DataType.BIGINT)));
        assertThat(rowsAtAnySize(plan))
                .containsExactly(row(7L, 107L), row(8L, 108L), row(9L, 109L));
    }

    @Test
    void valuesAreComputedWhereTheyAreNotConstant() {
        Expression sum =
                new FunctionCall(
                        ScalarFunction.ADD,
                        List.of(
                                new Constant(1L, DataType.BIGINT),
                                new Constant(2L, DataType.BIGINT)),
                        DataType.BIGINT);
        PhysicalNode plan =
                new ValuesNode(
                        List.of(
                                List.of(sum, new Constant("x", DataType.VARCHAR)),
                                List.of(
                                        new Constant(null, DataType.BIGINT),
                                        new Constant(null, DataType.VARCHAR))),
                        SCHEMA);
        assertThat(rowsAtAnySize(plan)).containsExactly(row(3L, "x"), row(null, null));
    }

    @Test
    void aRowWithoutColumnsIsARow() {
        PhysicalNode plan = new ValuesNode(List.of(List.of(), List.of()), Schema.of());
        assertThat(rowsAtAnySize(plan)).containsExactly(row(), row());
    }

    @Test
    void limitClosesItsInputWhenItHasEnough() {
        TestScan scan = numbers(1000);
        PhysicalNode plan = new LimitNode(scan.node(), 3, OptionalLong.of(4), 4);
        TestRun run = TestRun.with(2);
        try (ResultCursor cursor = run.start(plan)) {
            List<List<Object>> rows = new ArrayList<>();
            while (rows.size() < 4) {
                TestRun.collect(cursor.next(), rows);
            }
            assertThat(rows).extracting(row -> row.get(0)).containsExactly(3L, 4L, 5L, 6L);
            assertThat(scan.opened()).isEqualTo(1);
            assertThat(scan.closed()).isEqualTo(1);
            assertThat(cursor.next()).isNull();
        }
        assertThat(scan.batches()).isEqualTo(4);
    }

    @Test
    void limitsAreThoseOfTheRows() {
        assertThat(limited(0, OptionalLong.empty())).isEqualTo(10);
        assertThat(limited(4, OptionalLong.empty())).isEqualTo(6);
        assertThat(limited(40, OptionalLong.of(1))).isZero();
        assertThat(limited(8, OptionalLong.of(5))).isEqualTo(2);
        assertThat(limited(0, OptionalLong.of(0))).isZero();
    }

    private static int limited(long offset, OptionalLong limit) {
        return rowsAtAnySize(new LimitNode(numbers(10).node(), offset, limit, 1)).size();
    }

    @Test
    void aLimitOfZeroOpensNothing() {
        TestScan scan = numbers(10);
        TestRun.with(8).rows(new LimitNode(scan.node(), 0, OptionalLong.of(0), 0));
        assertThat(scan.opened()).isZero();
    }

    /** A plan for each operator that holds rows, over inputs of so many rows. */
    static Stream<PhysicalNode> holders() {
        return Stream.of(
                hashJoin(JoinKind.INNER),
                hashJoin(JoinKind.FULL),
                new LoopJoinNode(
                        numbers(20).node(),
                        numbers(4000).node(),
                        JoinKind.LEFT,
                        Constant.of(true),
                        TWICE,
                        1),
                groupBy(
                        numbers(4000).node(),
                        List.of(1),
                        call(AggregateFunction.COUNT, DataType.BIGINT)),
                groupBy(
                        numbers(4000).node(),
                        List.of(),
                        distinct(call(AggregateFunction.COUNT, DataType.BIGINT, 1))),
                groupBy(
                        numbers(4000).node(),
                        List.of(),
                        call(AggregateFunction.ARRAY_AGG, DataType.array(DataType.VARCHAR), 1)),
                new SortNode(
                        numbers(4000).node(),
                        List.of(new Order(1, true, false)),
                        0,
                        OptionalLong.empty(),
                        1),
                new SortNode(
                        numbers(4000).node(),
                        List.of(new Order(1, true, false)),
                        0,
                        OptionalLong.of(3000),
                        1),
                set(SetKind.UNION),
                set(SetKind.INTERSECT),
                set(SetKind.EXCEPT));
    }

    private static PhysicalNode hashJoin(JoinKind kind) {
        return new HashJoinNode(
                numbers(4000).node(),
                numbers(4000).node(),
                kind,
                List.of(0),
                List.of(0),
                List.of(false),
                Optional.empty(),
                false,
                TWICE,
                1);
    }

    private static PhysicalNode set(SetKind kind) {
        return new SetNode(
                List.of(numbers(4000).node(), numbers(2000).node()), kind, false, SCHEMA, 1);
    }

    @ParameterizedTest
    @MethodSource("holders")
    void whoeverHoldsRowsPutsThemOnDiskWhenTheMemoryIsSpent(PhysicalNode plan) {
        TestRun enough = TestRun.withMemory(1L << 26);
        List<List<Object>> expected = enough.rows(plan);
        assertThat(enough.memory.peak()).isGreaterThan(20_000);
        assertThat(enough.spill.files()).isZero();
        TestRun little = TestRun.withMemory(20_000);
        if (plan instanceof AggregateNode lists
                && lists.calls().get(0).function() == AggregateFunction.ARRAY_AGG) {
            assertThatThrownBy(() -> little.rows(plan))
                    .as("one value that exceeds the memory")
                    .isInstanceOfSatisfying(
                            TauroException.class,
                            error -> {
                                assertThat(error.code()).isEqualTo(ErrorCode.MEMORY_LIMIT);
                                assertThat(error.text()).contains("aggregate", "query_memory");
                                assertThat(error.context()).containsKey("operator");
                            });
            return;
        }
        List<List<Object>> rows = little.rows(plan);
        if (plan instanceof SortNode) {
            assertThat(rows).isEqualTo(expected);
        }
        assertThat(rows).hasSameSizeAs(expected);
        assertThat(new HashSet<>(rows)).isEqualTo(new HashSet<>(expected));
        assertThat(little.spill.files()).isPositive();
        assertThat(little.memory.peak()).isLessThan(enough.memory.peak());
    }

    @ParameterizedTest
    @MethodSource("holders")
    void closingEarlyReleasesEverything(PhysicalNode plan) {
        TestRun run = TestRun.with(8);
        ResultCursor cursor = run.start(plan);
        assertThat(cursor.next()).isNotNull();
        cursor.close();
        cursor.close();
        assertThat(cursor.next()).isNull();
        assertThat(run.memory.reserved()).isZero();
        TestRun.assertClosed(plan);
    }

    @ParameterizedTest
    @MethodSource("holders")
    void cancellingReleasesEverything(PhysicalNode plan) {
        TestRun run = TestRun.with(8);
        try (ResultCursor cursor = run.start(plan)) {
            assertThat(cursor.next()).isNotNull();
            run.cancellation.cancel(ErrorCode.QUERY_CANCELLED, "The query was cancelled.");
            assertThatThrownBy(cursor::next)
                    .isInstanceOfSatisfying(
                            TauroException.class,
                            error -> assertThat(error.code()).isEqualTo(ErrorCode.QUERY_CANCELLED));
            assertThat(run.memory.reserved()).isZero();
            TestRun.assertClosed(plan);
        }
    }

    @ParameterizedTest
    @MethodSource("holders")
    void cancellingStopsAnOperatorThatReadsItsInput(PhysicalNode plan) {
        int[] batches = {0};
        TestRun[] run = new TestRun[1];
        run[0] =
                TestRun.guarded(
                        new ScanGuard() {
                            @Override
                            public void beforeOpen(ScanNode node) {}

                            @Override
                            public Batch onBatch(ScanNode node, Batch batch) {
                                if (++batches[0] == 2) {
                                    run[0].cancellation.cancel(
                                            ErrorCode.QUERY_TIMEOUT, "The time is up.");
                                }
                                return batch;
                            }
                        });
        assertThatThrownBy(() -> run[0].rows(plan))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.QUERY_TIMEOUT));
        assertThat(batches[0]).isEqualTo(2);
    }

    @Test
    void statisticsCountWhatEachStepDelivered() {
        TestScan scan = numbers(100);
        ScanNode scanNode = scan.node();
        FilterNode filter = new FilterNode(scanNode, above(89), 10);
        TestRun run = TestRun.with(7);
        run.rows(filter);
        assertThat(run.statistics.of(filter).rows()).isEqualTo(10);
        assertThat(run.statistics.of(scanNode).rows()).isEqualTo(100);
        assertThat(run.statistics.of(scanNode).batches()).isEqualTo(16);
        assertThat(run.statistics.of(filter).nanos())
                .isGreaterThanOrEqualTo(run.statistics.of(scanNode).nanos());
        ScanStatistics scanned = run.statistics.ofScan(scanNode);
        assertThat(scanned.rows()).isEqualTo(100);
        assertThat(scanned.splits()).isEqualTo(2);
        assertThat(scanned.batches()).isEqualTo(16);
        assertThat(scanned.bytes()).isEqualTo(1600);
        assertThat(scanned.nanos()).isPositive();
    }
}
